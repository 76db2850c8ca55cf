import { eq } from 'drizzle-orm'
import { assertPostable, readCalendar } from '../closings/calendar.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import {
  assertNotCancelled,
  findVisibleRetreat,
  presentRetreat,
  venuesOf,
} from '../retreats/retreats.queries.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { retreatOutcome } from '../retreats/write-retreat.ts'
import type { RetreatCancellation } from './transitions.schema.ts'

/**
 * Cancels a retreat: no new pledges, approvals or appropriations from now on. Nothing that stands on it moves; what
 * was handed over is verified, refunded and reported on as before.
 */
export async function cancelRetreat(
  tx: Tx,
  actor: Actor,
  { retreatId, cancellation }: { retreatId: string; cancellation: RetreatCancellation },
): Promise<Outcome<Retreat>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  await lockWholeRetreat(tx, retreatId)
  await findVisibleRetreat(tx, actor, retreatId)
  await assertNotCancelled(tx, retreatId)
  const { cancelledOn, reason } = cancellation
  assertPostable(await readCalendar(tx, retreatId), cancelledOn, '/cancelledOn')
  const [row] = await tx
    .update(retreats)
    .set({ cancelledOn, cancellationReason: reason })
    .where(eq(retreats.id, retreatId))
    .returning()
  const retreat = mustExist(row, 'the locked retreat')
  return retreatOutcome('retreat.cancelled', presentRetreat(retreat, await venuesOf(tx, [retreatId])))
}
