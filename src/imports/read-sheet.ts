/** The cells of one worksheet, from its XML. */
import { refuseFile } from './faults.ts'
import {
  type Cell,
  columnOf,
  type Grid,
  MAX_CELL_CHARACTERS,
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_ROWS_BELOW_TITLES,
  type ReadGrid,
  type Row,
} from './grid.ts'
import { GridFaults } from './grid-faults.ts'
import type { WalkXml } from './walk-xml.ts'

/** What a sheet's cells mean by their numbers. */
export interface SheetMeaning {
  sharedStrings: readonly string[]
  isDateStyle: (style: number) => boolean
  /** Whether day 0 is 1 January 1904, as in files of old Macs. */
  startsIn1904: boolean
}

/** Excel's. */
const LAST_ROW = 1_048_576

export function readSheet(walkXml: WalkXml, part: string, xml: string, meaning: SheetMeaning): ReadGrid {
  const grid: Grid = []
  const faults = new GridFaults()
  const hiddenColumns = new Set<number>()
  const damaged = () => refuseFile('damaged_workbook', {}, { read: part })
  let row: Row & { isHidden: boolean } = { number: 0, cells: [], isHidden: false }
  let column = -1
  let cell: Record<string, string> = {}
  let value = ''
  let formula: string | null = null
  let into: 'value' | 'formula' | null = null

  walkXml(part, xml, {
    open(name, attributes) {
      if (name === 'row') {
        const { r, hidden } = attributes()
        const number = Number(r ?? row.number + 1)
        if (!Number.isInteger(number) || number <= row.number || number > LAST_ROW) damaged()
        row = { number, cells: [], isHidden: isTrue(hidden) }
        column = -1
      } else if (name === 'c') {
        cell = attributes()
        const next = cell.r === undefined ? column + 1 : columnOf(cell.r)
        if (next <= column) damaged()
        column = next
        value = ''
        formula = null
      } else if (name === 'f') {
        formula = ''
        into = 'formula'
      } else if (name === 'v' || (name === 't' && into === null)) {
        into = 'value'
      } else if (name === 'col') {
        const { min, max, hidden } = attributes()
        const last = Math.min(Number(max), MAX_COLUMNS)
        for (let at = Math.max(Number(min), 1); isTrue(hidden) && at <= last; at += 1)
          hiddenColumns.add(at - 1)
      } else if (name === 'mergeCell') {
        const { ref = '' } = attributes()
        const [first = 'A1'] = ref.split(':')
        const at = { row: Number(/^[A-Z]{1,3}(\d{1,7})$/.exec(first)?.[1] ?? 1), column: columnOf(first) }
        faults.add(at, 'merged_cells', { read: ref })
      }
    },
    text(text) {
      if (into === 'value' && value.length <= MAX_CELL_CHARACTERS) value += text
      if (into === 'formula' && (formula ?? '').length <= MAX_CELL_CHARACTERS) formula += text
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') into = null
      if (name === 'c') keep(meaningOf(cell, short(value), formula, meaning, damaged))
    },
  })
  return { grid, faults: faults.all() }

  function keep(read: Cell | undefined): void {
    if (read === undefined) return
    const at = { row: row.number, column }
    if (column >= MAX_COLUMNS) {
      faults.add({ row: row.number }, 'too_many_columns', { limit: MAX_COLUMNS })
      return
    }
    if (read.text.length > MAX_CELL_CHARACTERS) {
      faults.add(at, 'too_long', { limit: MAX_CELL_CHARACTERS })
      return
    }
    if (row.isHidden) faults.add({ row: row.number }, 'hidden_row')
    if (hiddenColumns.has(column)) faults.add(at, 'hidden_column')
    if (row.cells.length === 0 && grid.push(row) > MAX_ROWS)
      refuseFile('too_many_rows', {}, { limit: MAX_ROWS_BELOW_TITLES })
    row.cells[column] = read
  }
}

/** As much as shows that it is too long: nothing looks at more, however often cells name it. */
function short(text: string): string {
  return text.slice(0, MAX_CELL_CHARACTERS + 1)
}

function isTrue(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true'
}

/** What a cell says; undefined where it is empty. */
function meaningOf(
  { t: type = 'n', s: style = '0' }: Record<string, string>,
  value: string,
  formula: string | null,
  { sharedStrings, isDateStyle, startsIn1904 }: SheetMeaning,
  damaged: () => never,
): Cell | undefined {
  if (formula !== null) return { kind: 'formula', text: `=${formula.slice(0, MAX_CELL_CHARACTERS - 1)}` }
  if (value === '') return undefined
  switch (type) {
    case 's':
      return textCell(short(sharedStrings[Number(value)] ?? damaged()))
    case 'str':
    case 'inlineStr':
      return textCell(value)
    case 'b':
      return { kind: 'boolean', text: value === '1' ? 'true' : 'false' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return { kind: 'date', text: value.replace(/T00:00:00(\.0+)?Z?$/, '') }
    default:
      return isDateStyle(Number(style))
        ? { kind: 'date', text: dayOf(value, startsIn1904) }
        : { kind: 'number', text: value }
  }
}

/** Text in which somebody typed a formula is text to the workbook, but not to the next program that opens it. */
function textCell(text: string): Cell | undefined {
  if (text.length <= MAX_CELL_CHARACTERS && text.trim() === '') return undefined
  return { kind: text.trimStart().startsWith('=') ? 'formula' : 'text', text }
}

/** Excel counts 29 February 1900, which never was: days before March 1900 are not what they seem. */
const FIRST_RELIABLE_DAY = 61
const LAST_DAY = 2_958_465
const DAYS_TO_1904 = 1_462
const DAY_MS = 86_400_000

/** The day of a serial number, or the number itself where it is no whole, reliable day. */
function dayOf(serial: string, startsIn1904: boolean): string {
  const day = Number(serial) + (startsIn1904 ? DAYS_TO_1904 : 0)
  if (!Number.isInteger(day) || day < FIRST_RELIABLE_DAY || day > LAST_DAY) return serial
  return new Date(Date.UTC(1899, 11, 30) + day * DAY_MS).toISOString().slice(0, 10)
}
