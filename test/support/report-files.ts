import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import readExcelFile from 'read-excel-file/node'
import { expect } from 'vitest'
import type { ReportTable } from '../../src/platform/tables/table.ts'

/** Every cell of a report below its titles, in order: rows, then totals. */
export function cellsOf({ columns, rows, totals }: ReportTable) {
  return [...rows, ...totals].map((row) => columns.map(({ key }) => row[key] ?? null))
}

/** A CSV file read back, each cell as what its column says it is. */
export function readCsv(text: string, { columns }: ReportTable, delimiter: ';' | ',') {
  const [titles = [], ...records] = parse(text, { bom: true, delimiter }) as string[][]
  expect(titles).toEqual(columns.map(({ title }) => title))
  return records.map((record) => record.map((cell, index) => read(cell, columns[index]?.kind)))
}

function read(cell: string, kind: ReportTable['columns'][number]['kind'] | undefined) {
  if (cell === '') return null
  return kind === 'text' || kind === 'date' ? cell : Number(cell.replace(',', '.'))
}

/** The rows of a workbook below its titles, dates as YYYY-MM-DD; the titles' row is the one that names every column. */
export async function readXlsx(content: Buffer, { columns, rows, totals }: ReportTable) {
  const [sheet] = await readExcelFile(content)
  const titles = columns.map(({ title }) => title)
  const records = sheet?.data ?? []
  const start = records.findIndex((record) => titles.every((title, index) => record[index] === title)) + 1
  expect(start, 'the row of the titles').toBeGreaterThan(0)
  return records.slice(start, start + rows.length + totals.length).map((record) =>
    columns.map((_, index) => {
      const cell = record[index] ?? null
      return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell
    }),
  )
}

/** The XML of a workbook's first sheet and of its styles, for what only the file itself shows. */
export function worksheetOf(content: Buffer): { sheet: string; styles: string } {
  const files = unzipSync(content)
  const xmlOf = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  return { sheet: xmlOf('xl/worksheets/sheet1.xml'), styles: xmlOf('xl/styles.xml') }
}

/** The texts of the table in a document to print, row by row, without the marks where a line may break. */
export function printedCells({ content }: TDocumentDefinitions): string[][] {
  const parts = content as { table?: { body: { text: string }[][] } }[]
  const body = parts.find(({ table }) => table !== undefined)?.table?.body ?? []
  return body.map((row) => row.map(({ text }) => text.replaceAll('\u200B', '')))
}
