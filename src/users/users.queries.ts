import { apiKeys, users } from '../platform/authority/authority.table.ts'
import type { Db } from '../platform/db/client.ts'
import { listRows } from '../platform/db/list-rows.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import type { ApiKey, User } from './users.schema.ts'

export function presentUser({ salt: _salt, ...row }: typeof users.$inferSelect): User {
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

export async function listUsers(db: Db, query: PageQuery): Promise<Page<User>> {
  return toPage(await listRows(db, users, query), query, presentUser)
}

export async function listApiKeys(db: Db, query: PageQuery): Promise<Page<ApiKey>> {
  return toPage(await listRows(db, apiKeys, query), query, presentApiKey)
}
