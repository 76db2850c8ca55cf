import { asc, gt } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import { afterCursor, toPage } from '../shared/paging.ts'
import type { Page } from '../shared/wire.ts'
import type { ApiKey, User } from './access.schema.ts'
import { apiKeys, users } from './access.table.ts'

interface PageOptions {
  limit: number
  cursor?: string | undefined
}

export function presentUser(row: typeof users.$inferSelect): User {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
}

export function presentApiKey({ secretHash: _secret, ...row }: typeof apiKeys.$inferSelect): ApiKey {
  return {
    ...row,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

export async function listUsers(db: Db, { limit, cursor }: PageOptions): Promise<Page<User>> {
  const after = afterCursor(cursor)
  const rows = await db
    .select()
    .from(users)
    .where(after ? gt(users.id, after) : undefined)
    .orderBy(asc(users.id))
    .limit(limit + 1)
  return toPage(rows, limit, presentUser)
}

export async function listApiKeys(db: Db, { limit, cursor }: PageOptions): Promise<Page<ApiKey>> {
  const after = afterCursor(cursor)
  const rows = await db
    .select()
    .from(apiKeys)
    .where(after ? gt(apiKeys.id, after) : undefined)
    .orderBy(asc(apiKeys.id))
    .limit(limit + 1)
  return toPage(rows, limit, presentApiKey)
}
