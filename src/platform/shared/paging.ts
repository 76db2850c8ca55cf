/** Lists are in order of creation (ids are UUIDv7); a page goes on after the last id of the page before. */
import { z } from 'zod'
import { AppError } from './errors.ts'
import type { Page } from './wire.ts'

/** Which page of a list, and of which: as it stands, or as it was known at an instant. */
export interface PageQuery {
  limit: number
  cursor?: string | undefined
  knownAt?: string | undefined
}

const Cursor = z.tuple([z.uuid()], z.iso.datetime()).refine(({ length }) => length <= 2)

/** The id after which a page begins, and as known when; a cursor goes on with the list that it came from. */
export function placeOf({ cursor, knownAt }: Omit<PageQuery, 'limit'>): {
  after: string | undefined
  knownAt: string | undefined
} {
  if (cursor === undefined) return { after: undefined, knownAt }
  const place = Cursor.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split(' '))
  if (!place.success) throw new AppError('invalid_cursor')
  const [after, itsKnownAt] = place.data
  if (knownAt !== undefined && knownAt !== itsKnownAt) throw new AppError('invalid_cursor')
  return { after, knownAt: itsKnownAt }
}

/** The page of these rows, read with one more than the limit to know whether there is another. */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  query: PageQuery,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const { knownAt } = placeOf(query)
  const place = [last?.id, knownAt].filter((part) => part !== undefined).join(' ')
  const nextCursor = rows.length > query.limit ? Buffer.from(place).toString('base64url') : null
  return { items: shown.map(present), nextCursor }
}
