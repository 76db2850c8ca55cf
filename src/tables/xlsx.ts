/** A report as a workbook: amounts are numbers and days are dates, so that a reader can go on calculating. */
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { Language } from '../shared/language.ts'
import { displayCell } from './display.ts'
import type { Cell, Column, ColumnKind, ReportTable } from './table.ts'

const formats: Partial<Record<ColumnKind, string>> = {
  number: '0',
  rupiah: '#,##0;-#,##0',
  date: 'dd/mm/yyyy',
  percent: '0.00',
}

const WIDEST_CHARACTERS = 48
const heading = {
  fontWeight: 'bold',
  wrap: true,
  backgroundColor: '#DDE6EE',
  alignVertical: 'center',
} as const

/** Title and parameters, then the columns' titles, which stay in sight, the rows, the totals, the amount in words. */
export function xlsxOf(table: ReportTable, language: Language): Promise<Buffer> {
  const { title, retreat, parameters, columns, rows, totals, stated } = table
  const above: SheetData = [
    [{ value: title, fontWeight: 'bold', fontSize: 14 }],
    [{ value: `${retreat.title} (${retreat.code})` }],
    ...parameters.map(({ label, value }) => [{ value: `${label}: ${value}` }]),
    [],
  ]
  const titles = columns.map(({ title, kind }) => ({ ...heading, value: title, align: sideOf(kind) }))
  const cells = (row: Record<string, Cell>) => columns.map((each) => sheetCell(each, row[each.key] ?? null))
  const total = (row: Record<string, Cell>) =>
    cells(row).map((cell) => cell && { ...cell, fontWeight: 'bold' as const })
  const below: SheetData = [[], [{ value: `${stated.label}: ${stated.inWords}`, fontStyle: 'italic' }]]
  return writeExcelFile([...above, titles, ...rows.map(cells), ...totals.map(total), ...below], {
    sheet: retreat.code.replaceAll(/[\\/?*[\]:]/g, '-').slice(0, 31),
    columns: columns.map((each) => ({ width: widthOf(each, table, language) })),
    stickyRowsCount: above.length + 1,
    orientation: 'landscape',
  }).toBuffer()
}

/** Text stays text whatever it looks like: no cell is a formula. */
function sheetCell({ kind }: Column, cell: Cell): CellObject | null {
  if (cell === null) return null
  const format = formats[kind]
  if (typeof cell === 'number') return { type: Number, value: cell, ...(format ? { format } : {}) }
  if (kind === 'date' && format) return { type: Date, value: new Date(`${cell}T00:00:00Z`), format }
  return { type: String, value: cell, wrap: true, alignVertical: 'top' }
}

function sideOf(kind: ColumnKind): 'left' | 'right' {
  return kind === 'text' || kind === 'date' ? 'left' : 'right'
}

/** As wide as its longest cell, within reason; long titles wrap. */
function widthOf({ key, kind, title }: Column, { rows, totals }: ReportTable, language: Language): number {
  const cells = [...rows, ...totals].map((row) => displayCell(row[key] ?? null, kind, language).length)
  const longestWord = Math.max(...title.split(' ').map((word) => word.length))
  return Math.min(WIDEST_CHARACTERS, cells.reduce((widest, cell) => Math.max(widest, cell), longestWord) + 2)
}
