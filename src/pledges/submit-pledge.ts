import { eq } from 'drizzle-orm'
import { assertAllocatable, linesNamedIn } from '../budgets/budgets.queries.ts'
import { assertRoomFor } from '../budgets/line-room.ts'
import { readCalendar } from '../closings/calendar.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { entriesOf, postEntries } from '../platform/journal/post-entries.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { takeLetter } from './draft-pledge.ts'
import { pledgeActions, readPledgeStanding } from './pledge-actions.ts'
import { assertStandingDates, basisOf, transitionOutcome } from './pledge-entries.ts'
import { letterAmountStated, lockLetters } from './pledge-papers.ts'
import { findVisiblePledge, lockPledge } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Submits a pledge for approval and reserves its allocations on the lines, so that no two pledges can promise the
 * same rupiah of a ceiling. Refused with the lines on which there is not enough room.
 */
export async function submitPledge(tx: Tx, actor: Actor, { id }: { id: string }): Promise<Outcome<Pledge>> {
  await lockLetters(tx, [await findVisiblePledge(tx, actor, id)])
  const pledge = await lockPledge(tx, actor, id)
  assertOpen(pledgeActions.submission, actor, { ...pledge, ...(await readPledgeStanding(tx, id)) })
  await assertAllocatable(tx, pledge.retreatId, linesNamedIn(pledge.allocations))
  const calendar = await readCalendar(tx, pledge.retreatId)
  assertStandingDates(calendar, pledge)
  await assertRoomFor(tx, pledge.retreatId, pledge)

  // What was rejected gave up its letter, which another pledge may have taken.
  const { bound, warnings } =
    pledge.state === 'rejected' ? await takeLetter(tx, actor, pledge) : { bound: [], warnings: [] }

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
  const row = mustExist(submitted, 'the locked pledge')
  const { result, events } = await transitionOutcome(tx, eventId, 'pledge.submitted', row, { entries })
  return {
    result: { ...result, warnings: [...(result.warnings ?? []), ...warnings] },
    events: [...events, ...bound.map(letterAmountStated)],
  }
}
