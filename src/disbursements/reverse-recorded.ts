import { readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import {
  assertNotRefunded,
  assertState,
  type DisbursementRow,
  transitionOutcome,
} from './disbursements.queries.ts'
import type { Disbursement } from './disbursements.schema.ts'
import { negateDisbursement } from './negate-disbursement.ts'

/** Corrects what was recorded in error and nobody verified. The caller holds its lock. */
export async function reverseRecorded(
  tx: Tx,
  disbursement: DisbursementRow,
  reason: string,
): Promise<Outcome<Disbursement>> {
  assertState(disbursement, 'recorded')
  assertNotRefunded(disbursement)
  const calendar = await readCalendar(tx, disbursement.retreatId)
  const eventId = newId()
  const ending = { state: 'reversed', reversalReason: reason } as const
  const { row, entries } = await negateDisbursement(tx, disbursement, ending)
  const posted = await postOnOpenDays(tx, calendar, eventId, entries)
  return transitionOutcome(tx, eventId, 'disbursement.reversed', row, posted)
}
