import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import { AppError } from '../shared/errors.ts'
import { apiKeys, users } from './access.table.ts'
import type { Actor } from './actor.ts'
import type { Role } from './roles.ts'

/** A new secret: recognisable by its beginning (for people and for secret scanners), 256 random bits behind it. */
export function newSecret(): string {
  return `ckp_${randomBytes(32).toString('base64url')}`
}

/** Secrets have 256 bits of randomness, so a plain digest is enough: there is nothing to guess. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The part of a secret that may be shown again. */
export function prefixOf(secret: string): string {
  return secret.slice(0, 12)
}

/** The actor behind a secret, or 401: unknown, expired and revoked keys and those of inactive users look the same. */
export async function authenticate(db: Db, secret: string): Promise<Actor> {
  const [key] = await db
    .select({
      id: apiKeys.id,
      keyRoles: apiKeys.roles,
      scopes: apiKeys.scopes,
      userId: apiKeys.userId,
      userRoles: users.roles,
      usedLately: sql<boolean>`coalesce(${apiKeys.lastUsedAt} > now() - interval '1 minute', false)`,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.userId))
    .where(
      and(
        eq(apiKeys.secretHash, digestOf(secret)),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)),
        or(isNull(apiKeys.userId), users.active),
      ),
    )
  if (key === undefined) throw new AppError('unauthenticated')
  if (!key.usedLately) await noteUse(db, key.id)
  return {
    personId: key.userId ?? key.id,
    apiKeyId: key.id,
    roles: rolesInForce(key.keyRoles, key.userRoles),
    scopes: key.scopes,
  }
}

/** A user's key or token has at most that user's roles, also when they were taken away after it was made. */
export function rolesInForce(keyRoles: readonly Role[], userRoles: readonly Role[] | null): Role[] {
  return keyRoles.filter((role) => userRoles?.includes(role) ?? true)
}

/** Once a minute is enough to tell a used key from a forgotten one; writing at every request would be too much. */
async function noteUse(db: Db, id: string): Promise<void> {
  await db.update(apiKeys).set({ lastUsedAt: sql`now()` }).where(eq(apiKeys.id, id))
}
