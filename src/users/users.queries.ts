import { apiKeys, users } from '../platform/authority/authority.table.ts'
import { hasAccess, IS_AWAITED, isAwaited } from '../platform/authority/giving-access.ts'
import type { Db } from '../platform/db/client.ts'
import { listRows } from '../platform/db/list-rows.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import type { ApiKey, User, UserQuery } from './users.schema.ts'

export function presentUser(user: typeof users.$inferSelect): User {
  const {
    salt: _salt,
    unconfirmedSince: _since,
    unconfirmedBy: _by,
    confirmedBy: _who,
    confirmedAt: _when,
    ...row
  } = user
  return {
    ...row,
    confirmation: presentConfirmation(user),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function presentConfirmation(user: typeof users.$inferSelect): User['confirmation'] {
  const { unconfirmedSince, unconfirmedBy, confirmedBy, confirmedAt } = user
  const isWaiting = isAwaited(user)
  const otherwise = hasAccess(user) ? 'confirmed' : 'not_needed'
  return {
    state: isWaiting ? 'awaited' : otherwise,
    since: (isWaiting && unconfirmedSince?.toISOString()) || null,
    givenBy: isWaiting ? unconfirmedBy : [],
    confirmedBy,
    confirmedAt: confirmedAt?.toISOString() ?? null,
  }
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

export async function listUsers(db: Db, query: UserQuery): Promise<Page<User>> {
  const filter = query.confirmation && IS_AWAITED
  return toPage(await listRows(db, users, query, filter), query, presentUser)
}

export async function listApiKeys(db: Db, query: PageQuery): Promise<Page<ApiKey>> {
  return toPage(await listRows(db, apiKeys, query), query, presentApiKey)
}
