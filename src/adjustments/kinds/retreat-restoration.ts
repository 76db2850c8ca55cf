import { eq } from 'drizzle-orm'
import { assertOpen } from '../../platform/authority/actions.ts'
import { AppError } from '../../platform/shared/errors.ts'
import { retreatActions } from '../../retreats/retreat-actions.ts'
import { retreats } from '../../retreats/retreats.table.ts'
import type { Kind } from './kind.ts'
import { lockRetreat, retreatOf } from './of-retreat.ts'

/** Takes a cancellation back: the retreat goes on as if it had not been; what became a draft is submitted again. */
export const retreatRestoration: Kind<{ retreatId: string; request: { reason: string } }> = {
  async check(tx, actor, { retreatId, request }) {
    assertOpen(retreatActions.restoration, actor, await lockRetreat(tx, actor, retreatId))
    return { retreatId, kind: 'retreat_restoration', request, ...request }
  },

  async apply(tx, { adjustment }) {
    const { id, cancelledOn } = await retreatOf(tx, adjustment)
    if (cancelledOn === null) throw new AppError('retreat_not_cancelled')
    await tx.update(retreats).set({ cancelledOn: null, cancellationReason: null }).where(eq(retreats.id, id))
    return {}
  },
}
