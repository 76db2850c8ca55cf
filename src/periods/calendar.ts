/** On which days something can be dated: not after today, and in no locked month. */
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { firstOfNextMonth, monthOf } from '../shared/calendar.ts'
import { refuseAt } from '../shared/errors.ts'
import { periodLocks } from './periods.table.ts'

export interface Calendar {
  /** Today in WITA by the database's clock. */
  today: string
  lockedMonths: ReadonlySet<string>
}

/** Read under the calendar's lock (every posting holds it, shared), so that it stays true until the transaction ends. */
export async function readCalendar(tx: Db | Tx): Promise<Calendar> {
  const { rows } = await tx.execute<{ today: string; months: string[] }>(sql`
    select wita_today()::text as today,
      array(select ${periodLocks.month} from ${periodLocks} where ${periodLocks.state} = 'locked') as months`)
  const [row] = rows
  return { today: row?.today ?? '', lockedMonths: new Set(row?.months) }
}

/** Refuses a date for something new: one after today, or one in a locked month. */
export function assertPostable(calendar: Calendar, date: string, pointer: string): void {
  if (date > calendar.today) refuseAt(pointer, 'date_in_future', { date, today: calendar.today })
  const month = monthOf(date)
  if (calendar.lockedMonths.has(month)) {
    refuseAt(pointer, 'period_locked', { month, firstOpen: openDay(calendar, date) })
  }
}

/**
 * The day on which a document counts: `bookedOn` where it has one, else its own date. Refused: a booking before the
 * document's date, and what `assertPostable` refuses.
 */
export function postingDay(
  calendar: Calendar,
  date: { on: string; pointer: string },
  booking: { on: string | null | undefined; pointer: string },
): string {
  if (!booking.on) {
    assertPostable(calendar, date.on, date.pointer)
    return date.on
  }
  if (date.on > calendar.today) assertPostable(calendar, date.on, date.pointer)
  if (booking.on < date.on) refuseAt(booking.pointer, 'dates_out_of_order', { from: date.on, to: booking.on })
  assertPostable(calendar, booking.on, booking.pointer)
  return booking.on
}

/** The date itself, or the first day of the first open month after it: where what speaks of older records is dated. */
export function openDay({ lockedMonths }: Calendar, date: string): string {
  let day = date
  while (lockedMonths.has(monthOf(day))) day = firstOfNextMonth(day)
  return day
}

/** These entries, each on its own date or the first open day after it. */
export function onOpenDays<Dated extends { effectiveOn: string }>(
  calendar: Calendar,
  entries: readonly Dated[],
): Dated[] {
  return entries.map((entry) => ({ ...entry, effectiveOn: openDay(calendar, entry.effectiveOn) }))
}
