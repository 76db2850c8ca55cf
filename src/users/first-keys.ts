/** Keys that the service makes for itself at a start or for its operator, since nobody can ask for them over HTTP. */
import { arrayContains, eq, isNull, or } from 'drizzle-orm'
import { type Actor, theService } from '../platform/authority/actor.ts'
import { digestOf, newSecret } from '../platform/authority/authenticate.ts'
import { apiKeys } from '../platform/authority/authority.table.ts'
import type { Role } from '../platform/authority/roles.ts'
import { startSession } from '../platform/authority/sessions.ts'
import { type Outcome, runCommand } from '../platform/command/run-command.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { troubleOf } from '../platform/db/trouble.ts'
import { newId } from '../platform/shared/ids.ts'
import { StartError } from '../platform/shared/start-error.ts'
import { confirmAccess } from './confirmation.ts'
import { signOut } from './sign-out.ts'
import type { IssuedApiKey } from './users.schema.ts'
import { canAdminsComeIn } from './ways-in.ts'
import { issueApiKey, issueBootstrapKey } from './write-api-key.ts'
import { createUser } from './write-user.ts'

type Key = typeof apiKeys.$inferSelect

async function findKey(db: Db, secret: string): Promise<Key | undefined> {
  const [key] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.secretHash, digestOf(secret)))
  return key
}

interface FirstUser {
  secret: string
  role: Role
  name: string
  /** With which a person signs in. */
  email?: string | undefined
  /** The person who answers for it: of a system, and of no one else. */
  responsibleId?: string | undefined
  /** The admin who confirms a person of finance or verifier: the service gives that access, so it does not. */
  confirmedBy?: string | undefined
  /** What else is given before the key: a first password would revoke it. */
  beforeKey?: ((userId: string) => Promise<void>) | undefined
}

/**
 * Adds a user with a key of this secret, unless the key is there; answers whose it is. As in an office: the service makes
 * the user, the person comes in and makes the key.
 */
export async function ensureUserWithKey(
  db: Db,
  { secret, role, name, email, responsibleId, confirmedBy, beforeKey }: FirstUser,
): Promise<string> {
  const known = await findKey(db, secret)
  if (known?.userId) return known.userId
  // Of processes that start together one makes it, and the others wait for that one.
  const once = (step: string) => ({ key: `first-${step}-${digestOf(secret)}`, fingerprint: role })
  const kind = responsibleId === undefined ? 'person' : 'system'
  const byService = { actor: theService, requestId: newId(), idempotency: once('user') }
  const { result: user } = await runCommand(db, byService, (tx) =>
    createUser(tx, theService, { kind, name, email, roles: [role], responsibleId }),
  )
  if (confirmedBy !== undefined) await confirmAsAdmin(db, confirmedBy, user.id, once('confirmation'))
  await beforeKey?.(user.id)
  const issueAs = (actor: Actor) =>
    runCommand(db, { actor, requestId: newId(), idempotency: once('key') }, (tx) =>
      issueApiKey(tx, actor, { name, roles: [role], userId: user.id }, secret),
    )
  if (kind === 'system') await issueAs(theService)
  else await inSessionOf(db, { id: user.id, roles: [role] }, issueAs)
  return user.id
}

/** An admin confirms what the service or another gave. */
export async function confirmAsAdmin(
  db: Db,
  adminId: string,
  id: string,
  idempotency?: { key: string; fingerprint: string },
): Promise<void> {
  await inSessionOf(db, { id: adminId, roles: ['admin'] }, (actor) =>
    runCommand(db, { actor, requestId: newId(), ...(idempotency && { idempotency }) }, (tx) =>
      confirmAccess(tx, actor, { id }),
    ),
  )
}

/** What a person does in a session that begins and ends with it. */
export async function inSessionOf<Result>(
  db: Db,
  { id: personId, roles }: { id: string; roles: Role[] },
  work: (actor: Actor) => Promise<Result>,
): Promise<Result> {
  const actor: Actor = { personId, kind: 'person', apiKeyId: null, roles, scopes: null }
  const run = <Answered extends object>(step: (tx: Tx) => Promise<Outcome<Answered>>) =>
    runCommand(db, { actor, requestId: newId() }, step)
  const { result } = await run((tx) => sessionBegins(tx, personId))
  try {
    return await work(actor)
  } finally {
    await run((tx) => signOut(tx, { personId, sessionId: result.sessionId }))
  }
}

