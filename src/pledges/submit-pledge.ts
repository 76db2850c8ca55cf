import { eq } from 'drizzle-orm'
import { assertAllocatable, linesNamedIn } from '../budgets/budgets.queries.ts'
import { assertRoomFor } from '../budgets/line-room.ts'
import { readCalendar } from '../closings/calendar.ts'
import { assertPromising } from '../companies/companies.queries.ts'
import { type Actor, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { entriesOf, postEntries } from '../platform/journal/post-entries.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { assertNotCancelled } from '../retreats/retreats.queries.ts'
import { assertStandingDates, basisOf, transitionOutcome } from './pledge-entries.ts'
import { assertState, lockPledge } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Submits a pledge for approval and reserves its allocations on the lines, so that no two pledges can promise the
 * same rupiah of a ceiling. Refused with the lines on which there is not enough room.
 */
export async function submitPledge(tx: Tx, actor: Actor, { id }: { id: string }): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  assertState(pledge, 'draft', 'rejected')
  await assertNotCancelled(tx, pledge.retreatId)
  await assertAllocatable(tx, pledge.retreatId, linesNamedIn(pledge.allocations))
  const calendar = await readCalendar(tx, pledge.retreatId)
  await assertPromising(tx, pledge.companyId, calendar.today)
  assertStandingDates(calendar, pledge)
  await assertRoomFor(tx, pledge.retreatId, pledge)

  const [submitted] = await tx
    .update(pledges)
    .set({
      state: 'submitted',
      makers: withMaker(pledge.makers, actor),
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
      withdrawalReason: null,
    })
    .where(eq(pledges.id, id))
    .returning()
  const eventId = newId()
  const entries = await postEntries(tx, eventId, entriesOf(basisOf(pledge), 'reserved', pledge))
  return transitionOutcome(
    tx,
    eventId,
    'pledge.submitted',
    mustExist(submitted, 'the locked pledge'),
    entries,
  )
}
