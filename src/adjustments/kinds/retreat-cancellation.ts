import { and, eq } from 'drizzle-orm'
import { assertPostable } from '../../closings/calendar.ts'
import { assertOpen } from '../../platform/authority/actions.ts'
import { netEntries } from '../../platform/journal/net-entries.ts'
import { negated, notBefore } from '../../platform/journal/post-entries.ts'
import { pledges } from '../../pledges/pledges.table.ts'
import { retreatActions } from '../../retreats/retreat-actions.ts'
import { assertNotCancelled } from '../../retreats/retreats.queries.ts'
import { retreats } from '../../retreats/retreats.table.ts'
import type { RetreatCancellation } from '../adjustments.schema.ts'
import { type Kind, requestOf } from './kind.ts'
import { lockRetreat, retreatOf } from './of-retreat.ts'

/**
 * Cancels a retreat: what waits for approval is a draft again, and nothing new is promised from now on. Nothing that stands on
 * it moves; what was handed over is verified, refunded and reported on as before.
 */
export const retreatCancellation: Kind<{ retreatId: string; request: RetreatCancellation }> = {
  async check(tx, actor, { retreatId, request }) {
    assertOpen(retreatActions.cancellation, actor, await lockRetreat(tx, actor, retreatId))
    const { cancelledOn: effectiveOn, reason } = request
    return { retreatId, kind: 'retreat_cancellation', request, effectiveOn, reason }
  },

  async apply(tx, { adjustment }, { calendar }) {
    const { id } = await retreatOf(tx, adjustment)
    const { cancelledOn, reason } = requestOf<RetreatCancellation>(adjustment)
    await assertNotCancelled(tx, id)
    assertPostable(calendar, cancelledOn, '/cancelledOn')
    await tx.update(retreats).set({ cancelledOn, cancellationReason: reason }).where(eq(retreats.id, id))
    const withdrawn = await tx
      .update(pledges)
      .set({ state: 'draft', withdrawalReason: reason })
      .where(and(eq(pledges.retreatId, id), eq(pledges.state, 'submitted')))
      .returning({ id: pledges.id })
    if (withdrawn.length === 0) return {}
    const pledgeIds = withdrawn.map((pledge) => pledge.id)
    const reserved = await netEntries(tx, { pledgeIds }, ['reserved'])
    // Not before the day of the cancellation: until then it was waited for.
    return { entries: negated(notBefore(reserved, cancelledOn)) }
  },
}
