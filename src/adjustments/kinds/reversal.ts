import {
  assertNotRefunded,
  assertState,
  type DisbursementRow,
  standingOf,
} from '../../disbursements/disbursements.queries.ts'
import { negateDisbursement } from '../../disbursements/negate-disbursement.ts'
import { splitOf } from '../../disbursements/split-over-parts.ts'
import { disbursementOf, type Kind } from './kind.ts'

/** Corrects verified money that was recorded in error. After a refund it cannot be: money that left is not undone. */
export const reversal: Kind<{ disbursement: DisbursementRow; request: { reason: string } }> = {
  async check(_tx, _actor, { disbursement, request }) {
    const { id, retreatId, pledgeId, amount } = disbursement
    return { retreatId, pledgeId, disbursementId: id, kind: 'reversal', request, amount, ...request }
  },

  async apply(tx, locked) {
    const disbursement = disbursementOf(locked)
    assertState(disbursement, 'verified')
    assertNotRefunded(disbursement)
    const split = splitOf(await standingOf(tx, disbursement.id))
    const ending = { state: 'reversed', reversalReason: String(locked.adjustment.reason) } as const
    const { entries } = await negateDisbursement(tx, disbursement, ending)
    return { split, entries }
  },
}
