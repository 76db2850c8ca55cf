import { z } from 'zod'
import { Evidence, evidenceFields, evidenceOptions } from '../disbursements/disbursements.schema.ts'
import { DocumentId } from '../documents/documents.schema.ts'
import { retreatNames } from '../names/names.schema.ts'
import { DiffersFrom } from '../papers/papers.schema.ts'
import { AllowedActions, Warning } from '../platform/shared/answers.schema.ts'
import { pageWithTotals, Search, several, sortBy, withTotals } from '../platform/shared/list-query.ts'
import { measure } from '../platform/shared/measures.ts'
import {
  Allocation,
  Attached,
  BookedOn,
  DocumentNumber,
  Id,
  Instant,
  KnownPageQuery,
  LineCode,
  LocalDate,
  MAX_AMOUNT,
  Note,
  Person,
  personExample,
  Reason,
  Rupiah,
  RupiahOrZero,
  VenueCode,
} from '../platform/shared/wire.ts'
import { Instalment } from '../pledges/pledges.schema.ts'
import { adjustmentKind, adjustmentState } from './adjustments.table.ts'

const instalments = z.array(Instalment).max(60).optional().meta({
  description:
    "All of the pledge's instalments as they will be: they add up to its new total. Absent: what is added joins the last, what is taken leaves the last ones first.",
})
const effectiveOn = LocalDate.meta({ description: 'From this day (WITA) on, not after today.' })

const amendmentExample = {
  delta: 50_000_000,
  reason: 'Adendum NPHD menambah dukungan',
  effectiveOn: '2025-05-26',
  instalments: [
    { dueOn: '2025-05-15', amount: 200_000_000 },
    { dueOn: '2025-06-20', amount: 200_000_000 },
  ],
  allocations: [{ lineCode: 'M01', amount: 30_000_000 }],
}
export const NewAmendment = z
  .strictObject({
    delta: z
      .int()
      .min(-MAX_AMOUNT)
      .max(MAX_AMOUNT)
      .refine((delta) => delta !== 0, { params: { format: 'no_zero' } })
      .meta({ description: 'Whole rupiah added to the pledge, or taken where below 0; not 0.' }),
    reason: Reason,
    effectiveOn,
    bookedOn: BookedOn.optional(),
    instalments,
    documentId: DocumentId.optional(),
    allocations: z.array(Allocation).max(500).optional().meta({
      description:
        'To which lines an increase goes, or from which a decrease is taken; the rest is unallocated. A decrease without it is taken like a write-off.',
    }),
  })
  .meta({ id: 'NewAmendment', examples: [amendmentExample] })
export type NewAmendment = z.infer<typeof NewAmendment>

export const writeOffReasons = [
  'valuation_difference',
  'bank_charge',
  'company_unable',
  'company_withdrew',
  'no_longer_needed',
  'other',
] as const
export const NewWriteOff = z
  .strictObject({
    amount: Rupiah,
    reason: z.enum(writeOffReasons),
    note: Note.optional(),
    effectiveOn,
    bookedOn: BookedOn.optional(),
    instalments,
  })
  .meta({
    id: 'NewWriteOff',
    description:
      'Gives up what is outstanding: unallocated first, then what is open on the lines, in proportion.',
    examples: [
      {
        amount: 40_000_000,
        reason: 'company_unable',
        note: 'Surat perusahaan 15 Juni 2025',
        effectiveOn: '2025-06-15',
        instalments: [
          { dueOn: '2025-05-15', amount: 200_000_000 },
          { dueOn: '2025-06-15', amount: 110_000_000 },
        ],
      },
    ],
  })
export type NewWriteOff = z.infer<typeof NewWriteOff>

