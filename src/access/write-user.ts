import { eq } from 'drizzle-orm'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import type { EventType } from '../log/event-types.ts'
import { assertFound } from '../shared/errors.ts'
import { assertMatches } from '../shared/etag.ts'
import { newId } from '../shared/ids.ts'
import { presentUser } from './access.queries.ts'
import type { NewUser, User, UserChange } from './access.schema.ts'
import { users } from './access.table.ts'

/** Creates a person with roles. */
export async function createUser(tx: Tx, input: NewUser): Promise<Outcome<User>> {
  const [row] = await tx
    .insert(users)
    .values({ id: newId(), ...input, email: input.email ?? null })
    .returning()
  return userOutcome('user.created', presentUser(assertFound(row, 'internal_error')))
}

/** Changes what is given. Taking a role away, or the user itself, takes effect on every key at the next request. */
export async function changeUser(
  tx: Tx,
  { id, change, ifMatch }: { id: string; change: UserChange; ifMatch: string },
): Promise<Outcome<User>> {
  const [current] = await tx.select().from(users).where(eq(users.id, id)).for('update')
  assertMatches(ifMatch, presentUser(assertFound(current, 'user_not_found')))
  const [row] = await tx
    .update(users)
    .set({ ...change, id })
    .where(eq(users.id, id))
    .returning()
  return userOutcome('user.changed', presentUser(assertFound(row, 'user_not_found')))
}

/** The log tells of the person by id, without name and address. */
function userOutcome(type: EventType, user: User): Outcome<User> {
  const { id, roles, active } = user
  return {
    result: user,
    events: [{ id: newId(), type, subject: { type: 'user', id }, data: { roles, active } }],
  }
}
