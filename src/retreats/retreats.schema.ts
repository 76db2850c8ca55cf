import { z } from 'zod'
import {
  Attached,
  Id,
  Instant,
  KnownPageQuery,
  LocalDate,
  pageOf,
  Reason,
  RegencyCode,
  ShortText,
  VenueCode,
  Warning,
} from '../platform/shared/wire.ts'

const Venue = z
  .strictObject({ code: VenueCode, name: ShortText, regencyCode: RegencyCode })
  .meta({ id: 'Venue' })

export const RetreatCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/)
  .meta({ description: 'Unique; letters, digits, dot, dash, underscore, slash; at most 50.' })

const fields = {
  code: RetreatCode,
  title: ShortText,
  fiscalYear: z.int().min(2000).max(2100).meta({ description: 'Budget year, 1 January to 31 December.' }),
  startsOn: LocalDate,
  endsOn: LocalDate,
  venues: z.array(Venue).min(1).max(20).meta({ description: 'The places among which the venue is chosen.' }),
}

const example = {
  code: 'RETRET-OPD-2025',
  title: 'Retret Kepala OPD Kalimantan Timur (contoh ilustratif)',
  fiscalYear: 2025,
  startsOn: '2025-06-23',
  endsOn: '2025-06-26',
  venues: [
    { code: 'MARATUA', name: 'Pulau Maratua', regencyCode: '64.03' },
    { code: 'BALIKPAPAN', name: 'Balikpapan', regencyCode: '64.71' },
  ],
}

export const NewRetreat = z.strictObject(fields).meta({ id: 'NewRetreat', examples: [example] })
export type NewRetreat = z.infer<typeof NewRetreat>

export const RetreatChange = z
  .strictObject({ title: fields.title, startsOn: LocalDate, endsOn: LocalDate, reason: Reason })
  .partial()
  .meta({
    id: 'RetreatChange',
    description: 'New dates postpone the retreat and need a reason.',
    examples: [{ startsOn: '2025-07-07', endsOn: '2025-07-10', reason: 'Cuaca laut bulan Juni' }],
  })
export type RetreatChange = z.infer<typeof RetreatChange>

export const Retreat = z
  .object({
    id: Id,
    ...fields,
    changeReason: z.string().nullable().meta({ description: 'Why the dates were last changed.' }),
    venueChoice: z
      .object({ venueCode: z.string(), chosenOn: LocalDate, documentNumber: z.string().nullable() })
      .nullable()
      .meta({ description: 'The venue that was chosen; null while it is open.' }),
    cancellation: z
      .object({ cancelledOn: LocalDate, reason: z.string() })
      .nullable()
      .meta({ description: 'Where the retreat was cancelled.' }),
    warnings: z.array(Warning),
    attached: Attached,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Retreat',
    examples: [
      {
        id: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
        ...example,
        changeReason: null,
        venueChoice: null,
        cancellation: null,
        warnings: [],
        attached: 0,
        version: 1,
        createdAt: '2025-03-10T01:00:00.000Z',
        updatedAt: '2025-03-10T01:00:00.000Z',
      },
    ],
  })
export type Retreat = z.infer<typeof Retreat>
export const RetreatPage = pageOf(Retreat).meta({ id: 'RetreatPage' })
export const RetreatQuery = KnownPageQuery.extend({ code: RetreatCode.optional() })
