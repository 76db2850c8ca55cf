import { lockSessions, ownSessionsEnd } from '../platform/authority/sessions.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'

/** Ends one's own session, or without naming it all that one has; answers how many. */
export async function signOut(
  tx: Tx,
  { personId, sessionId }: { personId: string; sessionId?: string | undefined },
): Promise<Outcome<{ ended: number }>> {
  const ended = await lockSessions(tx, personId, sessionId)
  const subject = { type: 'user', id: personId }
  return {
    result: { ended },
    events: [{ id: newId(), type: 'user.signed_out', subject, data: { ended } }],
    last: [ownSessionsEnd(personId, sessionId)],
  }
}
