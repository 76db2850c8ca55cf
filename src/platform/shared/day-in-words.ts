/** Days and months as people write them: in sentences; programs have them as YYYY-MM-DD and YYYY-MM. */
import type { Language } from './language.ts'

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

function written(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  const inLanguage = (language: Language) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' })
  return { id: inLanguage('id'), en: inLanguage('en') }
}

/** `25 November 2026 pukul 20.48 WITA`, or with its second: by the clocks of the province. */
export function instantInWords(
  instant: Date,
  language: Language,
  { seconds = false }: { seconds?: boolean } = {},
): string {
  const text = instant.toLocaleString(locales[language], {
    dateStyle: 'long',
    timeStyle: seconds ? 'medium' : 'short',
    timeZone: 'Asia/Makassar',
  })
  return `${text} WITA`
}

const days = written({ day: 'numeric', month: 'long', year: 'numeric' })
const months = written({ month: 'long', year: 'numeric' })

/** `12 Mei 2025`, `12 May 2025`; what is no date stays as it is. */
export function dayInWords(date: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? days[language].format(new Date(`${date}T00:00:00Z`)) : date
}

/** `Mei 2025`, `May 2025`, of a month (YYYY-MM). */
export function monthInWords(month: string, language: Language): string {
  return /^\d{4}-\d{2}$/.test(month) ? months[language].format(new Date(`${month}-01T00:00:00Z`)) : month
}