export const NewRefund = z
  .strictObject({
    amount: Rupiah,
    refundedOn: LocalDate.meta({ description: 'Day on which the money left again (WITA).' }),
    bookedOn: BookedOn.optional(),
    evidence: z
      .strictObject({
        ...evidenceFields,
        accountNumber: evidenceOptions.accountNumber.optional(),
        documentId: DocumentId.optional(),
      })
      .meta({ id: 'NewRefundEvidence' }),
    allocations: z.array(Allocation).max(500).optional().meta({
      description:
        'Absent: from where the money stands, in proportion. Empty: all from unallocated. Else with `unallocated` the amount.',
    }),
    unallocated: RupiahOrZero.optional(),
    differsFrom: DiffersFrom.optional(),
    endsPromise: z.boolean().optional().meta({
      description:
        'The same amount is written off the pledge, so that nobody is asked for it again: an overpayment, an event that was cancelled.',
    }),
    reason: Reason,
  })
  .meta({
    id: 'NewRefund',
    examples: [
      {
        amount: 10_000_000,
        refundedOn: '2025-06-18',
        evidence: { kind: 'bank_transfer', number: 'SP2D-RETUR/0012/2025' },
        allocations: [{ lineCode: 'M04', amount: 10_000_000 }],
        reason: 'Kelebihan setor',
      },
    ],
  })
export type NewRefund = z.infer<typeof NewRefund>

export const Approval = z
  .strictObject({ note: Note.optional() })
  .meta({ id: 'AdjustmentApproval', examples: [{ note: 'Adendum asli sudah diperiksa' }] })
export const Rejection = z
  .strictObject({ reason: Reason })
  .meta({ id: 'AdjustmentRejection', examples: [{ reason: 'Surat perusahaan belum ditandatangani' }] })
export const Withdrawal = z
  .strictObject({ reason: Reason.optional() })
  .meta({ id: 'AdjustmentWithdrawal', examples: [{ reason: 'Jumlahnya salah ketik' }] })

export const NewVenueChoice = z
  .strictObject({
    venueCode: VenueCode,
    chosenOn: LocalDate.meta({ description: 'From this day (WITA) on, not after today.' }),
    documentNumber: DocumentNumber.optional(),
    reason: Reason.optional().meta({ description: 'Of a later choice of another venue: why.' }),
  })
  .meta({
    id: 'NewVenueChoice',
    examples: [{ venueCode: 'MARATUA', chosenOn: '2025-06-20', documentNumber: '100.3/412/B.Um' }],
  })
export type NewVenueChoice = z.infer<typeof NewVenueChoice>

export const RetreatCancellation = z.strictObject({ cancelledOn: LocalDate, reason: Reason }).meta({
  id: 'RetreatCancellation',
  examples: [{ cancelledOn: '2025-06-18', reason: 'Cuaca buruk; kegiatan dibatalkan Gubernur' }],
})
export type RetreatCancellation = z.infer<typeof RetreatCancellation>

export const RetreatRestoration = z
  .strictObject({ reason: Reason })
  .meta({ id: 'RetreatRestoration', examples: [{ reason: 'Kegiatan jadi dilaksanakan bulan Agustus' }] })

const part = LineCode.nullable().optional()
const Percent = z.number().nullable()
const ProposalEffect = z
  .object({
    moves: z.array(
      z.object({
        pledgeId: Id.nullable(),
        disbursementId: Id.nullable(),
        measure: z.enum(measure.enumValues),
        from: part.meta({ description: 'Null: unallocated; absent: from outside the retreat.' }),
        to: part.meta({ description: 'Null: unallocated; absent: it leaves the retreat.' }),
        amount: Rupiah,
        effectiveOn: LocalDate,
      }),
    ),
    percentVerified: z
      .object({ before: Percent, after: Percent })
      .meta({ description: 'The headline, today: null without a budget in force or a chosen venue.' }),
  })
  .meta({
    id: 'ProposalEffect',
    description: 'What it would move when it was proposed; once approved, what it moved.',
  })

