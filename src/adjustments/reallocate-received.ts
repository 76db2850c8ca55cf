import { disbursementActions } from '../disbursements/disbursement-actions.ts'
import { lockDisbursement } from '../disbursements/disbursements.queries.ts'
import type { Disbursement } from '../disbursements/disbursements.schema.ts'
import { reallocateRecorded } from '../disbursements/reallocate-disbursement.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { NewReallocation } from '../transfers/transfers.schema.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { reallocation } from './kinds/reallocation.ts'
import { propose } from './propose-adjustment.ts'

/** Moves received money between lines and the unallocated part: what nobody verified at once, verified money by a proposal. */
export async function reallocateReceived(
  tx: Tx,
  actor: Actor,
  { id, request }: { id: string; request: NewReallocation },
): Promise<Outcome<Disbursement | Adjustment>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertOpen(disbursementActions.reallocations, actor, disbursement)
  if (disbursement.state === 'recorded') return reallocateRecorded(tx, actor, disbursement, request)
  return propose(tx, actor, await reallocation.check(tx, actor, { disbursement, request }))
}
