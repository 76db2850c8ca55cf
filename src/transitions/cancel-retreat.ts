import { eq } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { lockWholeRetreat } from '../db/locks.ts'
import { assertPostable, readCalendar } from '../periods/calendar.ts'
import { assertNotCancelled, presentRetreat, venuesOf } from '../retreats/retreats.queries.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { retreatOutcome } from '../retreats/write-retreat.ts'
import { mustExist } from '../shared/must-exist.ts'
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
  await assertNotCancelled(tx, retreatId)
  const { cancelledOn, reason } = cancellation
  assertPostable(await readCalendar(tx), cancelledOn, '/cancelledOn')
  const [row] = await tx
    .update(retreats)
    .set({ cancelledOn, cancellationReason: reason })
    .where(eq(retreats.id, retreatId))
    .returning()
  const retreat = mustExist(row, 'the locked retreat')
  return retreatOutcome('retreat.cancelled', presentRetreat(retreat, await venuesOf(tx, [retreatId])))
}
