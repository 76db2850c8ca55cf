import { desc, eq, sql } from 'drizzle-orm'
import { apiKeys, users } from '../platform/authority/authority.table.ts'
import type { Db } from '../platform/db/client.ts'

const state = sql<'valid' | 'revoked' | 'expired' | 'owner inactive'>`case
  when ${apiKeys.revokedAt} is not null then 'revoked' when ${apiKeys.expiresAt} <= now() then 'expired'
  when not ${users.active} then 'owner inactive' else 'valid' end`

export type KnownKey = Awaited<ReturnType<typeof listKnownKeys>>[number]

/** All keys as their operator sees them, the newest first: without secrets, and with what became of each. */
export function listKnownKeys(db: Db) {
  const { prefix, name, roles, expiresAt, lastUsedAt } = apiKeys
  return db
    .select({ prefix, name, owner: users.name, roles, state, expiresAt, lastUsedAt })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.userId))
    .orderBy(desc(apiKeys.id))
}
