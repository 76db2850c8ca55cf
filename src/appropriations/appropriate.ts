import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import { assertDistinctLines } from '../budgets/budgets.queries.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { journalEntries } from '../journal/journal.table.ts'
import { lockForPosting, lockLines } from '../journal/locks.ts'
import { type Entry, postEntries } from '../journal/post-entries.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { assertFound, refuseAt } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { presentAppropriation } from './apbd.queries.ts'
import type { Appropriation, NewAppropriation } from './apbd.schema.ts'
import { appropriations } from './appropriations.table.ts'

/**
 * States what the regional budget gives to lines from a day on. A statement dated before one that is already there
 * leaves the later one as it is: it holds up to that day only.
 */
export async function appropriate(
  tx: Tx,
  actor: Actor,
  { retreatId, appropriation }: { retreatId: string; appropriation: NewAppropriation },
): Promise<Outcome<Appropriation>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  const { effectiveOn, items } = appropriation
  assertDistinctLines('/items', items)
  await lockForPosting(tx, retreatId)
  const codes = items.map(({ lineCode }) => lineCode)
  const lines = await lockLines(tx, retreatId, codes)
  items.forEach(({ lineCode: line }, index) => {
    if (!lines.has(line)) refuseAt(`/items/${index}/lineCode`, 'unknown_line', { line })
  })

  const [row] = await tx
    .insert(appropriations)
    .values({ id: newId(), retreatId, ...appropriation, makers: [actor.personId] })
    .returning()
  const changes = await changesOf(tx, retreatId, codes)
  const eventId = newId()
  const entries = await postEntries(
    tx,
    eventId,
    items.flatMap(({ lineCode, amount }) =>
      statement(changes.get(lineCode) ?? [], effectiveOn, amount).map((change) =>
        apbdEntry(retreatId, lineCode, change),
      ),
    ),
  )
  const result = presentAppropriation(assertFound(row, 'internal_error'))
  return {
    result,
    events: [
      {
        id: eventId,
        type: 'appropriation.stated',
        subject: { type: 'appropriation', id: result.id },
        retreatId,
        data: { ...result, entries },
      },
    ],
  }
}

interface Change {
  effectiveOn: string
  amount: number
}

/** By how much each line's appropriated total changed, and when. */
async function changesOf(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
): Promise<Map<string, Change[]>> {
  const { lineCode, effectiveOn, measure, amount } = journalEntries
  const rows = await tx
    .select({ lineCode, effectiveOn, amount: sql<number>`sum(${amount})::int8`.mapWith(Number) })
    .from(journalEntries)
    .where(
      and(
        eq(journalEntries.retreatId, retreatId),
        eq(measure, 'appropriated'),
        inArray(lineCode, [...codes]),
      ),
    )
    .groupBy(lineCode, effectiveOn)
    .orderBy(asc(lineCode), asc(effectiveOn))
  const changes = new Map<string, Change[]>()
  for (const row of rows) changes.set(row.lineCode ?? '', [...(changes.get(row.lineCode ?? '') ?? []), row])
  return changes
}

/** The change that brings a line to its new total on that day, and takes it back where a later statement begins. */
function statement(changes: readonly Change[], effectiveOn: string, newTotal: number): Change[] {
  const before = changes.filter((change) => change.effectiveOn <= effectiveOn)
  const delta = newTotal - before.reduce((total, change) => total + change.amount, 0)
  const next = changes.find((change) => change.effectiveOn > effectiveOn)
  return [
    { effectiveOn, amount: delta },
    ...(next ? [{ effectiveOn: next.effectiveOn, amount: -delta }] : []),
  ]
}

function apbdEntry(retreatId: string, lineCode: string, change: Change): Entry {
  return {
    retreatId,
    measure: 'appropriated',
    lineCode,
    companyId: null,
    pledgeId: null,
    disbursementId: null,
    form: null,
    channel: null,
    ...change,
  }
}
