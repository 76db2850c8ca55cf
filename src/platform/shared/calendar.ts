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

/** The first day of the month after that of a date. */
export function firstOfNextMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
