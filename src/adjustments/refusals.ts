/** What each kind of proposal can be refused for: when it is proposed, and with 409 again when it is approved. */
import { datingProblems } from '../closings/calendar.ts'
import { type ProblemCode, problems } from '../platform/shared/problems.ts'

export const refusals = {
  amendment: [
    'pledge_wrong_state',
    'retreat_cancelled',
    'company_succeeded',
    'instalments_mismatch',
    'due_before_letter',
    'date_too_late',
    'allocations_exceed_amount',
    'duplicate_line',
    'unknown_line',
    'no_adopted_budget',
    'line_not_csr_eligible',
    'line_of_other_venue',
    'line_ceiling_exceeded',
    'total_too_large',
    'more_than_outstanding',
  ],
  writeOff: [
    'pledge_wrong_state',
    'instalments_mismatch',
    'due_before_letter',
    'date_too_late',
    'more_than_outstanding',
  ],
  refund: [
    'disbursement_wrong_state',
    'pledge_wrong_state',
    'split_mismatch',
    'duplicate_line',
    'refund_exceeds_receipt',
  ],
  reversal: ['disbursement_wrong_state', 'disbursement_has_refunds'],
  reallocation: [
    'disbursement_wrong_state',
    'move_goes_nowhere',
    'move_exceeds_open',
    'unknown_line',
    'no_adopted_budget',
    'line_not_csr_eligible',
    'line_of_other_venue',
    'line_ceiling_exceeded',
    'total_too_large',
    'double_funding',
  ],
  agreement: ['pledge_wrong_state', 'date_in_future', 'date_too_early'],
  venueChoice: [
    'retreat_cancelled',
    'venue_already_chosen',
    'venue_choice_out_of_order',
    'reason_required',
    'unknown_venue',
    ...datingProblems,
    'total_too_large',
  ],
  retreatChange: [
    'retreat_code_exists',
    'dates_out_of_order',
    'duplicate_venue',
    'venue_in_use',
    'year_does_not_fit',
  ],
  cancellation: ['retreat_cancelled', ...datingProblems],
  restoration: ['retreat_not_cancelled'],
  disclosure: ['dates_out_of_order', 'date_too_early', 'date_too_late', 'disclosure_annulled'],
} as const satisfies Record<string, readonly ProblemCode[]>

/** Nothing of an approval is wrong by itself: what is 422 for a request was possible when it was proposed. */
export const refusalsOfApproval: ProblemCode[] = [...new Set(Object.values(refusals).flat())].filter(
  (code) => problems[code].status === 409,
)
