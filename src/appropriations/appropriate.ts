import { sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import { assertDistinctLines } from '../budgets/budgets.queries.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
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

type Change = {
  effectiveOn: string
  amount: number
}

/** By how much each line's appropriated total changed, and when; by 0 where a statement only repeated it. */
async function changesOf(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
): Promise<Map<string, Change[]>> {
  const { rows } = await tx.execute<Change & { lineCode: string }>(sql`
    select line_code as "lineCode", effective_on::text as "effectiveOn", sum(amount)::int8 as amount
    from (
      select line_code, effective_on, amount from journal_entries
      where retreat_id = ${retreatId} and measure = 'appropriated'
      union all
      select item ->> 'lineCode', effective_on, 0 from appropriations, jsonb_array_elements(items) as item
      where retreat_id = ${retreatId}
    ) as changes
    where line_code = any (${sql.param(codes)}::text[])
    group by 1, 2
    order by 1, 2`)
  const changes = new Map<string, Change[]>()
  for (const { lineCode, ...change } of rows)
    changes.set(lineCode, [...(changes.get(lineCode) ?? []), change])
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
