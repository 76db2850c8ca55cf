import { eq } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import { users } from '../platform/authority/authority.table.ts'
import { givesAccess, unconfirmedWith } from '../platform/authority/giving-access.ts'
import { assertStillIn } from '../platform/authority/still-in.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { nameIdentity } from './link-persons.ts'
import { presentUser } from './users.queries.ts'
import type { NewUser, User, UserChange } from './users.schema.ts'
import { keepingAdminsIn } from './ways-in.ts'

/** Creates a person or a system. Which roles go together, the table says: 422 `roles_conflict`. */
export async function createUser(tx: Tx, actor: Actor, input: NewUser): Promise<Outcome<User>> {
  await assertStillIn(tx, actor)
  const { sso, ...fields } = input
  await assertAnswers(tx, fields.responsibleId)
  const id = sso === undefined ? newId() : await ssoUserId(tx, sso)
  const email = fields.email ?? null
  const isLetIn = givesAccess({ ...fields, email, active: true }, undefined)
  const unconfirmedBy = isLetIn ? [actor.personId] : []
  const [row] = await tx
    .insert(users)
    .values({ id, ...fields, email, unconfirmedBy })
    .returning()
  return userOutcome('user.created', presentUser(mustExist(row, 'the user just created')))
}

/** For a system answers a person who is here. */
async function assertAnswers(tx: Tx, responsibleId: string | undefined): Promise<void> {
  if (responsibleId === undefined) return
  const [person] = await tx.select().from(users).where(eq(users.id, responsibleId)).for('share')
  if (!person?.active || person.kind !== 'person') refuseAt('/responsibleId', 'responsible_not_a_person')
}

/** A user who is somebody of the single sign-on is the person that their tokens already are. */
async function ssoUserId(tx: Tx, sso: { issuer: string; subject: string }): Promise<string> {
  const id = await nameIdentity(tx, sso)
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.id, id))
  if (taken) refuseAt('/sso', 'user_exists')
  return id
}

/**
 * Changes what is given. Taking a role away, or the user itself, takes effect on every key at the next request; the last
 * way in for an admin stays (409 `last_admin`).
 */
export async function changeUser(
  tx: Tx,
  actor: Actor,
  { id, change, ifMatch }: { id: string; change: UserChange; ifMatch: string },
): Promise<Outcome<User>> {
  await assertAnswers(tx, change.responsibleId)
  return keepingAdminsIn(tx, async () => {
    const [current] = await tx.select().from(users).where(eq(users.id, id)).for('update')
    const was = assertFound(current, 'user_not_found')
    await assertStillIn(tx, actor)
    assertMatches(ifMatch, presentUser(was))
    const { roles = was.roles, email = was.email, active = was.active } = change
    const isLetIn = givesAccess({ kind: was.kind, roles, email, active }, was)
    const unconfirmedBy = isLetIn ? unconfirmedWith(was, actor) : was.unconfirmedBy
    const [row] = await tx
      .update(users)
      .set({ ...change, unconfirmedBy, id })
      .where(eq(users.id, id))
      .returning()
    return userOutcome('user.changed', presentUser(mustExist(row, 'the locked user')))
  })
}

/** The log tells of the person by id, without name and address. */
function userOutcome(type: PlainEvent, user: User): Outcome<User> {
  return {
    result: user,
    events: [{ id: newId(), type, subject: { type: 'user', id: user.id }, data: {} }],
  }
}
