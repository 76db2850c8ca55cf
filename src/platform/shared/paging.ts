/** Pages go on after the last record of the page before: by its id (UUIDv7, the order of creation), and by what the list is sorted by. */
import { z } from 'zod'
import { AppError } from './errors.ts'
import { digestJson } from './etag.ts'
import type { Page } from './wire.ts'

/** Which page of a list, and of which: as it stands, or as it was known at an instant. Whatever else it holds narrows or sorts it. */
export interface PageQuery {
  limit: number
  cursor?: string | undefined
  knownAt?: string | undefined
  /** The address of the list: a cursor goes on in no other. */
  list?: string | undefined
}

/** By what the last record of a page is sorted: whole rupiah, a day or a name. */
export type SortValue = string | number

export interface Place {
  after: string | undefined
  sorted: SortValue | null
  knownAt: string | undefined
}

const LIST_DIGITS = 12
const Cursor = z.tuple([
  z.uuid(),
  z.string().length(LIST_DIGITS),
  z
    .union([
      z.int(),
      z
        .string()
        .max(300)
        .regex(/^[^\0]*$/),
    ])
    .nullable(),
  z.iso.datetime().nullable(),
])

/** As known when; a cursor goes on with the instant that it came from. */
export function knownAtOf({ cursor, knownAt }: Omit<PageQuery, 'limit'>): string | undefined {
  if (cursor === undefined) return knownAt
  const [, , , itsKnownAt] = decode(cursor)
  if (knownAt !== undefined && knownAt !== itsKnownAt) throw new AppError('invalid_cursor')
  return itsKnownAt ?? undefined
}

/** Where a page begins. A cursor of another list, of other filters or of another order is refused: it would leave records out. */
export function placeOf(query: PageQuery): Place {
  const knownAt = knownAtOf(query)
  if (query.cursor === undefined) return { after: undefined, sorted: null, knownAt }
  const [after, list, sorted] = decode(query.cursor)
  if (list !== listOf(query)) throw new AppError('cursor_of_other_list')
  return { after, sorted, knownAt }
}

function decode(cursor: string): z.infer<typeof Cursor> {
  const place = Cursor.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!place.success) throw new AppError('invalid_cursor')
  return place.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Which list it is, and what it is narrowed and sorted by, in short. */
function listOf({ limit, cursor, knownAt, ...rest }: PageQuery & { totals?: unknown }): string {
  const { totals, ...filters } = rest
  return digestJson(filters).slice(0, LIST_DIGITS)
}

/** The page of these rows, read with one more than the limit to know whether there is another. */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  query: PageQuery,
  present: (row: Row) => Item,
  sortedBy: (row: Row) => SortValue | null = () => null,
): Page<Item> {
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const nextCursor =
    last !== undefined && rows.length > query.limit ? cursorAfter(last, query, sortedBy(last)) : null
  return { items: shown.map(present), nextCursor }
}

function cursorAfter({ id }: { id: string }, query: PageQuery, sorted: SortValue | null): string {
  const place: z.infer<typeof Cursor> = [id, listOf(query), sorted, knownAtOf(query) ?? null]
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}
