/** How a cell looks to a person who reads the report. */
import type { Language } from '../shared/language.ts'
import type { Cell, ColumnKind } from './table.ts'

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

export function displayCell(cell: Cell, kind: ColumnKind, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return kind === 'date' ? displayDate(cell, language) : cell
  const decimals = kind === 'percent' ? 2 : 0
  return cell.toLocaleString(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

/** `28 Mei 2025`; a date is a day, wherever it is read. */
function displayDate(date: string, language: Language): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locales[language], {
    dateStyle: 'medium',
    timeZone: 'UTC',
  })
}
