import { type Actions, byAnother, type Gate } from '../platform/authority/actions.ts'
import { assertMayDo } from '../platform/authority/actor.ts'
import { AppError } from '../platform/shared/errors.ts'
import { assertNotRefunded, assertState, type DisbursementRow } from './disbursements.queries.ts'

interface Evidence {
  /** Whether a stored document is wanted, and none stands. */
  isEvidenceMissing: boolean
}
type DisbursementFacts = Evidence & Pick<DisbursementRow, 'state' | 'makers' | 'refunded'>

const inState =
  (...required: DisbursementRow['state'][]): Gate<Pick<DisbursementRow, 'state'>> =>
  (_actor, disbursement) =>
    assertState(disbursement, ...required)

const withEvidence: Gate<Evidence> = (_actor, { isEvidenceMissing }) => {
  if (isEvidenceMissing) throw new AppError('evidence_required')
}

const notRefunded: Gate<Pick<DisbursementRow, 'refunded'>> = (_actor, disbursement) =>
  assertNotRefunded(disbursement)

/** What nobody verified is changed at once. */
const verifiedIsProposed: Gate<Pick<DisbursementRow, 'state'>> = (actor, { state }) => {
  if (state === 'verified') assertMayDo(actor, 'adjustments.propose')
}

/** What can be done with a disbursement. */
export const disbursementActions = {
  change: { operation: 'disbursements.write', gates: [inState('recorded')] },
  verification: { operation: 'disbursements.verify', gates: [inState('recorded'), byAnother, withEvidence] },
  rejection: { operation: 'disbursements.verify', gates: [inState('recorded'), byAnother, notRefunded] },
  reversal: {
    operation: 'disbursements.write',
    gates: [inState('recorded', 'verified'), verifiedIsProposed, notRefunded],
  },
  refunds: { operation: 'adjustments.propose', gates: [inState('recorded', 'verified')] },
  reallocations: {
    operation: 'disbursements.write',
    gates: [inState('recorded', 'verified'), verifiedIsProposed],
  },
  documents: { operation: 'documents.write', gates: [] },
} satisfies Actions<DisbursementFacts>
