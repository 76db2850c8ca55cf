import type { Tx } from '../platform/db/client.ts'
import { type Entry, merged, postEntries } from '../platform/journal/post-entries.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { warning } from '../platform/shared/warnings.ts'
import { bookedLater, type Calendar, onOpenDays } from './calendar.ts'

/** What was posted, as its event carries it. */
export interface Posted {
  entries: Entry[]
  /** The first open day, where something of it would count from a closed one. */
  bookedOn?: string
}

/** Posts what speaks of older records: each entry on its own date, or the first open day where that one is closed. */
export async function postOnOpenDays(
  tx: Tx,
  calendar: Calendar,
  eventId: string,
  entries: readonly Entry[],
): Promise<Posted> {
  const ofOwnDays = merged(entries).filter(({ amount }) => amount !== 0)
  const posted = await postEntries(tx, eventId, merged(onOpenDays(calendar, ofOwnDays)))
  return { entries: posted, ...bookedLater(calendar, ...ofOwnDays.map(({ effectiveOn }) => effectiveOn)) }
}

/** What the answer to a deed says of the day from which it counts, where that is not its own. */
export function bookingWarnings({ bookedOn }: Pick<Posted, 'bookedOn'>): Warning[] {
  if (bookedOn === undefined) return []
  return [warning('booked_later', '', { bookedOn })]
}
