/** What a report's files must show: every cell of its JSON. */
import { parse } from 'csv-parse/sync'
import readExcelFile from 'read-excel-file/node'
import { expect } from 'vitest'
import { displayCell } from '../../src/platform/tables/display.ts'
import type { Cell, Column, ReportTable } from '../../src/platform/tables/table.ts'
import { channels, forms, type Measures } from '../support/coverage-arithmetic.ts'
import { textOfPdf } from '../support/pdf-text.ts'
import type { Reader } from './reader.ts'

/** The columns of a report and its cells, whatever else a file may show. */
interface Shown {
  columns: Pick<Column, 'kind' | 'title'>[]
  cells: Cell[][]
}

/** A file with its cells as they are read from it, each as what its column says it is. */
type CellReader = (content: Buffer, columns: Shown['columns']) => Promise<Cell[][]> | Cell[][]
const readers = { csv: readCsv, xlsx: readXlsx } satisfies Record<string, CellReader>

/** As CSV and as XLSX: coverage of today, the others over time. */
export async function areTablesOfTheJson(reader: Reader): Promise<void> {
  for (const { path, shown } of reportsOf(reader)) {
    const { columns, cells } = shown(await reader.json(path))
    for (const [format, read] of Object.entries<CellReader>(readers)) {
      const found = await read(await reader.bytes(`${path}&format=${format}`), columns)
      expect(found.slice(0, cells.length), `${format} of ${path}`).toEqual(cells)
    }
  }
}

/** One report of each history as PDF: all are seen in the course of as many histories. */
export async function arePrintedAsTheJson(reader: Reader): Promise<void> {
  const reports = reportsOf(reader)
  const { path, shown } = reports[(reader.history.choices[0] ?? 0) % reports.length] ?? none()
  const { columns, cells } = shown(await reader.json(path))
  const text = textOfPdf(await reader.bytes(`${path}&format=pdf`))
  let end = 0
  for (const row of cells) {
    const printed = row
      .map((cell, index) => displayCell(cell, columns[index]?.kind ?? 'text', 'en'))
      .join('')
      .replaceAll(/\s/g, '')
    const start = text.indexOf(printed, end)
    expect(start, `${printed} in the PDF of ${path} after ${text.slice(0, end)}`).toBeGreaterThanOrEqual(end)
    end = start + printed.length
  }
}

/** Every report, and how the table that it is can be told from its JSON. */
function reportsOf(reader: Reader) {
  const { venues, choices } = reader.history
  const venue = venues[(choices[1] ?? 0) % venues.length]
  const [from = '', to = ''] = reader.pastDays(2).toSorted()
  return [
    { path: `coverage?venue=${venue}`, shown: coverageShown },
    { path: `venue-comparison?asOf=${to}`, shown: comparisonShown },
    { path: `reports/pledge-realisation?from=${from}&to=${to}`, shown: tableShown },
    { path: `reports/receipts?from=${from}&to=${reader.history.today}`, shown: tableShown },
    { path: `reports/recap?by=sector&asOf=${to}`, shown: tableShown },
    { path: `reports/recap?by=regency&asOf=${to}`, shown: tableShown },
  ]
}

function tableShown({ columns, rows, totals }: ReportTable): Shown {
  return { columns, cells: [...rows, ...totals].map((row) => columns.map(({ key }) => row[key] ?? null)) }
}

/** Columns of measures, in the order in which they stand. */
const measures: [kind: Column['kind'], title: string, of: (measures: PartOfMeasures) => Cell | undefined][] =
  [
    ['rupiah', 'Ceiling', ({ ceiling }) => ceiling],
    ['rupiah', 'APBD appropriated', ({ apbd }) => apbd?.appropriated],
    ['rupiah', 'APBD spent', ({ apbd }) => apbd?.spent],
    ['rupiah', 'CSR pledged', ({ csr }) => csr?.pledged],
    ['rupiah', 'CSR committed', ({ csr }) => csr?.committed],
    ['rupiah', 'CSR received', ({ csr }) => csr?.received],
    ['rupiah', 'CSR verified', ({ csr }) => csr?.verified],
    ['rupiah', 'Unfunded (pledged)', ({ unfunded }) => unfunded],
    ['rupiah', 'Unfunded (verified)', ({ unfundedVerified }) => unfundedVerified],
    ['percent', '% CSR pledged', ({ percent }) => percent?.pledged],
    ['percent', '% CSR received', ({ percent }) => percent?.received],
    ['percent', '% CSR verified', ({ percent }) => percent?.verified],
  ]
type PartOfMeasures = Partial<Omit<Measures, 'csr'> & { csr: Partial<Measures['csr']> }>

function measuresShown(all: PartOfMeasures[]): Shown {
  return {
    columns: measures.map(([kind, title]) => ({ kind, title })),
    cells: all.map((each) => measures.map(([, , of]) => of(each) ?? null)),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: JSON as it was answered
function coverageShown({ lines, totals, unallocated, otherVenues, apbdElsewhere, sources }: any): Shown {
  const elsewhere = [apbdElsewhere.droppedLines, apbdElsewhere.otherVenues]
  const besides = [
    sources.total,
    ...forms.map((form) => sources.byForm[form]),
    ...channels.map((channel) => sources.byChannel[channel]),
  ]
  return measuresShown([
    ...[...lines, totals, { csr: unallocated }, { csr: otherVenues }],
    ...elsewhere.filter(({ appropriated, spent }) => appropriated + spent > 0).map((apbd) => ({ apbd })),
    ...besides.map((csr) => ({ csr })),
  ])
}

// biome-ignore lint/suspicious/noExplicitAny: JSON as it was answered
function comparisonShown({ venues, sources }: any): Shown {
  const atVenues: { totals: Measures }[] = venues
  return measuresShown([...atVenues.map(({ totals }) => totals), { csr: sources.total }])
}

function readCsv(content: Buffer, columns: Shown['columns']): Cell[][] {
  const records: string[][] = parse(content, { bom: true, relax_column_count: true })
  return below(columns, records).map((record) =>
    record.map((cell, index) => {
      if (cell === '') return null
      const kind = columns[index]?.kind
      // A name that a spreadsheet would run is disarmed by an apostrophe before it.
      return kind === 'text' || kind === 'date' ? cell.replace(/^'(?=[=+@-])/, '') : Number(cell)
    }),
  )
}

async function readXlsx(content: Buffer, columns: Shown['columns']): Promise<Cell[][]> {
  const [sheet] = await readExcelFile(content)
  return below(columns, sheet?.data ?? []).map((record) =>
    record.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : ((cell ?? null) as Cell))),
  )
}

/** The cells under these titles, wherever in the file they stand. */
function below<Value>(columns: Shown['columns'], records: Value[][]): Value[][] {
  const titles = records.findIndex((record) => columns.every(({ title }) => record.includes(title as Value)))
  expect(titles, 'the row of the titles').toBeGreaterThanOrEqual(0)
  const places = columns.map(({ title }) => records[titles]?.indexOf(title as Value) ?? -1)
  return records.slice(titles + 1).map((record) => places.map((place) => record[place] as Value))
}

function none(): never {
  throw new Error('there are no reports')
}
