import type { Actor } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { newId } from '../shared/ids.ts'
import {
  assertNotRefunded,
  assertState,
  type DisbursementRow,
  lockDisbursement,
  transitionOutcome,
} from './disbursements.queries.ts'
import type { Disbursement } from './disbursements.schema.ts'
import { negateDisbursement } from './negate-disbursement.ts'

/** Corrects what was recorded in error and nobody verified: whoever may record may take it back. */
export async function reverseDisbursement(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Disbursement>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  return reverseRecorded(tx, disbursement, reason)
}

/** The same of a disbursement that is locked already. */
export async function reverseRecorded(
  tx: Tx,
  disbursement: DisbursementRow,
  reason: string,
): Promise<Outcome<Disbursement>> {
  assertState(disbursement, 'recorded')
  assertNotRefunded(disbursement)
  const eventId = newId()
  const ending = { state: 'reversed', reversalReason: reason } as const
  const { row, entries } = await negateDisbursement(tx, eventId, disbursement, ending)
  return transitionOutcome(tx, eventId, 'disbursement.reversed', row, entries)
}
