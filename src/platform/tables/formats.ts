/** The formats in which a report can be had. */
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { parseAccept, preferenceFor } from '../shared/accept-header.ts'
import type { OnBehalfOf } from '../shared/caller.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { writeCsv } from './csv.ts'
import { writeJson } from './json.ts'
import { asLong, type Below, collectTable, type LongTable, mapPages } from './long-table.ts'
import type { Print } from './print-block.ts'
import { renderPdf } from './render-pdf.ts'
import type { ReportTable } from './table.ts'
import { tableHash } from './table-hash.ts'
import { tempFile } from './temp-file.ts'
import { writeXlsx } from './xlsx.ts'

/** `table` is JSON as well: of every report the table of which its files are written. */
const formats = ['json', 'table', 'csv', 'xlsx', 'pdf'] as const
export type Format = (typeof formats)[number]
export type FileFormat = Exclude<Format, 'json'>

const mediaTypes: Record<FileFormat, string> = {
  table: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

function fileTypeOf(format: FileFormat): string {
  return format === 'csv' ? `${mediaTypes.csv}; charset=utf-8` : mediaTypes[format]
}

/** As which files say what they are. */
export const fileTypes = (Object.keys(mediaTypes) as FileFormat[]).map(fileTypeOf)

export const FormatParameter = z.enum(formats).optional().meta({
  description:
    'Goes before `Accept`; JSON where neither says otherwise. `table` is the JSON of the table that the files show, over which `X-Report-Hash` is made.',
})

/** A report's answer as OpenAPI tells it: JSON by its schema, or a file. */
export function reportResponse<Schema extends z.ZodType>(schema: Schema, description = 'The report') {
  const file = z.string().meta({ description: 'A file.' })
  const files = [mediaTypes.csv, mediaTypes.xlsx, mediaTypes.pdf]
  return {
    description,
    content: {
      'application/json': { schema },
      ...Object.fromEntries(files.map((type) => [type, { schema: file }])),
    },
  }
}

const negotiable: [Format, string][] = [
  ['json', 'application/json'],
  ['csv', mediaTypes.csv],
  ['xlsx', mediaTypes.xlsx],
  ['pdf', mediaTypes.pdf],
]

/** The named format, else what `Accept` likes best (of equals the first), JSON without one. Refuses a header that takes none of them. */
export function formatOf(named: Format | undefined, accept?: string): Format {
  const format = formatIn(named, accept)
  if (format) return format
  throw new AppError('not_acceptable', { offered: negotiable.map(([, type]) => type).join(', ') })
}

/** The same; undefined where the header takes none. */
export function formatIn(named: Format | undefined, accept?: string): Format | undefined {
  if (named !== undefined) return named
  const accepted = parseAccept(accept)
  if (accepted.length === 0) return 'json'
  const offers = negotiable.map(([format, type]) => ({ format, ...preferenceFor(type, accepted) }))
  const [best] = offers
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)
  return best?.format
}

/** The most rows of a format: a sheet has no room for more, pages take too long and nobody reads them. */
const mostRows: Record<FileFormat, number> = { table: Infinity, csv: Infinity, xlsx: 1_000_000, pdf: 2_000 }

/** Why a report cannot be had as the requested file. */
export const fileProblems = ['report_too_long', 'too_many_pdfs', 'pdf_busy', 'pdf_unfinished'] as const

/** A report as a file: its bytes, what they are, and the hash of its table. */
export interface ReportFile {
  name: string
  type: string
  content: Buffer | Readable
  hash: string
}

export async function fileOf(
  report: ReportTable | LongTable,
  format: FileFormat,
  language: Language,
  print: Print,
  caller: OnBehalfOf,
): Promise<ReportFile> {
  const table = 'pages' in report ? report : asLong(report)
  const code = `${table.report}-${table.retreat.code}`
  return {
    // A name without surprises for any file system.
    name: `${code.replaceAll(/[^\w.-]+/g, '-')}.${format === 'table' ? 'json' : format}`,
    type: fileTypeOf(format),
    ...(await contentOf(table, format, language, print, caller)),
  }
}

async function contentOf(
  unlimited: LongTable,
  format: FileFormat,
  language: Language,
  print: Print,
  caller: OnBehalfOf,
): Promise<Pick<ReportFile, 'content' | 'hash'>> {
  const table = atMost(unlimited, format)
  if (format === 'pdf') {
    const whole = await collectTable(table)
    return { content: await renderPdf({ table: whole, language, print }, caller), hash: tableHash(whole) }
  }
  const { content, end } = await tempFile(partsOf(table, format, language, print))
  return { content, hash: end.hash }
}

function partsOf(
  table: LongTable,
  format: Exclude<FileFormat, 'pdf'>,
  language: Language,
  print: Print,
): AsyncGenerator<string | Uint8Array, Below> {
  switch (format) {
    case 'table':
      return writeJson(table)
    case 'csv':
      return writeCsv(table, language)
    case 'xlsx':
      return writeXlsx(table, language, print)
  }
}

/** All that a PDF is laid out from: it needs its table whole. */
export function collectForPdf(report: ReportTable | LongTable): Promise<ReportTable> {
  return collectTable(atMost('pages' in report ? report : asLong(report), 'pdf'))
}

/** The same table, refused as soon as it turns out to have more rows than the format takes. */
function atMost(table: LongTable, format: FileFormat): LongTable {
  const limit = mostRows[format]
  const pages = () => {
    let count = 0
    return mapPages(table.pages(), (rows) => {
      count += rows.length
      if (count > limit) throw new AppError('report_too_long', { format: format.toUpperCase(), limit })
      return rows
    })
  }
  return { ...table, pages }
}
