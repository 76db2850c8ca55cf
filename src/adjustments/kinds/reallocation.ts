import { readCalendar } from '../../closings/calendar.ts'
import { assertState, type DisbursementRow } from '../../disbursements/disbursements.queries.ts'
import { assertReallocationDay, moveReceived } from '../../disbursements/reallocate-disbursement.ts'
import type { NewReallocation } from '../../transfers/transfers.schema.ts'
import { disbursementOf, type Kind, requestOf } from './kind.ts'

/** Moves verified money, with the promise that it settled, between lines and the unallocated part. */
export const reallocation: Kind<{ disbursement: DisbursementRow; request: NewReallocation }> = {
  async check(tx, _actor, { disbursement, request }) {
    const { id, retreatId, pledgeId } = disbursement
    const { reason, effectiveOn, bookedOn = null } = request
    assertReallocationDay(await readCalendar(tx, retreatId), request)
    const ids = { retreatId, pledgeId, disbursementId: id }
    return { ...ids, kind: 'reallocation', request, reason, effectiveOn, bookedOn }
  },

  async apply(tx, locked, step) {
    const disbursement = disbursementOf(locked)
    assertState(disbursement, 'verified')
    const request = requestOf<NewReallocation>(locked.adjustment)
    return { posted: await moveReceived(tx, step, disbursement, request) }
  },
}
