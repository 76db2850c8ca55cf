/** What lets somebody in to record or check money as a person stays unconfirmed until another person confirms it. */
import { eq } from 'drizzle-orm'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import { users } from '../platform/authority/authority.table.ts'
import { assertStillIn } from '../platform/authority/still-in.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { readUserStanding, userActions } from './user-actions.ts'
import { presentUser } from './users.queries.ts'
import type { User } from './users.schema.ts'

/**
 * Confirms what was given to somebody, as it was read: 409 where nothing waits for it, 403 for whoever gave it, has it, or
 * waits for a confirmation too, and 409 while a link waits, which would let in yet another. Without `ifMatch` it is read in this step.
 */
export async function confirmAccess(
  tx: Tx,
  actor: Actor,
  { id, ifMatch }: { id: string; ifMatch?: string },
): Promise<Outcome<User>> {
  const [found] = await tx.select().from(users).where(eq(users.id, id)).for('update')
  const user = assertFound(found, 'user_not_found')
  if (ifMatch !== undefined) assertMatches(ifMatch, presentUser(user))
  await assertStillIn(tx, actor)
  assertOpen(userActions.confirmation, actor, { ...user, ...(await readUserStanding(tx, actor, user)) })
  const [row] = await tx
    .update(users)
    .set({ unconfirmedBy: [], confirmedBy: actor.personId })
    .where(eq(users.id, id))
    .returning()
  return {
    result: presentUser(mustExist(row, 'the locked user')),
    events: [{ id: newId(), type: 'user.confirmed', subject: { type: 'user', id }, data: {} }],
  }
}
