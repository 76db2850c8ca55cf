import { asc } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db/client.ts'
import { dayAfter, lastDayOf } from '../platform/shared/calendar.ts'
import type { ClosedMonth, ClosingList } from './closings.schema.ts'
import { closings } from './closings.table.ts'

export type ClosingRow = typeof closings.$inferSelect

/** Every month that was ever closed, the earliest first. */
export async function readClosings(db: Db | Tx): Promise<ClosingRow[]> {
  return db.select().from(closings).orderBy(asc(closings.month))
}

/** The last month that is closed. */
export function lastClosed(months: readonly ClosingRow[]): string | undefined {
  return months.findLast(({ state }) => state === 'closed')?.month
}

/** What reopens with a month: it and those after it, as far as they are closed. */
export function closedFrom(months: readonly ClosingRow[], month: string): ClosingRow[] {
  return months.filter((row) => row.state === 'closed' && row.month >= month)
}

export async function listClosings(db: Db): Promise<ClosingList> {
  const rows = await readClosings(db)
  const month = lastClosed(rows)
  const closedThrough = month === undefined ? null : lastDayOf(month)
  return {
    closedThrough,
    firstOpenDay: closedThrough === null ? null : dayAfter(closedThrough),
    items: rows.map(presentMonth),
  }
}

export function presentMonth({ closedAt, ...row }: ClosingRow): ClosedMonth {
  return { ...row, closedAt: closedAt.toISOString() }
}
