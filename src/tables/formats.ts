/** The formats in which a report can be had. */
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { Language } from '../shared/language.ts'
import { csvOf } from './csv.ts'
import { pdfOf } from './pdf.ts'
import type { ReportTable } from './table.ts'
import { xlsxOf } from './xlsx.ts'

export const formats = ['json', 'csv', 'xlsx', 'pdf'] as const
export type Format = (typeof formats)[number]
export type FileFormat = Exclude<Format, 'json'>
const files = formats.filter((format) => format !== 'json')

const mediaTypes: Record<Format, string> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

export const FormatParameter = z
  .enum(formats)
  .optional()
  .meta({ description: 'Goes before `Accept`; JSON where neither says otherwise.' })

/** A report's answer as OpenAPI tells it: JSON by its schema, or a file. */
export function reportResponse<Schema extends z.ZodType>(schema: Schema) {
  return {
    description: 'The report',
    content: {
      'application/json': { schema },
      ...Object.fromEntries(
        files.map((format) => [mediaTypes[format], { schema: z.string().meta({ description: 'A file.' }) }]),
      ),
    },
  }
}

/** What was asked for by name, else the first that the reader accepts, else JSON. */
export function formatOf(asked: Format | undefined, accept = ''): Format {
  if (asked !== undefined) return asked
  const accepted = accept.split(',').map((each) => each.split(';')[0]?.trim())
  return formats.find((format) => accepted.includes(mediaTypes[format])) ?? 'json'
}

/** A report as a file: its bytes, and what they are. */
export interface ReportFile {
  name: string
  type: string
  content: string | Buffer
}

export async function fileOf(
  table: ReportTable,
  format: Format,
  language: Language,
  letterhead: string[],
): Promise<ReportFile> {
  const { report, retreat } = table
  return {
    // A name without surprises for any file system.
    name: `${`${report}-${retreat.code}`.replaceAll(/[^\w.-]+/g, '-')}.${format}`,
    type: format === 'csv' ? `${mediaTypes.csv}; charset=utf-8` : mediaTypes[format],
    content: await contentOf(table, format, language, letterhead),
  }
}

function contentOf(
  table: ReportTable,
  format: Format,
  language: Language,
  letterhead: string[],
): string | Promise<Buffer> {
  switch (format) {
    case 'json':
      // Canonical (RFC 8785): whoever has the same table makes the same bytes of it.
      return canonicalize(table) ?? ''
    case 'csv':
      return csvOf(table, language)
    case 'xlsx':
      return xlsxOf(table, language)
    case 'pdf':
      return pdfOf(table, language, { letterhead, generatedAt: new Date() })
  }
}
