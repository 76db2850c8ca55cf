/** Lists are in order of creation (ids are UUIDv7); a page goes on after the last id of the page before. */
import { z } from 'zod'
import { AppError } from './errors.ts'
import type { Page } from './wire.ts'

/** The id after which a page begins. */
export function afterCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const id = z.uuid().safeParse(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!id.success) throw new AppError('invalid_cursor')
  return id.data
}

/** The page of these rows, read with one more than the limit to know whether there is another. */
export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null
  return { items: shown.map(present), nextCursor }
}
