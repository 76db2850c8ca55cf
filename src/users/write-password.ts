import { eq, sql } from 'drizzle-orm'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import { digestOf } from '../platform/authority/authenticate.ts'
import { users } from '../platform/authority/authority.table.ts'
import { keepGiver } from '../platform/authority/giving-access.ts'
import { newBrowserToken } from '../platform/authority/known-browsers.ts'
import {
  assertGoodPassword,
  newInitialPassword,
  type PasswordHasher,
} from '../platform/authority/passwords.ts'
import { passwords } from '../platform/authority/sessions.table.ts'
import { endSessionsOf, ownSessionsEnd, startSession } from '../platform/authority/sessions.ts'
import { assertStillIn } from '../platform/authority/still-in.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import type { OnBehalfOf } from '../platform/shared/caller.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { InitialPassword, PasswordChange } from './session.schema.ts'
import { assertMayTry, forgiveFailures, laneOfSession, lockUserWithPassword } from './sign-in.ts'
import { userActions } from './user-actions.ts'
import { revokeKeysOf } from './write-api-key.ts'

/**
 * Gives a user a first password, or a new one where it is forgotten. It is in this answer alone, and good for nothing
 * but choosing one's own. Sessions and keys of the user end, no browser is known any more, and nobody has to wait. Of the last
 * admin too: the password is a way in. A system has none: 409 `password_of_a_system`.
 */
export async function resetPassword(
  tx: Tx,
  actor: Actor,
  { id, password, hash }: { id: string; password: string; hash: string },
): Promise<Outcome<InitialPassword>> {
  const [found] = await tx.select().from(users).where(eq(users.id, id)).for('update')
  const user = assertFound(found, 'user_not_found')
  await assertStillIn(tx, actor)
  assertOpen(userActions['initial-password'], actor, user)
  await keepPassword(tx, id, { hash, mustChange: true })
  const revoked = await revokeKeysOf(tx, id)
  await forgiveFailures(tx, mustExist(user.email, 'the address of who signs in'))
  await keepGiver(tx, user, actor)
  return {
    result: { userId: id, password },
    toKeep: { userId: id, password: null },
    events: [
      {
        id: newId(),
        type: 'user.password_reset',
        subject: { type: 'user', id },
        data: { passwordFingerprint: digestOf(hash) },
      },
      ...revoked,
    ],
    last: [ownSessionsEnd(id)],
  }
}

/**
 * Refuses a change of password that knows the old one as little as a thief of the cookie does. Answers the hash that it was
 * compared with.
 */
export async function assertKnowsPassword(
  db: Db,
  hasher: PasswordHasher,
  actor: Actor,
  current: string,
): Promise<string> {
  const [user] = await db
    .select({ email: users.email, hash: passwords.hash })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.id, actor.personId))
  const { email, hash } = assertFound(user, 'unauthenticated')
  const lanes = [laneOfSession(actor)]
  if (email !== null) await assertMayTry(db, email, lanes)
  if (!(await hasher.matches(current, hash, db.caller))) refuseAt('/currentPassword', 'password_wrong')
  if (email !== null) await db.transaction((tx) => forgiveFailures(tx, email, lanes))
  return hash
}

/**
 * Changes one's own password. Every session of the person ends, and a new one begins for this browser. 401 where `knownHash`, with
 * which the old one was compared, is no longer the one that is kept: another was given meanwhile, and that one counts.
 */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  { currentPassword, newPassword, hash, knownHash }: PasswordChange & { hash: string; knownHash: string },
): Promise<Outcome<{ secret: string; browserToken: string }>> {
  const user = assertFound(await lockUserWithPassword(tx, actor.personId, 'update'), 'unauthenticated')
  await assertStillIn(tx, actor)
  if (user.hash !== knownHash) throw new AppError('unauthenticated')
  if (newPassword === currentPassword) refuseAt('/newPassword', 'password_not_new')
  assertGoodPassword(newPassword, user)
  await keepPassword(tx, user.id, { hash, mustChange: false })
  await endSessionsOf(tx, user.id)
  const { secret, logged } = await startSession(tx, user.id)
  const browserToken = newBrowserToken({ id: user.id, hash })
  return {
    result: { secret, browserToken },
    events: [
      {
        id: newId(),
        type: 'user.password_changed',
        subject: { type: 'user', id: user.id },
        data: { passwordFingerprint: digestOf(hash), ...logged },
      },
    ],
  }
}

/** Made before the transaction, which would hold its connection while the hash waits for its turn. */
export async function newHashedPassword(
  hasher: PasswordHasher,
  caller: OnBehalfOf,
): Promise<{ password: string; hash: string }> {
  const password = newInitialPassword()
  return { password, hash: await hasher.hash(password, caller) }
}

async function keepPassword(tx: Tx, userId: string, password: { hash: string; mustChange: boolean }) {
  const set = { ...password, changedAt: sql`now()` }
  await tx
    .insert(passwords)
    .values({ userId, ...password })
    .onConflictDoUpdate({ target: passwords.userId, set })
}
