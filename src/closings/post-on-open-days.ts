import type { Tx } from '../platform/db/client.ts'
import { withdraw } from '../platform/journal/move-entries.ts'
import { type Entry, negated, postEntries } from '../platform/journal/post-entries.ts'
import { type Calendar, onOpenDays, openDay } from './calendar.ts'

/** Posts what speaks of older records: each entry on its own date, or the first open day after a locked month. */
export async function postOnOpenDays(
  tx: Tx,
  calendar: Calendar,
  eventId: string,
  entries: readonly Entry[],
): Promise<Entry[]> {
  return postEntries(tx, eventId, onOpenDays(calendar, entries))
}

/**
 * The entries that take a record's net entries back: each on its own date, or the first open day after a locked
 * month. A withdrawal that stays in a locked month until then keeps what it withdrew there with it, so that no date
 * turns negative.
 */
export function takenBack(calendar: Calendar, net: readonly Entry[]): Entry[] {
  const returned = onOpenDays(calendar, negated(net.filter(({ amount }) => amount < 0)))
  const standing = [...net, ...returned]
  const taken = net
    .filter(({ amount }) => amount > 0)
    .flatMap(({ measure, lineCode: from, amount, effectiveOn }) => {
      const ofMeasure = standing.filter((entry) => entry.measure === measure)
      const entries = withdraw(ofMeasure, { from, amount }, openDay(calendar, effectiveOn))
      standing.push(...entries)
      return entries
    })
  return onOpenDays(calendar, [...returned, ...taken])
}
