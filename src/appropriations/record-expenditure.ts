import { postingDay, readCalendar } from '../closings/calendar.ts'
import { type Actor, assertSees, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockForPosting, lockLines } from '../platform/db/locks.ts'
import { postEntries } from '../platform/journal/post-entries.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { apbdEntry, presentExpenditure } from './apbd.queries.ts'
import type { Expenditure, NewExpenditure } from './apbd.schema.ts'
import { expenditures } from './appropriations.table.ts'
import { assertOwnReference } from './own-reference.ts'

/**
 * Records what the regional budget paid for a line. Refused beyond what CSR received leaves of the ceiling (no
 * double funding); beyond what was appropriated it is accepted, and a finding.
 */
export async function recordExpenditure(
  tx: Tx,
  actor: Actor,
  { retreatId, expenditure }: { retreatId: string; expenditure: NewExpenditure },
): Promise<Outcome<Expenditure>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  const { lineCode: line, amount: asked, spentOn, bookedOn } = expenditure
  await assertOwnReference(tx, actor, expenditure)
  await lockForPosting(tx, retreatId)
  const effectiveOn = postingDay(
    await readCalendar(tx, retreatId),
    { on: spentOn, pointer: '/spentOn' },
    { on: bookedOn, pointer: '/bookedOn' },
  )
  const balance = (await lockLines(tx, retreatId, [line])).get(line)
  if (!balance) refuseAt('/lineCode', 'unknown_line', { line })
  const left = balance.ceiling - balance.received - balance.spent
  if (asked > left) refuseAt('/amount', 'double_funding', { line, asked, left, ceiling: balance.ceiling })

  const [row] = await tx
    .insert(expenditures)
    .values({
      id: newId(),
      retreatId,
      ...expenditure,
      invoiceNumber: expenditure.invoiceNumber ?? null,
      externalRef: expenditure.externalRef ?? null,
      makers: makersOf(actor),
    })
    .returning()
  const eventId = newId()
  const entries = await postEntries(tx, eventId, [
    apbdEntry({ retreatId, measure: 'spent', lineCode: line, amount: asked, effectiveOn }),
  ])
  const result = presentExpenditure(mustExist(row, 'the expenditure just recorded'))
  return {
    result,
    events: [
      {
        id: eventId,
        type: 'expenditure.recorded',
        subject: { type: 'expenditure', id: result.id },
        retreatId,
        data: { entries },
      },
    ],
  }
}
