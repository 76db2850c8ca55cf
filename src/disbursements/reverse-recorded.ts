import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { readCalendar } from '../periods/calendar.ts'
import { postOnOpenDays } from '../periods/post-on-open-days.ts'
import { newId } from '../shared/ids.ts'
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
  const calendar = await readCalendar(tx)
  const eventId = newId()
  const ending = { state: 'reversed', reversalReason: reason } as const
  const { row, entries } = await negateDisbursement(tx, calendar, disbursement, ending)
  const posted = await postOnOpenDays(tx, calendar, eventId, entries)
  return transitionOutcome(tx, eventId, 'disbursement.reversed', row, posted)
}
