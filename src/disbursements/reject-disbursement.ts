import { readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { disbursementActions } from './disbursement-actions.ts'
import { lockDisbursement, presentFrom, transitionOutcome } from './disbursements.queries.ts'
import type { Disbursement } from './disbursements.schema.ts'
import { negateDisbursement } from './negate-disbursement.ts'

/** A second person finds that the evidence does not bear it out: nothing of it was received. */
export async function rejectDisbursement(
  tx: Tx,
  actor: Actor,
  { id, ifMatch, reason }: { id: string; ifMatch: string; reason: string },
): Promise<Outcome<Disbursement>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertMatches(ifMatch, await presentFrom(tx, disbursement))
  assertOpen(disbursementActions.rejection, actor, disbursement)
  const calendar = await readCalendar(tx, disbursement.retreatId)
  const eventId = newId()
  const ending = { state: 'rejected', rejectedBy: actor.personId, rejectionReason: reason } as const
  const { row, entries } = await negateDisbursement(tx, disbursement, ending)
  const posted = await postOnOpenDays(tx, calendar, eventId, entries)
  return transitionOutcome(tx, eventId, 'disbursement.rejected', row, posted)
}
