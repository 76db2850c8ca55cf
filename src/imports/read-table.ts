/** A grid as a table: titles that are known, and below them rows of values by field. */
import type { CellFault } from '../platform/shared/errors.ts'
import { formatRupiah, sum } from '../platform/shared/rupiah.ts'
import { MAX_TOTAL } from '../platform/shared/wire.ts'
import { faultAt, type Place, refuseFile, refuseIfAny } from './faults.ts'
import type { Cell, Grid, Row } from './grid.ts'
import { type Reading, readWhole } from './read-values.ts'
import { type Column, type Layout, Table } from './table.ts'

export interface TableRow {
  number: number
  /** The values that could be read, by field. */
  values: ReadonlyMap<string, unknown>
}

export interface ReadTable {
  table: Table
  rows: TableRow[]
}

/** No value of a formula or an error is used, whatever the column. */
function readPlain<Value>(cell: Cell, read: (cell: Cell) => Reading<Value>): Reading<Value> {
  if (cell.kind === 'formula') return { fault: 'formula' }
  if (cell.kind === 'error') return { fault: 'error_value' }
  return read(cell)
}

/** Remarks may stand above the titles; below the last row only totals. */
export function readTable(
  grid: Grid,
  columns: readonly Column[],
  ofGrid: readonly CellFault[] = [],
): ReadTable {
  const [header, ...below] = grid.slice(grid.findIndex((row) => !isRemark(row)))
  if (header === undefined || isRemark(header)) {
    refuseIfAny(ofGrid)
    refuseFile('empty_file')
  }
  const { layout, faults } = readHeader(header, columns, ofGrid)
  const table = new Table(columns, layout)
  for (const fault of faults) table.addFault(fault)
  table.assertComplete(header.number)
  if (below.length === 0 && !table.isFaulty) refuseFile('header_only')
  const end = below.findIndex((row, index) => row.number !== header.number + 1 + index)
  const last = below[end]
  if (last) table.add({ row: last.number }, 'after_empty_row')
  const ofTable = end < 0 ? below : below.slice(0, end)
  const rows: TableRow[] = []
  for (const row of ofTable) {
    if (isTotal(row) && row !== ofTable.at(-1)) table.add({ row: row.number }, 'total_not_last')
    else if (isTotal(row)) checkTotal(table, row, columns, header, rows)
    else if (hasItsCells(table, row, header)) rows.push(readRow(table, row, columns))
  }
  if (rows.length === 0 && !table.isFaulty) refuseFile('header_only')
  return { table, rows }
}

/** A row's values; the table lists the cells that hold none. */
function readRow(table: Table, { number, cells }: Row, columns: readonly Column[]): TableRow {
  const byField = table.take(number, cells)
  const values = new Map<string, unknown>()
  for (const { field, read } of columns) {
    const cell = byField.get(field)
    if (cell === undefined) continue
    const reading = readPlain(cell, read)
    if ('value' in reading) values.set(field, reading.value)
    else table.addAt(number, field, reading.fault)
  }
  return { number, values }
}

function isRemark({ cells }: Row): boolean {
  return cells.find((cell) => cell !== undefined)?.text.startsWith('#') ?? false
}

/** Letters and digits only; what stands in brackets is a remark. */
function plain(title: string): string {
  return title
    .replaceAll(/\([^()]*\)/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

/** People number their rows; nothing depends on it. */
const ignoredTitles = ['no', 'nomorurut', 'nourut']

/** Which field stands in which column, and which titles are none. */
function readHeader(
  { number: row, cells }: Row,
  columns: readonly Column[],
  ofGrid: readonly CellFault[],
): { layout: Layout; faults: CellFault[] } {
  const known = new Map(
    columns.flatMap((column) =>
      [column.title.id, column.title.en, column.field, ...column.aliases].map((title) => [
        plain(title),
        column,
      ]),
    ),
  )
  const expected = {
    id: columns.map(({ title }) => title.id).join(', '),
    en: columns.map(({ title }) => title.en).join(', '),
  }
  const layout = new Map<string, { column: number; title: string }>()
  const faults: CellFault[] = []
  cells.forEach((cell, at) => {
    if (cell === undefined || ignoredTitles.includes(plain(cell.text))) return
    const column = known.get(plain(cell.text))
    const place = { row, column: at, title: cell.text }
    const facts = { read: cell.text, expected }
    if (column === undefined || cell.kind !== 'text') faults.push(faultAt(place, 'header_unknown', facts))
    else if (layout.has(column.field)) faults.push(faultAt(place, 'header_duplicate', facts))
    else layout.set(column.field, { column: at, title: cell.text.trim() })
  })
  if (layout.size === 0) refuseIfAny([...ofGrid, faultAt({ row }, 'header_absent', { expected })])
  return { layout, faults: [...ofGrid, ...faults] }
}

/** Every cell stands below a title, and every title has its cell. */
function hasItsCells(table: Table, { number: row, cells, width }: Row, header: Row): boolean {
  const astray = cells.findIndex((cell, at) => cell !== undefined && header.cells[at] === undefined)
  const isShort = width !== undefined && header.width !== undefined && width < header.width
  const isLong = width !== undefined && header.width !== undefined && astray >= header.width
  if (isShort || isLong) {
    table.add({ row }, 'wrong_number_of_cells', { read: String(width), titles: header.width })
    return false
  }
  if (astray >= 0) {
    table.add({ row, column: astray }, 'outside_table', { read: cells[astray]?.text ?? '' })
    return false
  }
  return true
}

/** A row that begins with the word for it. */
function isTotal({ cells }: Row): boolean {
  const first = cells.find((cell) => cell !== undefined)?.text ?? ''
  return /^(sub ?total|grand total|total|jumlah)( total| keseluruhan| seluruhnya| akhir)?\s*[:.]?$/i.test(
    first.trim(),
  )
}

/** A total is no data: it is compared with the rows above it and left out. */
function checkTotal(
  table: Table,
  { number: row, cells }: Row,
  columns: readonly Column[],
  header: Row,
  rows: readonly TableRow[],
): void {
  const label = cells.findIndex((cell) => cell !== undefined)
  const summed = columns.filter(({ isSummed }) => isSummed)
  cells.forEach((cell, column) => {
    if (cell === undefined || column === label) return
    const field = summed.find((each) => table.placeOf(row, each.field).column === column)?.field
    const place = { row, column, title: header.cells[column]?.text ?? '' }
    checkSum(table, cell, place, field === undefined ? null : sumOf(rows, field))
  })
}

function sumOf(rows: readonly TableRow[], field: string): number {
  return sum(rows.map(({ values }) => Number(values.get(field) ?? 0)))
}

/** `sum` is what the rows above add up to; null where nothing is to be summed. */
function checkSum(table: Table, cell: Cell, place: Place, sum: number | null): void {
  const facts = { read: cell.text }
  if (sum === null) {
    table.add(place, 'total_only_sums', facts)
    return
  }
  const total = readPlain(cell, (written) => readWhole(written, MAX_TOTAL))
  const expected = { id: formatRupiah(sum, 'id'), en: formatRupiah(sum, 'en') }
  if ('fault' in total) table.add(place, total.fault, facts)
  else if (total.value !== sum) table.add(place, 'total_mismatch', { ...facts, expected })
}
