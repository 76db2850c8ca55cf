/** What the keys of a system, as they are now, may read of the feed: that, and no more, is it told. */
import { type SQL, sql } from 'drizzle-orm'
import { typesIn } from '../audit/event-groups.ts'
import { mayAlso } from '../platform/authority/actor.ts'
import { rolesInForce } from '../platform/authority/authenticate.ts'
import type { Scopes } from '../platform/authority/authority.table.ts'
import type { Role } from '../platform/authority/roles.ts'
import type { webhooks } from '../platform/authority/webhooks.table.ts'
import type { Db, Tx } from '../platform/db/client.ts'

type WebhookRow = typeof webhooks.$inferSelect

/** Retreats of which it may be told; null: all, and what is of none. */
export type Reach = readonly string[] | null

/** SQL: of a key `k`, that it opens something now. */
export const isInForce = sql`k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`

/** Undefined where the system has no key in force that reads events. */
export async function reachOf(db: Pick<Db | Tx, 'execute'>, userId: string): Promise<Reach | undefined> {
  const { rows } = await db.execute<{ roles: Role[]; userRoles: Role[]; scopes: Scopes | null }>(sql`
    select k.roles::text[], u.roles::text[] as "userRoles", k.scopes
    from api_keys k join users u on u.id = k.user_id
    where u.id = ${userId} and u.active and ${isInForce}`)
  const reading = rows.filter(({ roles, userRoles, scopes }) => {
    const holder = { personId: userId, kind: 'system' as const, apiKeyId: null, scopes }
    return mayAlso({ ...holder, roles: rolesInForce(roles, userRoles) }, 'events.read')
  })
  if (reading.length === 0) return undefined
  const limits = reading.map(({ scopes }) => scopes?.retreatIds)
  return limits.includes(undefined) ? null : [...new Set(limits.flatMap((ids) => ids ?? []))]
}

/** SQL: of an event `e`, what a webhook asks for. */
export function isWanted({ types, retreatIds }: Pick<WebhookRow, 'types' | 'retreatIds'>): SQL {
  const isOfTypes = sql`e.type = any (${sql.param(typesIn(types))}::text[])`
  return retreatIds === null
    ? isOfTypes
    : sql`${isOfTypes} and e.retreat_id = any (${sql.param(retreatIds)}::uuid[])`
}

/** SQL: of an event `e`. Who read personal data is told to nobody. */
export function isWithin(reach: Reach): SQL {
  const isTold = sql`e.type <> 'personal_data.read'`
  return reach === null ? isTold : sql`${isTold} and e.retreat_id = any (${sql.param(reach)}::uuid[])`
}
