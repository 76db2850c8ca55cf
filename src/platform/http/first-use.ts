/** Somebody of the single sign-on who comes for the first time: from then on the log knows them. */
import { ssoPersons } from '../authority/sso.table.ts'
import type { RecordFirstUse } from '../authority/sso.ts'
import { runCommand } from '../command/run-command.ts'
import { newId } from '../shared/ids.ts'

/** Of two requests, or processes, at once the second waits for the first and writes nothing. The event names no name. */
export const recordFirstUse: RecordFirstUse = (db, person, requestId) =>
  runCommand(db, { actor: { personId: person.id, apiKeyId: null }, requestId }, async (tx) => {
    const { rowCount } = await tx.insert(ssoPersons).values(person).onConflictDoNothing()
    const subject = { type: 'user', id: person.id }
    const firstSeen = { id: newId(), type: 'user.first_seen' as const, subject, data: {} }
    return { result: person, events: rowCount === 1 ? [firstSeen] : [] }
  })
