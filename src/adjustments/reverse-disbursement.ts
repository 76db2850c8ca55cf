import { disbursementActions } from '../disbursements/disbursement-actions.ts'
import { lockDisbursement } from '../disbursements/disbursements.queries.ts'
import type { Disbursement } from '../disbursements/disbursements.schema.ts'
import { reverseRecorded } from '../disbursements/reverse-recorded.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { reversal } from './kinds/reversal.ts'
import { propose } from './propose-adjustment.ts'

/** Corrects what was recorded in error: what nobody verified at once, verified money by a proposal. */
export async function reverseDisbursement(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Disbursement | Adjustment>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertOpen(disbursementActions.reversal, actor, disbursement)
  if (disbursement.state === 'recorded') return reverseRecorded(tx, disbursement, reason)
  return propose(tx, actor, await reversal.check(tx, actor, { disbursement, request: { reason } }))
}