/** A session of this person, as after a sign-in. */
export async function sessionBegins(
  tx: Tx,
  personId: string,
): Promise<Outcome<{ sessionId: string; sessionFingerprint: string }>> {
  const { logged } = await startSession(tx, personId)
  const subject = { type: 'user', id: personId }
  return { result: logged, events: [{ id: newId(), type: 'user.signed_in', subject, data: logged }] }
}

async function ensureBootstrapKey(db: Db, secret: string): Promise<void> {
  if (await findKey(db, secret)) return
  const idempotency = { key: `first-key-${digestOf(secret)}`, fingerprint: 'bootstrap' }
  await runCommand(db, { actor: theService, requestId: newId(), idempotency }, (tx) =>
    issueBootstrapKey(tx, { name: 'bootstrap' }, secret),
  )
}

/** How admins come in after a start. */
export interface AdminAccess {
  /** A random key that was just made, shown once and kept nowhere. */
  shownOnce: string | null
  /** Whether the given key was added at this start. */
  added: boolean
  /** What the operator must know, and do: a line each. */
  warnings: string[]
}

/**
 * Sees to it that somebody can come in: adds the given key of `bootstrap`, or a random one where no
 * admin ever had a key. A
 * given key that opens nothing any more stays shut, since whoever revoked it had a reason; but it is not passed over.
 */
export async function ensureAdminAccess(db: Db, given: string | undefined): Promise<AdminAccess> {
  const known = given === undefined ? undefined : await findKey(db, given)
  const isFirst = given === undefined && !(await wasAdminKeyEverMade(db))
  const secret = given ?? (isFirst ? newSecret() : undefined)
  if (secret !== undefined) {
    // Given from outside, it is known whatever became of the commit; the next start finds it or adds it.
    await (isFirst ? orSecretLost(ensureBootstrapKey(db, secret)) : ensureBootstrapKey(db, secret))
  }
  const shut = known && whyShut(known)
  return {
    shownOnce: isFirst ? (secret ?? null) : null,
    added: given !== undefined && known === undefined,
    warnings: [
      ...(shut
        ? [
            `BOOTSTRAP_ADMIN_KEY opens nothing: that key ${shut}. Set another secret and start again, or remove the variable.`,
          ]
        : []),
      ...((await canAdminsComeIn(db))
        ? []
        : [
            'No admin has a way in that lasts longer than a day: run cakupan keys issue-admin, or set BOOTSTRAP_ADMIN_KEY to a new secret and start again.',
          ]),
    ],
  }
}

function whyShut({ revokedAt, expiresAt, userId, roles }: Key): string | null {
  if (revokedAt) return `was revoked at ${revokedAt.toISOString()}`
  if (expiresAt && expiresAt.getTime() <= Date.now()) return `expired at ${expiresAt.toISOString()}`
  return userId === null && roles.length === 0 ? null : 'is no key of bootstrap'
}

async function wasAdminKeyEverMade(db: Db): Promise<boolean> {
  const isAdmins = or(isNull(apiKeys.userId), arrayContains(apiKeys.roles, ['admin']))
  return (await db.select({ id: apiKeys.id }).from(apiKeys).where(isAdmins).limit(1)).length > 0
}

/** A new key of `bootstrap`, issued by whoever operates the service, with an event like any other. */
export async function issueOperatorKey(
  db: Db,
  key: { name: string; expiresAt?: string | undefined },
): Promise<IssuedApiKey> {
  const issuing = runCommand(db, { actor: theService, requestId: newId() }, (tx) =>
    issueBootstrapKey(tx, key),
  )
  return (await orSecretLost(issuing)).result
}

/** A secret is shown once, after its commit: where that was not answered there may be a key that nobody can use. */
function orSecretLost<T>(issuing: Promise<T>): Promise<T> {
  return issuing.catch((error: unknown) => {
    throw troubleOf(error) === 'commit_unknown' ? new StartError(SECRET_LOST) : error
  })
}

const SECRET_LOST =
  'The database did not answer in time: an admin key may have been made, whose secret nobody knows. When it answers again, look with cakupan keys; issue another with cakupan keys issue-admin, and with that one revoke the first (DELETE /v1/api-keys/{id}).'
