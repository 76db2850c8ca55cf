import { z } from 'zod'
import { AllowedActions, Warning } from '../platform/shared/answers.schema.ts'
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
  .strictObject({ ...z.strictObject(fields).partial().shape, reason: Reason })
  .meta({
    id: 'RetreatChange',
    description:
      'What is to be other than it is, and why: at once before the first adoption of a budget, as a proposal after it (202). A venue that a line or a choice names keeps its code and stays.',
    examples: [{ startsOn: '2025-07-07', endsOn: '2025-07-10', reason: 'Cuaca laut bulan Juni' }],
  })
export type RetreatChange = z.infer<typeof RetreatChange>

const VenueChosen = z.object({
  venueCode: z.string(),
  chosenOn: LocalDate,
  documentNumber: z.string().nullable(),
  reason: z.string().nullable(),
})

export const Retreat = z
  .object({
    id: Id,
    ...fields,
    formerCodes: z
      .array(z.string())
      .meta({ description: 'What it was called before: they keep finding it (`?code=`).' }),
    changeReason: z.string().nullable().meta({ description: 'Why it was last changed.' }),
    venueChoice: VenueChosen.nullable().meta({
      description: 'The venue that was chosen; null while it is open.',
    }),
    earlierVenueChoices: z
      .array(VenueChosen)
      .meta({ description: 'Choices that a later one followed, the earliest first.' }),
    cancellation: z
      .object({ cancelledOn: LocalDate, reason: z.string() })
      .nullable()
      .meta({ description: 'Where the retreat was cancelled.' }),
    warnings: z.array(Warning),
    allowedActions: AllowedActions,
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
        formerCodes: [],
        changeReason: null,
        venueChoice: null,
        earlierVenueChoices: [],
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
