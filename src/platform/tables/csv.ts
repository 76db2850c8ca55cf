/** A report as CSV: the columns' titles, the rows, the totals. */
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../shared/language.ts'
import { type Below, type LongTable, mapPages } from './long-table.ts'
import type { Cell, Column, Row } from './table.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** What spreadsheet programs of each language expect between the cells. */
const delimiters: Record<Language, string> = { id: ';', en: ',' }

/**
 * With a byte order mark, without which Excel misreads letters beyond ASCII. Text that a spreadsheet would run as a
 * formula is disarmed; amounts are digits without separators, dates YYYY-MM-DD. Nothing but the table is in it: lines
 * about it would stand in the way of programs.
 */
export async function* writeCsv(
  { columns, pages }: LongTable,
  language: Language,
): AsyncGenerator<string, Below> {
  const lines = (records: Cell[][]) =>
    stringify(records, {
      delimiter: delimiters[language],
      escape_formulas: true,
      record_delimiter: 'windows',
    })
  const linesOf = (rows: Row[]) =>
    lines(rows.map((row) => columns.map((each) => csvCell(each, row[each.key] ?? null, language))))
  yield BYTE_ORDER_MARK + lines([columns.map(({ title }) => title)])
  const below = yield* mapPages(pages(), linesOf)
  yield linesOf(below.totals)
  return below
}

/** The decimals of a percentage are the only figures with a separator: a comma in Indonesian. */
function csvCell({ kind }: Column, cell: Cell, language: Language): Cell {
  if (kind !== 'percent' || cell === null || language === 'en') return cell
  return String(cell).replace('.', ',')
}