export const Adjustment = z
  .object({
    id: Id,
    retreatId: Id.nullable().meta({ description: 'Null for a disclosure.' }),
    pledgeId: Id.nullable(),
    disbursementId: Id.nullable().meta({ description: 'For refunds, reversals and re-allocations.' }),
    disclosureId: Id.nullable(),
    kind: z.enum(adjustmentKind.enumValues),
    state: z.enum(adjustmentState.enumValues),
    amount: z.int().nullable().meta({
      description:
        'Whole rupiah of an amendment (below 0 where it takes), write-off, refund or reversal; else null.',
    }),
    effectiveOn: LocalDate.nullable().meta({
      description: "Day from which it counts (a refund's day); a reversal takes the days of what it negates.",
    }),
    bookedOn: LocalDate.nullable(),
    reason: z.string().nullable(),
    request: z.record(z.string(), z.unknown()).meta({ description: 'What was sent.' }),
    before: z.record(z.string(), z.unknown()).nullable().meta({
      description:
        'What the fields that it corrects or chooses said when it was proposed, by the names in `request`; null for what adds, moves or takes. Where they say something else by now it cannot be approved any more.',
    }),
    effect: ProposalEffect,
    endsPromise: z.boolean().meta({ description: 'Of a refund.' }),
    note: z.string().nullable(),
    instalments: z.array(Instalment).nullable(),
    allocations: z.array(Allocation).nullable().meta({ description: 'As requested; null: the default.' }),
    unallocated: RupiahOrZero.nullable(),
    documentId: Id.nullable().meta({ description: 'Of an amendment or agreement.' }),
    evidence: Evidence.omit({ documentTotal: true, pages: true })
      .meta({ id: 'RefundEvidence' })
      .nullable()
      .meta({ description: 'Of a refund.' }),
    split: z
      .object({ allocations: z.array(Allocation), unallocated: RupiahOrZero })
      .nullable()
      .meta({ description: 'What it added or took, and where; null until it is approved.' }),
    makers: z.array(Person).meta({ description: 'Who proposed it: none of them decides.' }),
    decidedBy: Person.nullable(),
    ...retreatNames,
    allowedActions: AllowedActions,
    decidedAt: Instant.nullable(),
    decisionNote: z
      .string()
      .nullable()
      .meta({ description: 'Note of the approval, or reason of the rejection or withdrawal.' }),
    warnings: z.array(Warning),
    attached: Attached,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Adjustment',
    examples: [
      {
        id: '0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f',
        retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
        pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
        disbursementId: null,
        disclosureId: null,
        kind: 'amendment',
        state: 'approved',
        amount: amendmentExample.delta,
        effectiveOn: amendmentExample.effectiveOn,
        bookedOn: null,
        reason: amendmentExample.reason,
        request: amendmentExample,
        before: null,
        effect: {
          moves: [
            {
              pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
              disbursementId: null,
              measure: 'pledged',
              to: 'M01',
              amount: 30_000_000,
              effectiveOn: '2025-05-26',
            },
            {
              pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
              disbursementId: null,
              measure: 'pledged',
              to: null,
              amount: 20_000_000,
              effectiveOn: '2025-05-26',
            },
          ],
          percentVerified: { before: 41.25, after: 41.25 },
        },
        endsPromise: false,
        note: null,
        instalments: amendmentExample.instalments,
        allocations: amendmentExample.allocations,
        unallocated: null,
        documentId: null,
        evidence: null,
        split: { allocations: amendmentExample.allocations, unallocated: 20_000_000 },
        makers: [personExample],
        decidedBy: { id: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f', name: 'Enggang Contoh' },
        decidedAt: '2025-05-27T02:00:00.000Z',
        decisionNote: null,
        warnings: [],
        attached: 0,
        version: 2,
        createdAt: '2025-05-26T02:00:00.000Z',
        updatedAt: '2025-05-27T02:00:00.000Z',
      },
    ],
  })
export type Adjustment = z.infer<typeof Adjustment>
export const AdjustmentPage = pageWithTotals(Adjustment).meta({ id: 'AdjustmentPage' })

export const AdjustmentQuery = KnownPageQuery.extend({
  retreatId: Id.optional(),
  pledgeId: Id.optional(),
  disbursementId: Id.optional(),
  kind: several(z.enum(adjustmentKind.enumValues)).optional(),
  state: several(z.enum(adjustmentState.enumValues)).optional(),
  makerId: Id.optional().meta({ description: 'Proposed by this person.' }),
  q: Search.optional().meta({
    description:
      'In the number of a refund’s evidence; or, of the pledge that it speaks of, in the letter’s or agreement’s number or the company’s name, NPWP or NIB.',
  }),
  sort: sortBy('amount'),
  ...withTotals,
})
export type AdjustmentQuery = z.infer<typeof AdjustmentQuery>
