import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import type { ReportTable } from '../../src/tables/table.ts'

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
