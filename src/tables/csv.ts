/** A report as CSV: the columns' titles, the rows, the totals. */
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../shared/language.ts'
import type { Cell, Column, ReportTable } from './table.ts'

/** What spreadsheet programs of each language expect between the cells. */
const delimiters: Record<Language, string> = { id: ';', en: ',' }

/**
 * With a byte order mark, without which Excel misreads letters beyond ASCII. Text that a spreadsheet would run as a
 * formula is disarmed; amounts are digits without separators, dates YYYY-MM-DD.
 */
export function csvOf(table: ReportTable, language: Language): string {
  const { columns, rows, totals } = table
  const cellsOf = (row: Record<string, Cell>) =>
    columns.map((each) => csvCell(each, row[each.key] ?? null, language))
  return stringify([columns.map(({ title }) => title), ...[...rows, ...totals].map(cellsOf)], {
    bom: true,
    delimiter: delimiters[language],
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

/** The decimals of a percentage are the only figures with a separator: a comma in Indonesian. */
function csvCell({ kind }: Column, cell: Cell, language: Language): Cell {
  if (kind !== 'percent' || cell === null || language === 'en') return cell
  return String(cell).replace('.', ',')
}
