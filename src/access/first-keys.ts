/** Keys that the service makes for itself at a start, since nobody can ask for them yet. */
import { eq, sql } from 'drizzle-orm'
import { runCommand } from '../command/run-command.ts'
import type { Db } from '../db/client.ts'
import { newId } from '../shared/ids.ts'
import { apiKeys } from './access.table.ts'
import { theService } from './actor.ts'
import { digestOf, newSecret } from './authenticate.ts'
import type { Role } from './roles.ts'
import { issueApiKey } from './write-api-key.ts'
import { createUser } from './write-user.ts'

async function exists(db: Db, secret: string): Promise<boolean> {
  const found = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(eq(apiKeys.secretHash, digestOf(secret)))
  return found.length > 0
}

/** Adds a key with this secret and role unless it is there; with a name, it belongs to a new user of that name. */
export async function ensureKey(
  db: Db,
  key: { secret: string; role: Role; name: string; ownedByUser: boolean },
): Promise<void> {
  if (await exists(db, key.secret)) return
  const { secret, role, name } = key
  // Of processes that start together one makes it, and the others wait for that one.
  const idempotency = { key: `first-key-${digestOf(secret)}`, fingerprint: role }
  await runCommand(db, { actor: theService, requestId: newId(), idempotency }, async (tx) => {
    const created = key.ownedByUser ? await createUser(tx, { name, roles: [role] }) : null
    const userId = created?.result.id
    const issued = await issueApiKey(tx, { name, roles: [role], userId }, secret)
    return { ...issued, events: [...(created?.events ?? []), ...issued.events] }
  })
}

/**
 * Sees to it that somebody can come in: adds the given admin key, or where no admin key was ever made a random one.
 * Answers the random one, which is shown once and kept nowhere.
 */
export async function ensureAdminKey(db: Db, given: string | undefined): Promise<string | null> {
  if (given === undefined && (await hasAdminKey(db))) return null
  const secret = given ?? newSecret()
  await ensureKey(db, { secret, role: 'admin', name: 'bootstrap', ownedByUser: false })
  return given === undefined ? secret : null
}

async function hasAdminKey(db: Db): Promise<boolean> {
  const found = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(sql`'admin' = any (${apiKeys.roles})`)
    .limit(1)
  return found.length > 0
}
