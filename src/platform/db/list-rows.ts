/** What every list begins with: where it goes on, its order, and one row more than the page. */
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { type PageAsked, placeOf } from '../shared/paging.ts'
import type { Reader } from './client.ts'

type Listed = PgTable & { id: PgColumn }

/** The rows of a page, by id, with one more than the limit (`toPage` makes the page of them). */
export async function listRows<Table extends Listed>(
  reader: Reader,
  table: Table,
  asked: PageAsked,
  ...filters: (SQL | undefined)[]
): Promise<Table['$inferSelect'][]> {
  const { after } = placeOf(asked)
  return reader
    .select()
    .from(table as PgTable)
    .where(and(after === undefined ? undefined : gt(table.id, after), ...filters))
    .orderBy(asc(table.id))
    .limit(asked.limit + 1)
}

/** Of the retreat that was asked for (absent: any), among those that the reader may see (absent: all). */
export function ofRetreat(
  retreatId: PgColumn,
  asked: string | undefined,
  seen: readonly string[] | undefined,
): SQL | undefined {
  return and(
    seen === undefined ? undefined : inArray(retreatId, [...seen]),
    asked === undefined ? undefined : eq(retreatId, asked),
  )
}
