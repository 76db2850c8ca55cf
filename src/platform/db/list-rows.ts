/** What every list begins with: where it goes on, its order, and one row more than the page. */
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { AppError, refuseAt } from '../shared/errors.ts'
import type { Totals } from '../shared/list-query.ts'
import { knownAtOf, type PageQuery, placeOf, type SortValue, toPage } from '../shared/paging.ts'
import { LocalDate, MAX_TOTAL, type Page } from '../shared/wire.ts'
import type { Reader } from './client.ts'

type Listed = PgTable & { id: PgColumn }

/** The rows of a page, the newest first, with one more than the limit (`toPage` makes the page of them). */
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
    .where(and(after === undefined ? undefined : lt(table.id, after), ...filters))
    .orderBy(desc(table.id))
    .limit(query.limit + 1)
}

/** Something that a list can be sorted by; an index begins with it, or with the retreat and it. */
export interface SortKey<Row> {
  sql: SQL | PgColumn
  type: 'bigint' | 'date' | 'text'
  /** The same of a row that was read. */
  of: (row: Row) => SortValue
}

/** Which records a list holds, and in which orders it can be given. */
export interface List<Table extends Listed> {
  keys: Record<string, SortKey<Table['$inferSelect']>>
  filters: (SQL | undefined)[]
  /** Of a list over retreats: the one that is wanted, among those that the reader may see. */
  retreats?: { column: PgColumn; wanted: string | undefined; seen: readonly string[] | undefined }
}

type SortedQuery = PageQuery & { sort: string }
type Row<Table extends Listed> = Table['$inferSelect'] & { id: string }

/** A page of records in the order that is wanted; those that agree in it in the order of their creation. */
export async function readPage<Table extends Listed>(
  reader: Reader,
  table: Table,
  query: SortedQuery,
  list: List<Table>,
): Promise<Page<Row<Table>>> {
  const order = orderOf(table, query, list)
  const { retreats } = list
  const isOverRetreats =
    retreats !== undefined &&
    retreats.wanted === undefined &&
    (order.key !== undefined || retreats.seen !== undefined)
  const narrowed = and(...list.filters, order.after)
  const where =
    // What was known is one query over one table, and cannot be asked retreat by retreat.
    isOverRetreats && 'execute' in reader
      ? inRetreats(table, query.limit + 1, { ...retreats, ...order, filter: narrowed })
      : and(narrowed, retreats && ofRetreat(retreats.column, retreats.wanted, retreats.seen))
  const rows = await reader
    .select()
    .from(table as PgTable)
    .where(where)
    .orderBy(...order.by)
    .limit(query.limit + 1)
  return toPage(rows as Row<Table>[], query, (row) => row, order.key?.of)
}

interface Order<Table extends Listed> {
  key: SortKey<Table['$inferSelect']> | undefined
  direction: SQL
  by: SQL[]
  after: SQL | undefined
}

function orderOf<Table extends Listed>(
  table: Table,
  query: SortedQuery,
  { keys }: Pick<List<Table>, 'keys'>,
): Order<Table> {
  const isDescending = query.sort.startsWith('-')
  const key = keys[query.sort.replace('-', '')]
  const by = isDescending ? desc : asc
  const { after, sorted } = placeOf(query)
  return {
    key,
    direction: sql.raw(isDescending ? 'desc' : 'asc'),
    by: key ? [by(key.sql), by(table.id)] : [by(table.id)],
    after: after === undefined ? undefined : beyond(table, { after, sorted, key, isDescending }),
  }
}

function beyond<Table extends Listed>(
  table: Table,
  place: {
    after: string
    sorted: SortValue | null
    key: SortKey<Table['$inferSelect']> | undefined
    isDescending: boolean
  },
): SQL {
  const { after, sorted, key, isDescending } = place
  if (key === undefined) return isDescending ? lt(table.id, after) : gt(table.id, after)
  if (sorted === null || !isOf(key.type, sorted)) throw new AppError('invalid_cursor')
  const value = sql`cast(${sorted} as ${sql.raw(key.type)})`
  return sql`(${key.sql}, ${table.id}) ${sql.raw(isDescending ? '<' : '>')} (${value}, ${after}::uuid)`
}

function isOf(type: SortKey<unknown>['type'], value: SortValue): boolean {
  if (type === 'bigint') return typeof value === 'number'
  return type === 'date' ? LocalDate.safeParse(value).success : typeof value === 'string'
}

/** The first rows of each retreat by its own index, and of those the first: no retreat's records are read to be sorted. */
function inRetreats<Table extends Listed>(
  table: Table,
  limit: number,
  list: Order<Table> & {
    column: PgColumn
    seen: readonly string[] | undefined
    filter: SQL | undefined
  },
): SQL {
  const { key, direction, column, seen, filter } = list
  const places =
    seen === undefined
      ? sql`select id from retreats`
      : sql`select unnest(${sql.param([...seen])}::uuid[]) as id`
  const value = key?.sql ?? table.id
  const order = (first: SQL, second: SQL) =>
    sql`order by ${first} ${direction}, ${second} ${direction} limit ${limit}`
  return sql`${table.id} in (
    select page.id from (${places}) place cross join lateral (
      select ${table.id} as id, ${value} as value from ${table} where ${column} = place.id ${filter && sql`and ${filter}`}
      ${order(sql`${value}`, sql`${table.id}`)}
    ) page ${order(sql`page.value`, sql`page.id`)})`
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

/** One of these values; absent: any. */
export function isAnyOf(column: PgColumn, values: readonly unknown[] | undefined): SQL | undefined {
  return values && inArray(column, [...values])
}

/** Between two values, both included; absent: without an end. */
export function isBetween(
  column: PgColumn,
  from: string | number | undefined,
  to: string | number | undefined,
): SQL | undefined {
  return and(
    from === undefined ? undefined : gte(column, from),
    to === undefined ? undefined : lte(column, to),
  )
}

/** Refuses what is found beside the records themselves, which are all that is read as it was known. */
export function assertOfNow<Query extends PageQuery>(
  query: Query,
  ...filters: (keyof Query & string)[]
): void {
  const used = filters.find((filter) => query[filter] !== undefined)
  if (used !== undefined && knownAtOf(query) !== undefined) refuseAt(`/${used}`, 'filter_of_now_only')
}

/** How many records the filters of a list find, and what their amounts add up to. */
export async function readTotals<Table extends Listed>(
  reader: Reader,
  table: Table,
  list: Pick<List<Table>, 'filters' | 'retreats'>,
  amount?: PgColumn,
): Promise<Totals> {
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int`, ...(amount && { amount: sumOf(amount) }) })
    .from(table as PgTable)
    .where(filterOf(list))
  return row as Totals
}

/** All that a list holds. */
export function filterOf<Table extends Listed>({
  filters,
  retreats,
}: Pick<List<Table>, 'filters' | 'retreats'>): SQL | undefined {
  return and(...filters, retreats && ofRetreat(retreats.column, retreats.wanted, retreats.seen))
}

/** A sum that JSON carries exactly. */
export function sumOf(amount: PgColumn | SQL): SQL<number> {
  return sql<number>`least(coalesce(sum(${amount}), 0), ${sql.raw(String(MAX_TOTAL))})::int8`
}
