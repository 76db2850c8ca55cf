/** On which days something can be dated: not after today, and in no locked month. */
import type { Db, Tx } from '../platform/db/client.ts'
import { queryRows, type Statement } from '../platform/db/pipeline.ts'
import { firstOfNextMonth, monthOf } from '../platform/shared/calendar.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'

export interface Calendar {
  /** Today in WITA by the database's clock. */
  today: string
  /** The same for the whole transaction: what a record's `createdAt` will be. */
  now: Date
  lockedMonths: ReadonlySet<string>
}

/** Sent under the calendar's lock (every posting holds it, shared), so that the answer stays true until the transaction ends. */
export const CALENDAR: Statement = {
  name: 'read calendar',
  text: `
    select wita_today()::text as today, now(), array(select month from period_locks where state = 'locked') as months`,
  values: [],
}

interface CalendarRow {
  today: string
  now: Date
  months: string[]
}

/** The answer to `CALENDAR`. */
export function calendarFrom(rows: CalendarRow[] | undefined): Calendar {
  const { today, now, months } = mustExist(rows?.[0], 'the calendar')
  return { today, now, lockedMonths: new Set(months) }
}

/** Once a transaction, and then handed down to whatever dates an entry. */
export async function readCalendar(tx: Db | Tx): Promise<Calendar> {
  return calendarFrom(await queryRows<CalendarRow>(tx.$client, CALENDAR))
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
 * The day on which a record counts: `bookedOn` where it has one, else its own date. Refused: a booking before the
 * record's date, and what `assertPostable` refuses.
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
