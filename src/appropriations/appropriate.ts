import { and, eq, inArray, sql } from 'drizzle-orm'
import { assertDistinctLines, isOfOtherVenue, readAdoptedLines } from '../budgets/budgets.queries.ts'
import { openDay, postingDay, readCalendar } from '../closings/calendar.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, assertSees, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { type LineBalance, lockForPosting, lockLines } from '../platform/db/locks.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import { postEntries } from '../platform/journal/post-entries.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { retreatActions } from '../retreats/retreat-actions.ts'
import { findRetreat, readRetreatStanding } from '../retreats/retreats.queries.ts'
import { apbdEntry, presentAppropriation } from './apbd.queries.ts'
import type { Appropriation, NewAppropriation } from './apbd.schema.ts'
import { appropriations } from './appropriations.table.ts'
import { type Layer, restated } from './restate.ts'

/**
 * States what the regional budget gives to lines from a day on. A back-dated statement counts until the next one by
 * `effectiveOn`, which it leaves as it is; where nothing of that span is open, it is refused.
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
  assertOpen(retreatActions.appropriations, actor, await readRetreatStanding(tx, retreatId))
  const calendar = await readCalendar(tx, retreatId)
  const codes = items.map(({ lineCode }) => lineCode)
  // Before what was stated is read: no other statement of these lines comes between.
  const balances = await lockLines(tx, retreatId, codes)
  const next = await nextStatements(tx, retreatId, codes, effectiveOn)
  assertCounts(items, next, openDay(calendar, effectiveOn))
  const from = postingDay(
    calendar,
    { on: effectiveOn, pointer: '/effectiveOn' },
    { on: bookedOn, pointer: '/bookedOn' },
  )
  assertCounts(items, next, from)
  await assertStatable(tx, retreatId, items, balances)

  const [row] = await tx
    .insert(appropriations)
    .values({ id: newId(), retreatId, ...appropriation, makers: makersOf(actor) })
    .returning()
  const eventId = newId()
  const layers = await layersOf(tx, retreatId, codes)
  const entries = await postEntries(
    tx,
    eventId,
    items.flatMap(({ lineCode, amount }) => {
      const span = { from, until: next.get(lineCode)?.countsFrom, amount }
      return restated(layers.get(lineCode) ?? [], span).map((layer) =>
        apbdEntry({ retreatId, measure: 'appropriated', lineCode, ...layer }),
      )
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

type Items = NewAppropriation['items']

/** Refuses a line that the budget in force does not have, or whose venue was not chosen; 0 takes back what such a one has. */
async function assertStatable(
  tx: Tx,
  retreatId: string,
  items: Items,
  balances: ReadonlyMap<string | null, LineBalance>,
): Promise<void> {
  const codes = items.map(({ lineCode }) => lineCode)
  const { lines } = await readAdoptedLines(tx, retreatId, codes)
  items.forEach(({ lineCode: line, amount }, index) => {
    const pointer = `/items/${index}/lineCode` as const
    if (amount === 0 && balances.has(line)) return
    const found = lines.get(line) ?? refuseAt(pointer, 'unknown_line', { line })
    const { chosenVenue } = found
    if (isOfOtherVenue(found, chosenVenue))
      refuseAt(pointer, 'line_of_other_venue', { line, venue: chosenVenue })
  })
}

interface Statement {
  lineCode: string
  effectiveOn: string
  countsFrom: string
  documentNumber: string
}

/** Refuses a statement that would count from a day on which the next one counts already. */
function assertCounts(items: Items, next: ReadonlyMap<string, Statement>, from: string): void {
  items.forEach(({ lineCode: line }, index) => {
    const statement = next.get(line)
    if (statement && from >= statement.countsFrom) {
      const { effectiveOn, countsFrom, documentNumber } = statement
      const figures = { line, from, documentNumber, effectiveOn, countsFrom }
      refuseAt(`/items/${index}/lineCode`, 'statement_superseded', figures)
    }
  })
}

/** What is appropriated to these lines, by the days on which it changes. */
async function layersOf(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
): Promise<Map<string | null, Layer[]>> {
  const entry = journalEntries
  const rows = await tx
    .select({
      lineCode: entry.lineCode,
      effectiveOn: entry.effectiveOn,
      amount: sql<number>`sum(${entry.amount})::int8`.mapWith(Number),
    })
    .from(entry)
    .where(
      and(
        eq(entry.retreatId, retreatId),
        eq(entry.measure, 'appropriated'),
        inArray(entry.lineCode, [...codes]),
      ),
    )
    .groupBy(entry.lineCode, entry.effectiveOn)
    .orderBy(entry.effectiveOn)
  return groupBy(rows, ({ lineCode }) => lineCode)
}

/**
 * Of each line, what was stated for a later day: the one that counts first. By the records: a statement that repeats
 * the total of the one before left no entry.
 */
async function nextStatements(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
  effectiveOn: string,
): Promise<Map<string, Statement>> {
  const lineCode = sql<string>`item ->> 'lineCode'`
  const countsFrom = sql<string>`coalesce(${appropriations.bookedOn}, ${appropriations.effectiveOn})`
  const rows = await tx
    .selectDistinctOn([lineCode], {
      lineCode,
      countsFrom: sql<string>`${countsFrom}::text`,
      effectiveOn: appropriations.effectiveOn,
      documentNumber: appropriations.documentNumber,
    })
    .from(appropriations)
    .crossJoin(sql`jsonb_array_elements(${appropriations.items}) as item`)
    .where(
      and(
        eq(appropriations.retreatId, retreatId),
        sql`${appropriations.effectiveOn} > ${effectiveOn}`,
        inArray(lineCode, [...codes]),
      ),
    )
    .orderBy(lineCode, countsFrom)
  return new Map(rows.map((row) => [row.lineCode, row]))
}
