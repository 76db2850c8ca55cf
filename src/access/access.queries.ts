import type { Db } from '../db/client.ts'
import { listRows } from '../db/list-rows.ts'
import { type PageAsked, toPage } from '../shared/paging.ts'
import type { Page } from '../shared/wire.ts'
import type { ApiKey, User } from './access.schema.ts'
import { apiKeys, users } from './access.table.ts'

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

export async function listUsers(db: Db, query: PageAsked): Promise<Page<User>> {
  return toPage(await listRows(db, users, query), query, presentUser)
}

export async function listApiKeys(db: Db, query: PageAsked): Promise<Page<ApiKey>> {
  return toPage(await listRows(db, apiKeys, query), query, presentApiKey)
}
