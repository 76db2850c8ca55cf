/** The table of a CSV file: UTF-8, or UTF-16 with its mark; parted by semicolons, commas or tabs. */
import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { refuseFile, refuseIfAny } from './faults.ts'
import {
  type Cell,
  MAX_CELL_CHARACTERS,
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_ROWS_BELOW_TITLES,
  type ReadGrid,
  type Row,
} from './grid.ts'
import { GridFaults } from './grid-faults.ts'

const LONGEST_ROW_CHARACTERS = MAX_CELL_CHARACTERS * 20
/** Empty cells included: spreadsheets write as many as they ever had columns. */
const WIDEST_ROW = 1_000
/** So far from its beginning the titles of a file stand. */
const LOOKED_AT_CHARACTERS = LONGEST_ROW_CHARACTERS * 10

export function readCsv(content: Buffer): ReadGrid {
  const text = decoded(content)
  const faults = new GridFaults()
  const records = parsed(text, delimiterOf(text))
  if (records.length > MAX_ROWS) refuseFile('too_many_rows', {}, { limit: MAX_ROWS_BELOW_TITLES })
  const rows = records.map((record, index) => rowOf(record, index + 1, faults))
  const grid = rows.filter(({ cells }) => cells.some((cell) => cell !== undefined))
  return { grid, faults: faults.all() }
}

function decoded(content: Buffer): string {
  const mark = content.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') {
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(content)
  }
  if (isNoText(content)) refuseFile('other_file')
  const nul = content.indexOf(0)
  if (nul >= 0) refuseFile('nul_byte', { row: lineAt(content, nul) })
  if (!isUtf8(content)) {
    const faults = new GridFaults()
    for (const row of foreignLines(content)) faults.add({ row }, 'wrong_encoding')
    refuseIfAny(faults.all())
  }
  return content.toString('utf8').replace(/^\u{feff}/u, '')
}

const LOOKED_AT_BYTES = 4_096
/** Random bytes have 11 in 100; UTF-16 that lost its mark has one now and then, as half of a dash. */
const MOST_CONTROLS = 0.05
const TEXT_CONTROLS = new Set([0, 9, 10, 12, 13, 26])

/** Bytes that stand for no characters, such as a workbook that was damaged at its beginning. */
function isNoText(content: Buffer): boolean {
  const start = content.subarray(0, LOOKED_AT_BYTES)
  const controls = start.filter((byte) => byte < 32 && !TEXT_CONTROLS.has(byte)).length
  return controls > start.length * MOST_CONTROLS
}

const LINE_FEED = 10

function lineAt(content: Buffer, position: number): number {
  let line = 1
  for (let at = content.indexOf(LINE_FEED); at >= 0 && at < position; at = content.indexOf(LINE_FEED, at + 1))
    line += 1
  return line
}

/** No byte of a UTF-8 letter is a line feed, so every line can be looked at by itself. */
function* foreignLines(content: Buffer): Generator<number> {
  let start = 0
  for (let line = 1; start < content.length; line += 1) {
    const feed = content.indexOf(LINE_FEED, start)
    const end = feed < 0 ? content.length : feed
    if (!isUtf8(content.subarray(start, end))) yield line
    start = end + 1
  }
}

/** What parts the titles: the mark that occurs most in them, outside of quotes. Lines above may be remarks. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, LOOKED_AT_CHARACTERS).split(/\r\n|\n|\r/)
  const titles = lines.find((line) => !/^"?#/.test(line) && line.trim() !== '') ?? ''
  const unquoted = titles.replaceAll(/"[^"]*"/g, '')
  const [best = ';'] = [';', ',', '\t'].sort((a, b) => unquoted.split(b).length - unquoted.split(a).length)
  return best
}

function parsed(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: LONGEST_ROW_CHARACTERS,
      to: MAX_ROWS + 1,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = Number(error.records ?? 0) + 1
    if (error.code === 'CSV_MAX_RECORD_SIZE') refuseFile('row_too_long', { row })
    refuseFile(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed_quote' : 'stray_quote', { row })
  }
}

function rowOf(record: string[], number: number, faults: GridFaults): Row {
  const lastFilled = record.findLastIndex((text) => text.trim() !== '')
  if (record.length > WIDEST_ROW || lastFilled >= MAX_COLUMNS) {
    faults.add({ row: number }, 'too_many_columns', { limit: MAX_COLUMNS })
  }
  const cells = record
    .slice(0, Math.min(lastFilled + 1, MAX_COLUMNS))
    .map((text, column) => cellOf(text, { row: number, column }, faults))
  return { number, cells, width: record.length }
}

/** A formula in quotes is a formula to the program that opens the file next. */
function cellOf(text: string, at: { row: number; column: number }, faults: GridFaults): Cell | undefined {
  if (text.trim() === '') return undefined
  if (text.length > MAX_CELL_CHARACTERS) {
    faults.add(at, 'too_long', { limit: MAX_CELL_CHARACTERS })
    return undefined
  }
  return { kind: text.trimStart().startsWith('=') ? 'formula' : 'text', text }
}
