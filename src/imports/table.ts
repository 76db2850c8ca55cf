/** A table of which the titles are known, and what is wrong with it so far. It can be sent from thread to thread. */
import { type CellFault, CellsRefused, MAX_FAULTS_LISTED } from '../platform/shared/errors.ts'
import type { FaultCode } from '../platform/shared/problems/file-faults.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { type Facts, faultAt, LONGEST_QUOTE, type Place } from './faults.ts'
import type { Cell } from './grid.ts'
import type { Reading } from './read-values.ts'

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

/** In which column a field stands, and under which title. */
export type Layout = ReadonlyMap<string, { column: number; title: string }>

/** A table as another thread gets it: its long lists are taken over as they are, and gone through by nobody at once. */
export interface TableData {
  layout: [field: string, place: { column: number; title: string }][]
  texts: Map<number, Record<string, string>>
  /** The first, as many as are listed. */
  faults: [place: string, fault: CellFault][]
  /** Where the others are: no fault there is reported again. */
  unlisted: Set<string>
}

/** Described only where it is listed: of a table that is wrong throughout, that is one in a thousand. */
interface FoundFault {
  row: number
  describe: () => CellFault
}

export class Table {
  readonly #columns: readonly Column[]
  readonly #layout: Layout
  /** What stands in each row's fields, as far as a fault quotes it. */
  readonly #texts: Map<number, Record<string, string>>
  readonly #faults = new Map<string, FoundFault>()
  /** Where another thread found faults that are not listed. */
  readonly #unlisted: ReadonlySet<string>

  constructor(
    columns: readonly Column[],
    layout: Layout,
    { texts, unlisted }: Pick<TableData, 'texts' | 'unlisted'> = { texts: new Map(), unlisted: new Set() },
  ) {
    this.#columns = columns
    this.#layout = layout
    this.#texts = texts
    this.#unlisted = unlisted
  }

  static from(columns: readonly Column[], { layout, faults, ...lists }: TableData): Table {
    const table = new Table(columns, new Map(layout), lists)
    for (const [place, fault] of faults) table.#find(place, fault.row ?? 0, () => fault)
    return table
  }

  toData(): TableData {
    const listed = this.#listed()
    const unlisted = new Set([...this.#faults.keys()].filter((place) => !listed.has(place)))
    return { layout: [...this.#layout], texts: this.#texts, faults: [...listed], unlisted }
  }

  /** Rows of data, read or not. */
  get rowCount(): number {
    return this.#texts.size
  }

  get isFaulty(): boolean {
    return this.#faultCount > 0
  }

  get #faultCount(): number {
    return this.#faults.size + this.#unlisted.size
  }

  refuseIfFaulty(): void {
    if (this.isFaulty) throw new CellsRefused([...this.#listed().values()], this.#faultCount)
  }

  /** The first ones from the top, by place. */
  #listed(): Map<string, CellFault> {
    const first = [...this.#faults].sort(([, a], [, b]) => a.row - b.row).slice(0, MAX_FAULTS_LISTED)
    return new Map(first.map(([place, { describe }]) => [place, describe()]))
  }

  /** Of several faults in one place the first is listed. */
  add(place: Place, code: FaultCode, facts: Facts = {}): void {
    this.addDescribed(place, () => faultAt(place, code, facts))
  }

  addDescribed(place: Place, describe: () => CellFault): void {
    const { row = 0, column = '', title = '' } = place
    this.#find(`${row} ${column} ${title}`, row, describe)
  }

  #find(place: string, row: number, describe: () => CellFault): void {
    if (this.#faults.has(place) || this.#unlisted.has(place)) return
    this.#faults.set(place, { row, describe })
  }

  addFault(fault: CellFault): void {
    this.#find(`${fault.pointer} ${fault.code}`, fault.row ?? 0, () => fault)
  }

  /** Tells a fault in a row's field. */
  addAt(row: number, field: string, code: FaultCode, facts: Facts = {}): void {
    if (this.#isAbsent(field)) return
    this.add(this.placeOf(row, field), code, { ...this.factsOf(row, field), ...facts })
  }

  placeOf(row: number, field: string): Place {
    const { title = { id: field, en: field } } = this.#columnOf(field) ?? {}
    return { row, title: bothOf(title), ...this.#layout.get(field) }
  }

  /** What stands in the cell, and what should. */
  factsOf(row: number, field: string): Facts {
    const read = this.#texts.get(row)?.[field]
    const expected = this.#columnOf(field)?.expected
    return { ...(read !== undefined && { read }), ...(expected && { expected }) }
  }

  #columnOf(field: string): Column | undefined {
    return this.#columns.find((column) => column.field === field)
  }

  /** Takes in a row, and answers its cells by field. */
  take(row: number, cells: readonly (Cell | undefined)[]): Map<string, Cell> {
    const byField = new Map<string, Cell>()
    for (const [field, { column }] of this.#layout) {
      const cell = cells[column]
      if (cell) byField.set(field, cell)
    }
    const texts = [...byField].map(([field, { text }]) => [field, text.slice(0, LONGEST_QUOTE + 1)])
    this.#texts.set(row, Object.fromEntries(texts))
    return byField
  }

  /** Tells the columns that must be there and are not. */
  assertComplete(header: number): void {
    for (const { field, title } of this.#columns)
      if (this.#isAbsent(field)) this.add({ row: header, title: bothOf(title) }, 'header_missing')
  }

  /** A column that must be there and is not is told once, and not in every row. */
  #isAbsent(field: string): boolean {
    return this.#columnOf(field)?.isRequired === true && !this.#layout.has(field)
  }
}

/** A title that no file gives yet. */
function bothOf({ id, en }: BothLanguages): string {
  return `${id} / ${en}`
}
