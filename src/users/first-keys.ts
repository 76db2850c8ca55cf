/** Keys that the service makes for itself at a start or for its operator, since nobody can ask for them over HTTP. */
import { eq, sql } from 'drizzle-orm'
import { theService } from '../platform/authority/actor.ts'
import { digestOf, newSecret } from '../platform/authority/authenticate.ts'
import { apiKeys } from '../platform/authority/authority.table.ts'
import type { Role } from '../platform/authority/roles.ts'
import { runCommand } from '../platform/command/run-command.ts'
import type { Db } from '../platform/db/client.ts'
import { troubleOf } from '../platform/db/trouble.ts'
import { newId } from '../platform/shared/ids.ts'
import { StartError } from '../platform/shared/start-error.ts'
import type { IssuedApiKey, NewApiKey } from './users.schema.ts'
import { canAdminsComeIn } from './ways-in.ts'
import { issueApiKey } from './write-api-key.ts'
import { createUser } from './write-user.ts'

type Key = typeof apiKeys.$inferSelect

async function findKey(db: Db, secret: string): Promise<Key | undefined> {
  const [key] = await db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.secretHash, digestOf(secret)))
  return key
}

/** Adds a key with this secret and role unless it is there; with a name, it belongs to a new user of that name. */
export async function ensureKey(
  db: Db,
  key: { secret: string; role: Role; name: string; ownedByUser: boolean },
): Promise<void> {
  if (await findKey(db, key.secret)) return
  const { secret, role, name } = key
  // Of processes that start together one makes it, and the others wait for that one.
  const idempotency = { key: `first-key-${digestOf(secret)}`, fingerprint: role }
  await runCommand(db, { actor: theService, requestId: newId(), idempotency }, async (tx) => {
    const created = key.ownedByUser ? await createUser(tx, { kind: 'person', name, roles: [role] }) : null
    const userId = created?.result.id
    const issued = await issueApiKey(tx, { name, roles: [role], userId }, secret)
    return { ...issued, events: [...(created?.events ?? []), ...issued.events] }
  })
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
 * Sees to it that somebody can come in: adds the given admin key, or where no admin key was ever made a random one. A
 * given key that opens nothing any more stays shut, since whoever revoked it had a reason; but it is not passed over.
 */
export async function ensureAdminAccess(db: Db, given: string | undefined): Promise<AdminAccess> {
  const known = given === undefined ? undefined : await findKey(db, given)
  const isFirst = given === undefined && !(await wasAdminKeyEverMade(db))
  const secret = given ?? (isFirst ? newSecret() : undefined)
  if (secret !== undefined) {
    const key = { secret, role: 'admin', name: 'bootstrap', ownedByUser: false } as const
    // Given from outside, it is known whatever became of the commit; the next start finds it or adds it.
    await (isFirst ? orSecretLost(ensureKey(db, key)) : ensureKey(db, key))
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

function whyShut({ revokedAt, expiresAt, roles }: Key): string | null {
  if (revokedAt) return `was revoked at ${revokedAt.toISOString()}`
  if (expiresAt && expiresAt.getTime() <= Date.now()) return `expired at ${expiresAt.toISOString()}`
  return roles.includes('admin') ? null : `is not an admin's`
}

async function wasAdminKeyEverMade(db: Db): Promise<boolean> {
  const found = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(sql`'admin' = any (${apiKeys.roles})`)
    .limit(1)
  return found.length > 0
}

/** A new key, issued by whoever operates the service, with an event like any other. */
export async function issueOperatorKey(db: Db, key: NewApiKey): Promise<IssuedApiKey> {
  const issuing = runCommand(db, { actor: theService, requestId: newId() }, (tx) => issueApiKey(tx, key))
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
