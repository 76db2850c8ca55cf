/** Dates are calendar days in WITA, kept as YYYY-MM-DD text: such text sorts and compares as the days do. */

const wita = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' })
const DAY_MS = 24 * 60 * 60 * 1000

/** Today by this process's clock, for what is only shown; rules go by the database's. */
export function todayInWita(): string {
  return dayInWita(new Date())
}

/** The day of an instant. */
export function dayInWita(instant: Date): string {
  return wita.format(instant)
}

/** The later of two dates. */
export function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

/** How many days a date lies before another; 0 where it does not. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** The month of a date, YYYY-MM. */
export function monthOf(date: string): string {
  return date.slice(0, 7)
}

/** The day after a date. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10)
}

/** The last day of a month (YYYY-MM). */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The months from one to another, both included; none where the first is the later. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = monthOf(dayAfter(lastDayOf(month)))) months.push(month)
  return months
}
