import { sql } from 'drizzle-orm'
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
  const before = await linesBefore(tx, retreatId, codes, effectiveOn)
  const eventId = newId()
  const entries = await postEntries(
    tx,
    eventId,
    items.flatMap(({ lineCode, amount }) =>
      changesBy(before.get(lineCode), effectiveOn, amount).map((change) =>
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

interface LineBefore {
  /** What is appropriated on the day. */
  total: number
  /** The day of the line's next statement, also of one that changed nothing. */
  next: string | null
}

/** How the lines stand on a day, before a statement of that day. */
async function linesBefore(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
  day: string,
): Promise<Map<string, LineBefore>> {
  const { rows } = await tx.execute<LineBefore & Record<string, unknown> & { lineCode: string }>(sql`
    select line_code as "lineCode",
      (select coalesce(sum(amount), 0)::int8 from ${journalEntries} e
       where e.retreat_id = ${retreatId} and e.measure = 'appropriated' and e.line_code = line.line_code
         and e.effective_on <= ${day}) as total,
      (select min(coalesce(a.booked_on, a.effective_on))::text from ${appropriations} a
       where a.retreat_id = ${retreatId} and coalesce(a.booked_on, a.effective_on) > ${day}
         and a.items @> jsonb_build_array(jsonb_build_object('lineCode', line.line_code))) as next
    from unnest(${sql.param([...codes])}::text[]) line (line_code)`)
  return new Map(rows.map(({ lineCode, ...line }) => [lineCode, line]))
}

interface Change {
  effectiveOn: string
  amount: number
}

/** What brings a line to its new total on that day, and takes it back where the next statement begins. */
function changesBy(before: LineBefore | undefined, effectiveOn: string, newTotal: number): Change[] {
  const amount = newTotal - (before?.total ?? 0)
  const next = before?.next ?? null
  return [{ effectiveOn, amount }, ...(next === null ? [] : [{ effectiveOn: next, amount: -amount }])]
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
