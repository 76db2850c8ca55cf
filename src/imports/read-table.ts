/** A grid as a table: titles that are known, and below them rows of values by field. */
import type { CellFault } from '../shared/errors.ts'
import { formatRupiah, sum } from '../shared/rupiah.ts'
import { type BothLanguages, MAX_TOTAL } from '../shared/wire.ts'
import type { FaultCode } from './fault-texts.ts'
import { type Facts, faultAt, type Place, refuseFile, refuseIfAny } from './faults.ts'
import type { Cell, Grid, Row } from './grid.ts'
import { type Reading, readWhole } from './read-values.ts'

/** A column that a table can have. */
export interface Column {
  /** Where its value goes in the record, such as `amount` or `standardPrice/year`. */
  field: string
  /** What the template calls it. */
  title: BothLanguages
  /** Other titles for it. Case, spaces and punctuation do not matter. */
  aliases: readonly string[]
  isRequired: boolean
  expected: BothLanguages
  read: (cell: Cell) => Reading<unknown>
  /** How a workbook shows it. */
  shownAs: 'text' | 'number' | 'date'
  /** What the template's example row says. */
  example: BothLanguages
  /** Whether a row of totals may sum it up. */
  isSummed?: boolean
}

export interface TableRow {
  number: number
  /** The values that could be read, by field. */
  values: ReadonlyMap<string, unknown>
}

/** In which column a field stands, and under which title. */
type Layout = ReadonlyMap<string, { column: number; title: string }>

/** A table, and what is wrong with it so far. */
export class Table {
  readonly rows: TableRow[] = []
  readonly #faults = new Map<string, CellFault>()
  readonly #columns: readonly Column[]
  readonly #layout: Layout
  readonly #cells = new Map<number, Row['cells']>()

  constructor(columns: readonly Column[], layout: Layout) {
    this.#columns = columns
    this.#layout = layout
  }

  get faults(): CellFault[] {
    return [...this.#faults.values()]
  }

  /** Of several faults in one cell the first is told. */
  tell(fault: CellFault): void {
    const place = `${fault.pointer} ${fault.column}`
    if (!this.#faults.has(place)) this.#faults.set(place, fault)
  }

  /** Tells a fault in a row's field. */
  tellAt(row: number, field: string, code: FaultCode, facts: Facts = {}): void {
    this.tell(faultAt(this.placeOf(row, field), code, { ...this.factsOf(row, field), ...facts }))
  }

  placeOf(row: number, field: string): Place {
    const { title = { id: field, en: field } } = this.#columnOf(field) ?? {}
    return { row, title: bothOf(title), ...this.#layout.get(field) }
  }

  /** What stands in the cell, and what should. */
  factsOf(row: number, field: string): Facts {
    const read = this.#cellOf(row, field)?.text
    const expected = this.#columnOf(field)?.expected
    return { ...(read !== undefined && { read }), ...(expected && { expected }) }
  }

  #cellOf(row: number, field: string): Cell | undefined {
    return this.#cells.get(row)?.[this.#layout.get(field)?.column ?? -1]
  }

  #columnOf(field: string): Column | undefined {
    return this.#columns.find((column) => column.field === field)
  }

  /** Takes in a row's values, and tells of the cells that hold none. */
  take({ number, cells }: Row): void {
    this.#cells.set(number, cells)
    const values = new Map<string, unknown>()
    for (const { field, read } of this.#columns) {
      const cell = this.#cellOf(number, field)
      if (cell === undefined) continue
      const reading = readPlain(cell, read)
      if ('value' in reading) values.set(field, reading.value)
      else this.tellAt(number, field, reading.fault)
    }
    this.rows.push({ number, values })
  }

  sumOf(field: string): number {
    return sum(this.rows.map(({ values }) => Number(values.get(field) ?? 0)))
  }

  /** The titles of the columns that are not there; those that must be are refused. */
  assertComplete(header: number): void {
    const missing = this.#columns.filter(({ field, isRequired }) => isRequired && !this.#layout.has(field))
    refuseIfAny(missing.map(({ title }) => faultAt({ row: header, title: bothOf(title) }, 'header_missing')))
  }
}

/** A title that no file gives yet. */
function bothOf({ id, en }: BothLanguages): string {
  return `${id} / ${en}`
}

/** No value of a formula or an error is used, whatever the column. */
function readPlain<Value>(cell: Cell, read: (cell: Cell) => Reading<Value>): Reading<Value> {
  if (cell.kind === 'formula') return { fault: 'formula' }
  if (cell.kind === 'error') return { fault: 'error_value' }
  return read(cell)
}

/** Remarks may stand above the titles; below the last row only totals. */
export function readTable(grid: Grid, columns: readonly Column[]): Table {
  const [header, ...below] = grid.slice(grid.findIndex((row) => !isRemark(row)))
  if (header === undefined || isRemark(header)) refuseFile('empty_file')
  const table = new Table(columns, readHeader(header, columns))
  table.assertComplete(header.number)
  if (below.length === 0) refuseFile('header_only')
  const ended = below.find((row, index) => row.number !== header.number + 1 + index)
  if (ended) refuseFile('after_empty_row', { row: ended.number })
  for (const row of below) {
    if (isTotal(row)) checkTotal(table, row, columns, header, row === below.at(-1))
    else if (hasItsCells(table, row, header)) table.take(row)
  }
  if (table.rows.length === 0 && table.faults.length === 0) refuseFile('header_only')
  return table
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

/** Which field stands in which column. */
function readHeader({ number: row, cells }: Row, columns: readonly Column[]): Layout {
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
  if (layout.size === 0) refuseFile('header_absent', { row }, { expected })
  refuseIfAny(faults)
  return layout
}

/** Every cell stands below a title, and every title has its cell. */
function hasItsCells(table: Table, { number: row, cells, width }: Row, header: Row): boolean {
  const astray = cells.findIndex((cell, at) => cell !== undefined && header.cells[at] === undefined)
  const isShort = width !== undefined && header.width !== undefined && width < header.width
  const isLong = width !== undefined && header.width !== undefined && astray >= header.width
  if (isShort || isLong) {
    table.tell(faultAt({ row }, 'wrong_number_of_cells', { read: String(width), titles: header.width }))
    return false
  }
  if (astray >= 0) {
    table.tell(faultAt({ row, column: astray }, 'outside_table', { read: cells[astray]?.text ?? '' }))
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
  isLast: boolean,
): void {
  if (!isLast) table.tell(faultAt({ row }, 'total_not_last'))
  const label = cells.findIndex((cell) => cell !== undefined)
  const summed = columns.filter(({ isSummed }) => isSummed)
  cells.forEach((cell, column) => {
    if (cell === undefined || column === label) return
    const field = summed.find((each) => table.placeOf(row, each.field).column === column)?.field
    const place = { row, column, title: header.cells[column]?.text ?? '' }
    const fault = faultOfTotal(cell, place, field === undefined ? null : table.sumOf(field))
    if (fault) table.tell(fault)
  })
}

/** `sum` is what the rows above add up to; null where nothing is to be summed. */
function faultOfTotal(cell: Cell, place: Place, sum: number | null): CellFault | undefined {
  const facts = { read: cell.text }
  if (sum === null) return faultAt(place, 'total_only_sums', facts)
  const total = readPlain(cell, (written) => readWhole(written, MAX_TOTAL))
  if ('fault' in total) return faultAt(place, total.fault, facts)
  const expected = { id: formatRupiah(sum, 'id'), en: formatRupiah(sum, 'en') }
  return total.value === sum ? undefined : faultAt(place, 'total_mismatch', { ...facts, expected })
}
