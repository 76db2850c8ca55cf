import { z } from 'zod'
import { Checkpoint, checkpointExample } from '../platform/log/checkpoint.schema.ts'
import { codeOf, reportNames } from '../platform/shared/codes.ts'
import { languages } from '../platform/shared/language.ts'
import { Id, Instant, PageQuery, pageOf } from '../platform/shared/wire.ts'
import { fileTypes } from '../platform/tables/formats.ts'
import type { Report } from '../platform/tables/report.ts'
import { reports } from '../reports/reports.ts'
import { sealedFormats } from './sealed-reports.table.ts'

const ReportName = z.enum(reportNames).meta({ description: 'The report, by the last part of its address.' })
const Format = z.enum(sealedFormats)
const Language = z.enum(languages)

const retreatId = '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f'
const example = { retreatId, format: 'pdf', language: 'id' }

function sealingOf({ name, parameters }: Report) {
  return z.strictObject({
    report: z.literal(name),
    retreatId: Id,
    parameters: parameters.prefault({}).meta({
      description: 'Those of the report’s own address; absent: as there, and written down as they were.',
    }),
    format: Format,
    language: Language.default('id'),
  })
}

const [first, ...others] = reports.map(sealingOf)
export const NewSealedReport = z
  .discriminatedUnion('report', [first as NonNullable<typeof first>, ...others])
  .meta({
    id: 'NewSealedReport',
    examples: [{ ...example, report: 'coverage', parameters: { venue: 'MARATUA', asOf: '2025-06-30' } }],
  })
export type NewSealedReport = z.infer<typeof NewSealedReport>

export const SealedReport = z
  .object({
    id: Id,
    report: ReportName,
    retreatId: Id,
    parameters: z.record(z.string(), z.string()).meta({
      description:
        'Resolved: the day, the period, the venue that were left open are what they were when it was sealed.',
    }),
    format: Format,
    language: Language,
    fileName: z.string(),
    mediaType: codeOf(fileTypes),
    size: z.int().meta({ description: 'Bytes.' }),
    sha256: z.string().meta({
      description: 'SHA-256 of the bytes, hex.',
    }),
    checkpoint: Checkpoint.meta({ description: 'How far the log was sealed when the report was made.' }),
    sealedBy: Id.meta({ description: 'The person.' }),
    sealedAt: Instant,
  })
  .meta({
    id: 'SealedReport',
    description: 'A report as it was on a day: its bytes stay the same for ever.',
    examples: [
      {
        id: '0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f',
        ...example,
        report: 'coverage',
        parameters: { venue: 'MARATUA', asOf: '2025-06-30' },
        fileName: 'coverage-RETRET-OPD-2025.pdf',
        mediaType: 'application/pdf',
        size: 48_213,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        checkpoint: checkpointExample,
        sealedBy: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        sealedAt: '2025-07-01T01:00:00.000Z',
      },
    ],
  })
export type SealedReport = z.infer<typeof SealedReport>
export const SealedReportPage = pageOf(SealedReport).meta({ id: 'SealedReportPage' })

export const SealedReportQuery = PageQuery.extend({
  retreatId: Id.optional(),
  report: ReportName.optional(),
})
export type SealedReportQuery = z.infer<typeof SealedReportQuery>
