import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Calendar } from '../closings/calendar.ts'
import { disbursements } from '../disbursements/disbursements.table.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { pledgeLineBalances } from '../platform/journal/balances.table.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { postTransfer, type Transfer } from '../transfers/post-transfer.ts'
import {
  type Limits,
  type MoneyOnLine,
  type PromiseOnLine,
  type Release,
  releaseExcess,
} from './release-excess.ts'

/**
 * Moves what has to leave these lines to the unallocated parts of its pledges. The caller holds the whole retreat.
 * Two queries tell what stands there, however many pledges that are.
 */
export async function releaseLines(
  tx: Tx,
  actor: Actor,
  eventId: string,
  calendar: Calendar,
  { lines, ...transfer }: Omit<Transfer, 'moves'> & { lines: readonly Limits[] },
): Promise<{ released: Release[]; entries: Entry[] }> {
  const codes = lines.map(({ lineCode }) => lineCode)
  const promises = groupBy(await promisesOn(tx, transfer.retreatId, codes), ({ lineCode }) => lineCode)
  const money = groupBy(await moneyOn(tx, transfer.retreatId, codes), ({ lineCode }) => lineCode)
  const released = lines.flatMap((line) =>
    releaseExcess(line, promises.get(line.lineCode) ?? [], money.get(line.lineCode) ?? []),
  )
  if (released.length === 0) return { released, entries: [] }
  const moves = released.map(({ lineCode: from, ...what }) => ({ ...what, from, to: null }))
  return { released, entries: await postTransfer(tx, actor, eventId, calendar, { ...transfer, moves }) }
}

const balance = pledgeLineBalances

async function promisesOn(tx: Tx, retreatId: string, codes: readonly string[]): Promise<PromiseOnLine[]> {
  return tx
    .select({
      pledgeId: balance.pledgeId,
      lineCode: balance.lineKey,
      pledgedOn: pledges.pledgedOn,
      reserved: balance.reserved,
      received: balance.received,
    })
    .from(balance)
    .innerJoin(pledges, and(eq(pledges.retreatId, balance.retreatId), eq(pledges.id, balance.pledgeId)))
    .where(
      and(eq(balance.retreatId, retreatId), inArray(balance.lineKey, [...codes]), gt(balance.reserved, 0)),
    )
}

/** By the journal: it alone knows on which lines a disbursement stands after the moves. */
async function moneyOn(tx: Tx, retreatId: string, codes: readonly string[]): Promise<MoneyOnLine[]> {
  const entry = journalEntries
  const received = sql<number>`sum(${entry.amount})::int8`
  return tx
    .select({
      pledgeId: disbursements.pledgeId,
      disbursementId: disbursements.id,
      lineCode: balance.lineKey,
      receivedOn: disbursements.receivedOn,
      received: received.mapWith(Number),
    })
    .from(balance)
    .innerJoin(
      entry,
      and(
        // Of this retreat alone: an index leads to it, whatever the others have posted.
        eq(entry.retreatId, balance.retreatId),
        eq(entry.pledgeId, balance.pledgeId),
        eq(entry.lineCode, balance.lineCode),
        eq(entry.measure, 'received'),
      ),
    )
    .innerJoin(disbursements, eq(disbursements.id, entry.disbursementId))
    .where(
      and(eq(balance.retreatId, retreatId), inArray(balance.lineKey, [...codes]), gt(balance.received, 0)),
    )
    .groupBy(disbursements.id, balance.lineKey)
    .having(gt(received, 0))
}
