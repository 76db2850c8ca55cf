/** Days of the province (WITA) as YYYY-MM-DD and months as YYYY-MM, whatever zone the computer has. */
import type { BothLanguages, Language } from './language.ts'

const wita = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' })
const DAY_MS = 24 * 60 * 60 * 1000

export function todayInWita(now = new Date()): string {
  return wita.format(now)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

export type DayReading = { kind: 'empty' } | { kind: 'day'; day: string } | { kind: 'wrong' }

/** Longer than any way to write a day; what is longer is not looked at. */
const MAX_LENGTH = 30

const IN_FIGURES = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{2}|\d{4})$/
const WITHOUT_SIGNS = /^(\d{2})(\d{2})(\d{4})$/
const WITH_MONTH = /^(\d{1,2})[ \-/]?([a-z]{3,9})\.?[ \-/]?(\d{2}|\d{4})$/i
const AS_PROGRAMS = /^(\d{4})-(\d{2})-(\d{2})$/
const TODAY = /^(?:h|hari ini)$/i

/** Indonesian and English; each begins with what tells it from the others. */
const MONTH_NAMES = [
  ['jan', 'januari', 'january'],
  ['feb', 'pebruari', 'peb', 'februari', 'february'],
  ['mar', 'maret', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['agu', 'agt', 'ags', 'aug', 'agustus', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oct', 'oktober', 'october'],
  ['nov', 'nop', 'november', 'nopember'],
  ['des', 'dec', 'desember', 'december'],
]

/**
 * Reads `17082026`, `17/8/26`, `17-08-2026`, `17 agu 2026`, `17 Agustus 2026`, `2026-08-17` and `h` (today): the day comes
 * first, always. A day that the calendar does not have is wrong, never the nearest one.
 */
export function readDay(text: string, today: string): DayReading {
  const written = text.trim()
  if (written === '') return { kind: 'empty' }
  if (written.length > MAX_LENGTH) return { kind: 'wrong' }
  if (TODAY.test(written)) return { kind: 'day', day: today }
  const program = AS_PROGRAMS.exec(written)
  if (program) return dayOf(program[1], program[2], program[3])
  const figures = WITHOUT_SIGNS.exec(written) ?? IN_FIGURES.exec(written)
  if (figures) return dayOf(figures[3], figures[2], figures[1])
  const named = WITH_MONTH.exec(written)
  if (!named) return { kind: 'wrong' }
  const month = MONTH_NAMES.findIndex((names) => names.includes(String(named[2]).toLowerCase())) + 1
  return dayOf(named[3], String(month), named[1])
}

function dayOf(year = '', month = '', date = ''): DayReading {
  const day = [year.length === 2 ? `20${year}` : year, month.padStart(2, '0'), date.padStart(2, '0')].join(
    '-',
  )
  const instant = Date.parse(`${day}T00:00:00Z`)
  const isReal = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
  return isReal ? { kind: 'day', day } : { kind: 'wrong' }
}

/** `17/08/2026`: as it stands in a field. */
export function writeDay(day: string): string {
  return day.split('-').reverse().join('/')
}

const locales: BothLanguages = { id: 'id-ID', en: 'en-GB' }

function written(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  const inLanguage = (language: Language) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' })
  return { id: inLanguage('id'), en: inLanguage('en') }
}

const weekdays = written({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const days = written({ day: 'numeric', month: 'long', year: 'numeric' })
const months = written({ month: 'long', year: 'numeric' })
const monthsOfYear = written({ month: 'long' })

/** `Senin, 17 Agustus 2026`, `Monday, 17 August 2026`. */
export function weekdayInWords(day: string, language: Language): string {
  return weekdays[language].format(new Date(day)).replace(/^(\w+) /, '$1, ')
}

/** `17 Agustus 2026`, `17 August 2026`. */
export function dayInWords(day: string, language: Language): string {
  return days[language].format(new Date(day))
}

/** `Agustus 2026`, of a month (YYYY-MM). */
export function monthInWords(month: string, language: Language): string {
  return months[language].format(new Date(`${month}-01`))
}

/** The twelve names, January first. */
export function monthNames(language: Language): string[] {
  return MONTH_NAMES.map((_, month) => monthsOfYear[language].format(new Date(Date.UTC(2026, month, 1))))
}

/** `25 November 2026 pukul 20.48 WITA`: by the clocks of the province. */
export function instantInWords(instant: string, language: Language): string {
  const text = new Date(instant).toLocaleString(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Makassar',
  })
  return `${text} WITA`
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** `5 menit yang lalu`, `kemarin`: how long ago something was. */
export function ageInWords(instant: number, now: number, language: Language): string {
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const age = now - instant
  if (age < MINUTE_MS) return ago.format(0, 'second')
  if (age < HOUR_MS) return ago.format(-whole(age, MINUTE_MS), 'minute')
  if (age < DAY_MS) return ago.format(-whole(age, HOUR_MS), 'hour')
  return ago.format(-whole(age, DAY_MS), 'day')
}

function whole(length: number, unit: number): number {
  return (length - (length % unit)) / unit
}
