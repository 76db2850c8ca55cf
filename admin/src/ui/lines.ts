/**
 * Rows of a grid as what is typed in them: a cell that cannot be read stays as it is. Nothing here knows the page.
 */
import { readDay, todayInWita, writeDay } from '../shared/calendar'
import { groupRupiah, readRupiah, splitByLargestRemainder, sum } from '../shared/rupiah'

export interface LineChoice {
  value: string
  label: string
  /** Whole rupiah that are left of it before these rows. */
  room?: number
  /** Why it cannot be chosen: listed last. */
  disabledReason?: string | undefined
}

interface ColumnBase {
  key: string
  header: string
  isOptional?: boolean
}

export type LineColumn = ColumnBase &
  (
    | { kind: 'choice'; choices: readonly LineChoice[] }
    | { kind: 'amount' }
    | { kind: 'day'; latest?: string | undefined }
    | { kind: 'text'; maxLength?: number }
  )

export type CellFault = 'missing' | 'amount' | 'day' | 'late' | 'choice' | 'ineligible'

export type CellValue = string | number | null

export interface LineRow {
  id: string
  texts: Record<string, string>
}

/** A row as the API takes it: amounts in whole rupiah, days as YYYY-MM-DD, choices by their value. */
export type LineValues = Record<string, CellValue>

/** As many as the API takes of any of them. */
export const MAX_ROWS = 500

export function newRow(texts: Record<string, string> = {}): LineRow {
  return { id: crypto.randomUUID(), texts }
}

export function rowOf(columns: readonly LineColumn[], values: LineValues): LineRow {
  const texts = columns.map((column) => [column.key, textOf(column, values[column.key] ?? null)])
  return newRow(Object.fromEntries(texts))
}

function textOf(column: LineColumn, value: CellValue): string {
  if (value === null) return ''
  if (column.kind === 'amount') return groupRupiah(Number(value))
  if (column.kind === 'day') return writeDay(String(value))
  if (column.kind === 'choice')
    return column.choices.find((each) => each.value === value)?.label ?? String(value)
  return String(value)
}

export interface Cell {
  value: CellValue
  fault?: CellFault
}

export function readCell(column: LineColumn, text: string): Cell {
  if (text.trim() === '') return column.isOptional ? { value: null } : { value: null, fault: 'missing' }
  switch (column.kind) {
    case 'amount': {
      const reading = readRupiah(text)
      return reading.kind === 'amount' ? { value: reading.amount } : { value: null, fault: 'amount' }
    }
    case 'day': {
      const reading = readDay(text, todayInWita())
      if (reading.kind !== 'day') return { value: null, fault: 'day' }
      const isLate = column.latest !== undefined && reading.day > column.latest
      return isLate ? { value: null, fault: 'late' } : { value: reading.day }
    }
    case 'choice': {
      const choice = choiceIn(column.choices, text)
      if (choice === undefined) return { value: null, fault: 'choice' }
      return choice.disabledReason === undefined
        ? { value: choice.value }
        : { value: null, fault: 'ineligible' }
    }
    case 'text':
      return { value: text.trim() }
    default:
      return column satisfies never
  }
}

/** Of one list of choices, by value and label: it is asked for every row at every key. */
const lookups = new WeakMap<readonly LineChoice[], Map<string, LineChoice>>()

function choiceIn(choices: readonly LineChoice[], text: string): LineChoice | undefined {
  let lookup = lookups.get(choices)
  if (!lookup) {
    const names = choices.flatMap((choice) =>
      [choice.label, choice.value].map((name) => [name.toLowerCase(), choice] as const),
    )
    lookup = new Map(names)
    lookups.set(choices, lookup)
  }
  return lookup.get(text.trim().toLowerCase())
}

/** The text as it is written once the cell is left; what cannot be read stays. */
export function tidyCell(column: LineColumn, text: string): string {
  const { value, fault } = readCell(column, text)
  return fault === undefined ? textOf(column, value) : text
}

export function isBlank(row: LineRow): boolean {
  return Object.values(row.texts).every((text) => text.trim() === '')
}

/** What is written in a column of a row as an amount; 0 where there is none. */
export function amountIn(row: LineRow, key: string): number {
  const reading = readRupiah(row.texts[key] ?? '')
  return reading.kind === 'amount' ? reading.amount : 0
}

export function sumOf(rows: readonly LineRow[], key: string): number {
  return sum(rows.map((row) => amountIn(row, key)))
}

/** What the rows together leave of each choice. */
export function roomAfter(
  rows: readonly LineRow[],
  choice: { key: string; choices: readonly LineChoice[] },
  amountKey: string,
): (number | undefined)[] {
  const chosen = rows.map((row) => choiceIn(choice.choices, row.texts[choice.key] ?? ''))
  const used = new Map<string, number>()
  rows.forEach((row, index) => {
    const value = chosen[index]?.value
    if (value !== undefined) used.set(value, (used.get(value) ?? 0) + amountIn(row, amountKey))
  })
  return chosen.map((each) =>
    each?.room === undefined ? undefined : each.room - (used.get(each.value) ?? 0),
  )
}

/**
 * Splits a total over the lines chosen, or where none is over all that can be, in proportion to what is left of each: by
 * largest remainder, as the API splits.
 */
export function splitByRoom(
  rows: readonly LineRow[],
  choice: { key: string; choices: readonly LineChoice[] },
  amountKey: string,
  total: number,
): LineRow[] {
  const chosen = rows.flatMap((row) => choiceIn(choice.choices, row.texts[choice.key] ?? '') ?? [])
  const over = [...new Set(chosen.length > 0 ? chosen : choice.choices)].filter(
    ({ disabledReason, room = 0 }) => disabledReason === undefined && room > 0,
  )
  const shares = splitByLargestRemainder(
    total,
    over.map(({ room = 0 }) => room),
  )
  return over.flatMap((each, index) => {
    const share = shares[index] ?? 0
    const kept = rows.find((row) => choiceIn(choice.choices, row.texts[choice.key] ?? '') === each)
    if (share === 0) return []
    return [newRow({ ...kept?.texts, [choice.key]: each.label, [amountKey]: groupRupiah(share) })]
  })
}

/** Cells of a block as spreadsheets copy it: tabs between columns, newlines between rows, quotes around what holds either. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const row = rows.at(-1) ?? []
    const cell = row.at(-1) ?? ''
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] = `${cell}"`
      at += 1
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && sign === '\t') row.push('')
    else if (!isQuoted && sign === '\n') rows.push([''])
    else if (isQuoted || sign !== '\r') row[row.length - 1] = cell + sign
  }
  // A spreadsheet ends its last row as well.
  if (rows.length > 1 && rows.at(-1)?.join('') === '') rows.pop()
  return rows
}

/** Puts a block into the grid from a cell on, with new rows as it needs; undefined where it is wider or longer than fits. */
export function pasteBlock(
  rows: readonly LineRow[],
  columns: readonly LineColumn[],
  from: { row: number; column: number },
  block: readonly (readonly string[])[],
): LineRow[] | undefined {
  const width = Math.max(...block.map((cells) => cells.length))
  if (from.column + width > columns.length || from.row + block.length > MAX_ROWS) return undefined
  const pasted = rows.slice()
  block.forEach((cells, offset) => {
    const row = pasted[from.row + offset] ?? newRow()
    const texts = { ...row.texts }
    cells.forEach((text, column) => {
      const target = columns[from.column + column]
      if (target) texts[target.key] = tidyCell(target, text.trim())
    })
    pasted[from.row + offset] = { ...row, texts }
  })
  return pasted
}
