/** On which days something of a retreat can be dated: not after today, not too long ago, and on no closed day. */
import type { Db, Tx } from '../platform/db/client.ts'
import { queryRows, type Statement } from '../platform/db/pipeline.ts'
import { dayAfter, laterOf, monthOf } from '../platform/shared/calendar.ts'
import { type Pointer, refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'

/** Of one retreat: which of its days are closed depends on when it was created. */
export interface Calendar {
  /** Today in WITA by the database's clock. */
  today: string
  /** The same for the whole transaction: what a record's `createdAt` will be. */
  now: Date
  /** The first day that its fiscal year allows. */
  earliest: string
  /** The last day that is closed; null where none is. */
  closedThrough: string | null
}

/** What a route declares where something is dated, and where it can be booked on another day too. */
export const datingProblems = ['date_in_future', 'date_too_early', 'month_closed'] as const
export const bookingProblems = [...datingProblems, 'dates_out_of_order', 'booking_not_needed'] as const

interface CalendarRow extends Calendar {
  retreatId: string
}

const CALENDAR = `
  select r.id as "retreatId", wita_today()::text as today, now(), earliest_day(r.fiscal_year)::text as earliest,
    closed_through(r.created_at)::text as "closedThrough"
  from retreats r`

/**
 * The calendars of the retreats of these pledges. Sent under the calendar's lock (every posting holds it, shared), so that the
 * answer stays true until the transaction ends.
 */
export function calendarsOfPledges(pledgeIds: readonly string[]): Statement {
  return {
    name: 'read calendars',
    text: `${CALENDAR} where r.id in (select retreat_id from pledges where id = any ($1::uuid[]))`,
    values: [[...new Set(pledgeIds)]],
  }
}

/** The answer to `calendarsOfPledges`, by retreat. */
export function calendarsFrom(rows: CalendarRow[] | undefined): Map<string, Calendar> {
  return new Map((rows ?? []).map(({ retreatId, ...calendar }) => [retreatId, calendar]))
}

/** Once a transaction, and then handed down to whatever dates an entry. */
export async function readCalendar(tx: Db | Tx, retreatId: string): Promise<Calendar> {
  const calendar = { name: 'read calendar', text: `${CALENDAR} where r.id = $1`, values: [retreatId] }
  return mustExist(
    calendarsFrom(await queryRows<CalendarRow>(tx.$client, calendar)).get(retreatId),
    'the calendar of a retreat',
  )
}

/** Today in WITA by the database's clock, for what is read. */
export async function readToday(tx: Db | Tx): Promise<string> {
  return (await readClock(tx)).today
}

/** By the database's clock: today in WITA, and now, which stays the same in one transaction. */
export async function readClock(tx: Db | Tx): Promise<Pick<Calendar, 'today' | 'now'>> {
  const statement = { name: 'read clock', text: 'select wita_today()::text as today, now()', values: [] }
  const [row] = await queryRows<Pick<Calendar, 'today' | 'now'>>(tx.$client, statement)
  return mustExist(row, "the database's clock")
}

/** The last day that is closed at all, whichever retreats that binds; null where none is. */
export async function closedThrough(tx: Db | Tx): Promise<string | null> {
  const text = `select closed_through('-infinity')::text as day`
  const statement = { name: 'closed through', text, values: [] }
  const [row] = await queryRows<{ day: string | null }>(tx.$client, statement)
  return mustExist(row, 'how far the books are closed').day
}

/** Refuses a date for something new: one after today, one that the fiscal year does not allow, or a closed one. */
export function assertPostable(calendar: Calendar, date: string, pointer: Pointer): void {
  assertInRange(calendar, date, pointer)
  if (isClosed(calendar, date)) {
    refuseAt(pointer, 'month_closed', {
      month: monthOf(date),
      closedThrough: calendar.closedThrough,
      firstOpenDay: firstOpenDay(calendar),
    })
  }
}

interface Dated {
  on: string
  pointer: Pointer
}

interface Booking {
  on: string | null | undefined
  pointer: Pointer
}

/**
 * The day on which a record counts: `bookedOn` where it has one, else its own date. Refused: a booking of what can be dated
 * on its own day or before it, and what `assertPostable` refuses.
 */
export function postingDay(calendar: Calendar, date: Dated, booking: Booking): string {
  if (booking.on) {
    assertInRange(calendar, date.on, date.pointer)
    if (booking.on < date.on)
      refuseAt(booking.pointer, 'dates_out_of_order', { from: date.on, to: booking.on })
    assertInRange(calendar, booking.on, booking.pointer)
    if (!isClosed(calendar, date.on)) refuseAt(booking.pointer, 'booking_not_needed', { date: date.on })
  }
  return standingDay(calendar, date, booking)
}

/** The same for what was written down before: its booking may have become unnecessary since. */
export function standingDay(calendar: Calendar, date: Dated, booking: Booking): string {
  assertInRange(calendar, date.on, date.pointer)
  const { on, pointer } = booking.on ? { ...booking, on: booking.on } : date
  assertPostable(calendar, on, pointer)
  return on
}

/** The first day that is not closed. */
export function firstOpenDay({ closedThrough, earliest }: Calendar): string {
  return closedThrough === null ? earliest : laterOf(dayAfter(closedThrough), earliest)
}

/** The date itself, or the first open day where it is closed. */
export function openDay(calendar: Calendar, date: string): string {
  return laterOf(date, firstOpenDay(calendar))
}

/** The first open day, where one of these dates is closed and something is booked there instead. */
export function bookedLater(calendar: Calendar, ...dates: readonly string[]): { bookedOn?: string } {
  return dates.some((date) => isClosed(calendar, date)) ? { bookedOn: firstOpenDay(calendar) } : {}
}

/** These entries, each on its own date or the first open day. */
export function onOpenDays<Entry extends { effectiveOn: string }>(
  calendar: Calendar,
  entries: readonly Entry[],
): Entry[] {
  return entries.map((entry) => ({ ...entry, effectiveOn: openDay(calendar, entry.effectiveOn) }))
}

function isClosed({ closedThrough }: Calendar, date: string): boolean {
  return closedThrough !== null && date <= closedThrough
}

function assertInRange({ today, earliest }: Calendar, date: string, pointer: Pointer): void {
  if (date > today) refuseAt(pointer, 'date_in_future', { date, today })
  if (date < earliest) refuseAt(pointer, 'date_too_early', { date, earliest })
}
