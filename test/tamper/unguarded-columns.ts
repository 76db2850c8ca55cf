/**
 * Columns that can be altered with all rights on the database, without `verify` naming it: each with the reason. The proof
 * fails for one that is missing here, and for one that is named after all.
 */

/** Empty whenever nothing is being written: what a transaction notes in them it takes out again before its commit. */
export const emptiedAtCommit = ['written_rows']

const brake = 'a brake on guessing, forgotten after a day; no record and no paper rests on it'

const digest = 'who was told of the day, forgotten after a month; what waits is read anew from the ledger'
const sending =
  'how far receivers were told, noted in passing; what happened stands in the log, from which it can be told again'

/** Altering it changes no answer of the ledger and no paper. */
export const changesNothing: Record<string, string> = {
  'api_keys.last_used_at': 'noted in passing, outside the log, and may be lost; nothing is decided by it',
  'line_balances.version': 'counts changes, for ETags alone; every figure beside it is recomputed',
  'pledge_line_balances.version': 'counts changes, for ETags alone; every figure beside it is recomputed',
  'sessions.last_used_at': 'noted in passing; ends a session sooner or later, within its own end',
  'sign_in_failures.account': brake,
  'sign_in_failures.failures': brake,
  'sign_in_failures.lane': brake,
  'sign_in_failures.last_at': brake,
  'sign_in_failures.locked_until': brake,
  'webhook_deliveries.attempts': sending,
  'webhook_deliveries.created_at': sending,
  'webhook_deliveries.id': sending,
  'webhook_deliveries.last_error': sending,
  'webhook_deliveries.last_status': sending,
  'webhook_deliveries.next_at': sending,
  'webhook_deliveries.position': sending,
  'webhook_deliveries.settled_at': sending,
  'webhook_deliveries.state': sending,
  'webhook_deliveries.subject': sending,
  'webhook_deliveries.type': sending,
  'webhook_deliveries.webhook_id': sending,
  'webhook_progress.gone_at': sending,
  'webhook_progress.position': sending,
  'webhook_progress.webhook_id': sending,
  'digests.attempts': digest,
  'digests.day': digest,
  'digests.last_error': digest,
  'digests.next_at': digest,
  'digests.person_id': digest,
  'digests.settled_at': digest,
}
