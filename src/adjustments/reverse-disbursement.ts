import {
  assertNotRefunded,
  assertState,
  lockDisbursement,
  standingOf,
} from '../disbursements/disbursements.queries.ts'
import type { Disbursement } from '../disbursements/disbursements.schema.ts'
import { negateDisbursement } from '../disbursements/negate-disbursement.ts'
import { reverseRecorded } from '../disbursements/reverse-recorded.ts'
import { splitOf } from '../disbursements/split-over-parts.ts'
import { type Actor, assertMayDo } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { Effect, Locked } from './adjustments.queries.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { proposeAdjustment } from './propose-adjustment.ts'

/**
 * Corrects what was recorded in error. What nobody verified is reversed at once; of verified money the reversal is
 * proposed. After a refund neither: money that left is not undone.
 */
export async function reverseDisbursement(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Disbursement | Adjustment>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertState(disbursement, 'recorded', 'verified')
  if (disbursement.state === 'recorded') return reverseRecorded(tx, disbursement, reason)
  assertMayDo(actor, 'adjustments.propose')
  assertNotRefunded(disbursement)
  const { retreatId, pledgeId, amount } = disbursement
  return proposeAdjustment(tx, actor, {
    retreatId,
    pledgeId,
    disbursementId: id,
    kind: 'reversal',
    amount,
    reason,
  })
}

export async function applyReversal(tx: Tx, { adjustment, disbursement: subject }: Locked): Promise<Effect> {
  const disbursement = mustExist(subject, 'the disbursement of a reversal')
  assertState(disbursement, 'verified')
  assertNotRefunded(disbursement)
  const split = splitOf(await standingOf(tx, disbursement.id))
  const ending = { state: 'reversed', reversalReason: adjustment.reason } as const
  const { entries } = await negateDisbursement(tx, disbursement, ending)
  return { split, entries }
}
