/** What every list begins with: where it goes on, its order, and one row more than the page. */
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { type PageQuery, placeOf } from '../shared/paging.ts'
import type { Reader } from './client.ts'

type Listed = PgTable & { id: PgColumn }

/** The rows of a page, by id, with one more than the limit (`toPage` makes the page of them). */
export async function listRows<Table extends Listed>(
  reader: Reader,
  table: Table,
  query: PageQuery,
  ...filters: (SQL | undefined)[]
): Promise<Table['$inferSelect'][]> {
  const { after } = placeOf(query)
  return reader
    .select()
    .from(table as PgTable)
    .where(and(after === undefined ? undefined : gt(table.id, after), ...filters))
    .orderBy(asc(table.id))
    .limit(query.limit + 1)
}

/** Of the retreat that is wanted (absent: any), among those that the reader may see (absent: all). */
export function ofRetreat(
  retreatId: PgColumn,
  wanted: string | undefined,
  seen: readonly string[] | undefined,
): SQL | undefined {
  return and(
    seen === undefined ? undefined : inArray(retreatId, [...seen]),
    wanted === undefined ? undefined : eq(retreatId, wanted),
  )
}
