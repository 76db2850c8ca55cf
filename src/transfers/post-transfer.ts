import { type Calendar, openDay } from '../closings/calendar.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { type Move, moved } from '../platform/journal/move-entries.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { type Entry, postEntries } from '../platform/journal/post-entries.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { newId } from '../platform/shared/ids.ts'
import { type TransferKind, type Transferred, transfers } from './transfers.table.ts'

export interface Transfer {
  retreatId: string
  kind: TransferKind
  subjectId: string
  /** Day (WITA) from which the moves count; each entry takes it, or its own date where that is later. */
  effectiveOn: string
  /** Day of the books where `effectiveOn` is closed. */
  bookedOn?: string | null | undefined
  reason: string | null
  moves: readonly Transferred[]
}

/**
 * Moves promises, and with a disbursement the money that it brought, between parts of their pledges, and keeps the
 * record of it. All measures of what moves go together. The caller holds the locks and has checked that so much
 * is there and that it may go where it goes. Answers the entries made.
 */
export async function postTransfer(
  tx: Tx,
  actor: Actor,
  eventId: string,
  calendar: Calendar,
  transfer: Transfer,
): Promise<Entry[]> {
  const { moves, effectiveOn, bookedOn } = transfer
  const from = openDay(calendar, bookedOn ?? effectiveOn)
  await tx
    .insert(transfers)
    .values({ id: newId(), eventId, ...transfer, moves: [...moves], madeBy: actor.personId })
  const entries = [
    ...(await entriesByDocument(tx, moves, 'pledgeId', from)),
    ...(await entriesByDocument(tx, moves, 'disbursementId', from)),
  ]
  return postEntries(tx, eventId, entries)
}

/** What the moves do to each record: to the promises of pledges, or to the money of disbursements. */
async function entriesByDocument(
  tx: Tx,
  moves: readonly Transferred[],
  key: 'pledgeId' | 'disbursementId',
  from: string,
): Promise<Entry[]> {
  const named = moves.filter((move) => move[key] !== null)
  const net = await netByRecord(tx, named, key)
  return [...groupBy(named, (move) => move[key] ?? '')].flatMap(([id, ofRecord]) => {
    const standing = net.get(id) ?? []
    return inOneGo(ofRecord).flatMap((move) => {
      const made = moved(standing, move, from)
      // The next move of the same record starts from where this one leaves it.
      standing.push(...made)
      return made
    })
  })
}

/** Moves that follow each other from the same part to the same part are one: a pledge may have thousands of receipts. */
function inOneGo(moves: readonly Move[]): Move[] {
  const merged: Move[] = []
  for (const { from, to, amount } of moves) {
    const last = merged.at(-1)
    if (last && last.from === from && last.to === to) last.amount += amount
    else merged.push({ from, to, amount })
  }
  return merged
}

/** Net entries by the record that they belong to: promises by pledge, money by disbursement. */
async function netByRecord(
  tx: Tx,
  moves: readonly Transferred[],
  key: 'pledgeId' | 'disbursementId',
): Promise<Map<string, Entry[]>> {
  const ids = [...new Set(moves.flatMap((move) => move[key] ?? []))]
  if (ids.length === 0) return new Map()
  const net =
    key === 'pledgeId'
      ? await netEntries(tx, { pledgeIds: ids }, ['reserved', 'pledged', 'committed'])
      : await netEntries(tx, { disbursementIds: ids }, ['received', 'verified'])
  return groupBy(net, (entry) => entry[key] ?? '')
}
