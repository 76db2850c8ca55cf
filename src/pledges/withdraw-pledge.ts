import { eq } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { negated } from '../platform/journal/post-entries.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { pledgeActions } from './pledge-actions.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { lockPledge } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Takes a submitted pledge back before anybody decided on it: the lines get back what was reserved, as at a rejection, and it
 * is a draft again. Who takes it back becomes a maker of it.
 */
export async function withdrawPledge(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason?: string | undefined },
): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  const calendar = await readCalendar(tx, pledge.retreatId)
  assertOpen(pledgeActions.withdrawal, actor, pledge)
  const [withdrawn] = await tx
    .update(pledges)
    .set({ state: 'draft', withdrawalReason: reason ?? null, makers: withMaker(pledge.makers, actor) })
    .where(eq(pledges.id, id))
    .returning()
  const eventId = newId()
  const reserved = await netEntries(tx, { pledgeIds: [id] }, ['reserved'])
  const posted = await postOnOpenDays(tx, calendar, eventId, negated(reserved))
  return transitionOutcome(tx, eventId, 'pledge.withdrawn', mustExist(withdrawn, 'the locked pledge'), posted)
}
