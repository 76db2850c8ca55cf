/** Companies as they stood when a day was closed, so that the report of a closed month stands whatever is changed of them later. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db/client.ts'
import { inCamelCase } from '../platform/known/known-at.ts'

/** When a day was closed for a retreat: by the first closing after it was there that reaches the day; null while it is open. */
export function closedAt(retreatId: string, day: string) {
  return sql`(
    select min(k.closed_at) from closings k join retreats r on r.id = ${retreatId}
    where k.state = 'closed' and k.month >= left(${day}, 7) and k.closed_at > r.created_at)`
}

/**
 * A part of a `with`, by the name of the table: what the statement reads of companies behind it is as it was when the day was
 * closed for the retreat; as it is, while the day is open.
 */
export function companiesOn({ retreatId, day }: { retreatId: string; day: string }): SQL {
  return sql`
    closed as materialized (select ${closedAt(retreatId, day)} as at), companies as materialized (
      select (jsonb_populate_record(c, coalesce(earlier.row, '{}'))).* from public.companies c
      left join lateral (
        select v.row from closed
        join record_versions v on c.updated_at > closed.at and v.kind = 'companies' and v.record_id = c.id::text
          and (v.row ->> 'updated_at')::timestamptz <= closed.at
        order by v.version desc limit 1
      ) earlier on true
    )`
}

/** These companies, each as it was when the day was closed for the retreat; as it is, while the day is open. */
export async function companiesAsClosed<Company extends { id: string }>(
  tx: Tx,
  { retreatId, day }: { retreatId: string; day: string },
  companies: readonly Company[],
): Promise<Map<string, Company>> {
  const ids = companies.map(({ id }) => id)
  // Of the few that were changed since, the version before: by its key.
  const { rows } = await tx.execute<{ id: string; row: Record<string, unknown> }>(sql`
    with closed as materialized (select ${closedAt(retreatId, day)} as at)
    select c.id, earlier.row from closed
    join companies c on c.id = any (${sql.param(ids)}::uuid[]) and c.updated_at > closed.at
    cross join lateral (
      select v.row from record_versions v
      where v.kind = 'companies' and v.record_id = c.id::text and (v.row ->> 'updated_at')::timestamptz <= closed.at
      order by v.version desc limit 1
    ) earlier`)
  const earlier = new Map(rows.map(({ id, row }) => [id, inCamelCase(row) as Partial<Company>]))
  return new Map(companies.map((company) => [company.id, { ...company, ...earlier.get(company.id) }]))
}
