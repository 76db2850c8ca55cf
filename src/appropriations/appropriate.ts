import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { assertDistinctLines } from '../budgets/budgets.queries.ts'
import { assertPostable, postingDay, readCalendar } from '../closings/calendar.ts'
import { type Actor, assertSees, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockForPosting, lockLines } from '../platform/db/locks.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import { postEntries } from '../platform/journal/post-entries.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { assertNotCancelled, findRetreat } from '../retreats/retreats.queries.ts'
import { apbdEntry, presentAppropriation } from './apbd.queries.ts'
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
  const { effectiveOn, bookedOn, items } = appropriation
  assertDistinctLines('/items', items)
  await lockForPosting(tx, retreatId)
  await assertNotCancelled(tx, retreatId)
  const calendar = await readCalendar(tx)
  const from = postingDay(
    calendar,
    { on: effectiveOn, pointer: '/effectiveOn' },
    { on: bookedOn, pointer: '/bookedOn' },
  )
  const codes = items.map(({ lineCode }) => lineCode)
  const lines = await lockLines(tx, retreatId, codes)
  items.forEach(({ lineCode: line }, index) => {
    if (!lines.has(line)) refuseAt(`/items/${index}/lineCode`, 'unknown_line', { line })
  })
  const totals = await totalsAt(tx, retreatId, codes, from)
  const nextStatements = await nextStatementsAfter(tx, retreatId, codes, from)

  const [row] = await tx
    .insert(appropriations)
    .values({ id: newId(), retreatId, ...appropriation, makers: makersOf(actor) })
    .returning()
  const eventId = newId()
  const entries = await postEntries(
    tx,
    eventId,
    items.flatMap(({ lineCode, amount }, index) => {
      const change = amount - (totals.get(lineCode) ?? 0)
      const until = change === 0 ? undefined : nextStatements.get(lineCode)
      // There the next statement's own total begins again: an entry that a locked month does not take.
      if (until !== undefined) assertPostable(calendar, until, `/items/${index}/lineCode`)
      return [
        { effectiveOn: from, amount: change },
        ...(until === undefined ? [] : [{ effectiveOn: until, amount: -change }]),
      ].map((dated) => apbdEntry({ retreatId, measure: 'appropriated', lineCode, ...dated }))
    }),
  )
  const result = presentAppropriation(mustExist(row, 'the appropriation just stated'))
  return {
    result,
    events: [
      {
        id: eventId,
        type: 'appropriation.stated',
        subject: { type: 'appropriation', id: result.id },
        retreatId,
        data: { entries },
      },
    ],
  }
}

/** What these lines are given on a day. */
async function totalsAt(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
  day: string,
): Promise<Map<string | null, number>> {
  const entry = journalEntries
  const rows = await tx
    .select({ lineCode: entry.lineCode, total: sql<number>`sum(${entry.amount})::int8`.mapWith(Number) })
    .from(entry)
    .where(
      and(
        eq(entry.retreatId, retreatId),
        eq(entry.measure, 'appropriated'),
        inArray(entry.lineCode, [...codes]),
        lte(entry.effectiveOn, day),
      ),
    )
    .groupBy(entry.lineCode)
  return new Map(rows.map(({ lineCode, total }) => [lineCode, total]))
}

/**
 * The day of the next statement of each line after a day. By the records: a statement that repeats the total of
 * the one before left no entry.
 */
async function nextStatementsAfter(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const countsFrom = sql<string>`coalesce(${appropriations.bookedOn}, ${appropriations.effectiveOn})`
  const lineCode = sql<string>`item ->> 'lineCode'`
  const rows = await tx
    .select({ lineCode, next: sql<string>`min(${countsFrom})::text` })
    .from(appropriations)
    .crossJoin(sql`jsonb_array_elements(${appropriations.items}) as item`)
    .where(and(eq(appropriations.retreatId, retreatId), gt(countsFrom, day), inArray(lineCode, [...codes])))
    .groupBy(lineCode)
  return new Map(rows.map(({ lineCode, next }) => [lineCode, next]))
}
