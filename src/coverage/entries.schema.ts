import { z } from 'zod'
import { several } from '../platform/shared/list-query.ts'
import { channel, form, measure } from '../platform/shared/measures.ts'
import { Id, KnownPageQuery, LineCode, LocalDate, MAX_TOTAL, VenueCode } from '../platform/shared/wire.ts'

/** Where money can stand, seen from one venue: as in the report of coverage. */
export const entryParts = ['line', 'unallocated', 'otherVenues', 'apbdElsewhere'] as const

export const EntryQuery = KnownPageQuery.extend({
  retreatId: Id,
  part: z.enum(entryParts).optional().meta({
    description:
      'Of one part of the report of coverage: the lines of the venue, `unallocated` (with what is on lines that the budget version does not have), the lines of `otherVenues`, or the regional budget’s side of both (`apbdElsewhere`).',
  }),
  venue: VenueCode.optional().meta({
    description: 'From which venue `part` is seen; absent: the one that was chosen by then.',
  }),
  lineCode: several(LineCode).optional(),
  measure: several(z.enum(measure.enumValues)).optional(),
  form: several(z.enum(form.enumValues)).optional(),
  channel: several(z.enum(channel.enumValues)).optional(),
  companyId: Id.optional(),
  pledgeId: Id.optional(),
  disbursementId: Id.optional(),
  from: LocalDate.optional().meta({ description: 'In effect on or after.' }),
  asOf: LocalDate.optional().meta({
    description: 'In effect by this day (WITA), not after today; absent: now.',
  }),
})
export type EntryQuery = z.infer<typeof EntryQuery>

export const JournalEntry = z
  .object({
    id: z.int(),
    effectiveOn: LocalDate.meta({ description: 'Day (WITA) from which on it counts.' }),
    measure: z.enum(measure.enumValues),
    lineCode: z.string().nullable(),
    form: z.enum(form.enumValues).nullable(),
    channel: z.enum(channel.enumValues).nullable(),
    amount: z.int().meta({ description: 'Whole rupiah; below 0 where it takes away.' }),
    companyId: Id.nullable(),
    companyName: z.string().optional(),
    pledgeId: Id.nullable(),
    disbursementId: Id.nullable(),
    eventId: Id.meta({ description: 'The event that it came of.' }),
    position: z.int().nullable().meta({ description: 'Of that event in the log; null until it is sealed.' }),
  })
  .meta({ id: 'LedgerEntry' })
export type JournalEntry = z.infer<typeof JournalEntry>

export const JournalEntryPage = z
  .object({
    items: z.array(JournalEntry),
    nextCursor: z.string().nullable(),
    total: z
      .int()
      .nullable()
      .meta({
        description: `What all that the filters find adds up to, in whole rupiah, at most ${MAX_TOTAL}; null where they find more than one measure.`,
      }),
  })
  .meta({
    id: 'LedgerEntryPage',
    examples: [
      {
        items: [
          {
            id: 41,
            effectiveOn: '2025-05-14',
            measure: 'received',
            lineCode: 'M04',
            form: 'cash',
            channel: 'rkud',
            amount: 50_000_000,
            companyId: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
            companyName: 'PT Arangtara Contoh Mining',
            pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
            disbursementId: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
            eventId: '0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f',
            position: 12,
          },
        ],
        nextCursor: null,
        total: 50_000_000,
      },
    ],
  })
export type JournalEntryPage = z.infer<typeof JournalEntryPage>
