/** A report as a workbook: amounts are numbers and days are dates, so that a reader can go on calculating. */
import type { Language } from '../shared/language.ts'
import { displayCell } from './display.ts'
import { type Below, type LongTable, mapPages } from './long-table.ts'
import { generatedLine, type Print, parameterLines, proofLines } from './print-block.ts'
import { type Cell, type Column, type ColumnKind, type Row, sideOf } from './table.ts'
import { framing, Package, type SheetCell, SheetWriter, type Style, sheetOf } from './workbook.ts'

const WIDEST_CHARACTERS = 48

const boldOf: Record<ColumnKind, Style> = {
  text: 'boldText',
  number: 'boldNumber',
  rupiah: 'boldRupiah',
  date: 'boldDate',
  percent: 'boldPercent',
}

/**
 * Title and parameters, then the columns' titles, which stay in sight, the rows, the totals, the amount in words. A
 * second sheet tells when the file was made and how to check it: its hash is known only after the last row.
 */
export async function* writeXlsx(
  table: LongTable,
  language: Language,
  print: Print,
): AsyncGenerator<Uint8Array, Below> {
  const { title, retreat, columns, pages } = table
  const workbook = new Package()
  const file = workbook.file('xl/worksheets/sheet1.xml')
  const sheet = new SheetWriter()
  const cells = (row: Row, styleOf: (kind: ColumnKind) => Style) =>
    columns.map(({ key, kind }) => ({ value: row[key] ?? null, style: styleOf(kind) }))
  let isOpen = false
  const writeRows = (rows: Row[]) => {
    if (!isOpen) {
      const above = rowsAbove(table, language)
      const widths = columns.map((column) => widthOf(column, rows, language))
      file.write(sheet.open({ widths, frozenRows: above.length }) + sheet.rows(above))
      isOpen = true
    }
    file.write(sheet.rows(rows.map((row) => cells(row, (kind) => kind))))
    return workbook.taken()
  }

  const below = yield* mapPages(pages(), writeRows)
  writeRows([])
  const totals = below.totals.map((row) => cells(row, (kind) => boldOf[kind]))
  const stated: SheetCell = { value: `${below.stated.label}: ${below.stated.inWords}`, style: 'italic' }
  const notes = (table.notes ?? []).map((value): SheetCell[] => [{ value, style: 'italic' }])
  file.end(sheet.rows([...totals, [], [stated], ...notes]) + sheet.close())

  const proof = proofLines(print, below.hash, language)
  workbook.file('xl/worksheets/sheet2.xml').end(infoSheet(table, language, print, proof))
  const framed = framing([sheetName(retreat.code), 'Info'], {
    title: `${title} – ${retreat.code}`,
    creator: print.letterhead[0] ?? '',
    description: proof.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    createdAt: print.generatedAt,
  })
  for (const [name, text] of Object.entries(framed)) workbook.file(name).end(text)
  workbook.end()
  yield workbook.taken()
  return below
}

function rowsAbove(table: LongTable, language: Language): SheetCell[][] {
  const { title, retreat, columns } = table
  return [
    [{ value: title, style: 'title' }],
    [{ value: `${retreat.title} (${retreat.code})`, style: 'plain' }],
    ...parameterLines(table, language).map(({ label, value }): SheetCell[] => [
      { value: `${label}: ${value}`, style: 'plain' },
    ]),
    [],
    columns.map(({ title, kind }) => ({
      value: title,
      style: sideOf(kind) === 'left' ? 'headingLeft' : 'headingRight',
    })),
  ]
}

function infoSheet(
  table: LongTable,
  language: Language,
  print: Print,
  proof: { label: string; value: string }[],
): string {
  const lines = [...parameterLines(table, language), generatedLine(print, language), ...proof]
  const rows = [
    ...print.letterhead.map((line): SheetCell[] => [{ value: line, style: 'plain' }]),
    [{ value: `${table.title} – ${table.retreat.code}`, style: 'title' } as SheetCell],
    ...lines.map(({ label, value }): SheetCell[] => [
      { value: label, style: 'boldText' },
      { value, style: 'text' },
    ]),
  ]
  return sheetOf({ widths: [28, 80], frozenRows: 0 }, rows)
}

function sheetName(code: string): string {
  return code.replaceAll(/[\\/?*[\]:]/g, '-').slice(0, 31)
}

/** As wide as the longest cell of the first page, within reason; long titles wrap. */
function widthOf({ key, kind, title }: Column, rows: Row[], language: Language): number {
  const lengthOf = (cell: Cell | undefined) => displayCell(cell ?? null, kind, language).length
  const longestWord = Math.max(...title.split(' ').map((word) => word.length))
  const least = Math.max(longestWord, kind === 'rupiah' ? 18 : 0)
  return Math.min(
    WIDEST_CHARACTERS,
    rows.reduce((most, row) => Math.max(most, lengthOf(row[key])), least) + 2,
  )
}
