import { z } from 'zod'
import { DocumentId } from '../documents/documents.schema.ts'
import { partyNames } from '../names/names.schema.ts'
import { DiffersFrom, PaperTotal } from '../papers/papers.schema.ts'
import { AllowedActions, DeedWarnings } from '../platform/shared/answers.schema.ts'
import {
  amountRange,
  Flag,
  pageWithTotals,
  Search,
  several,
  sortBy,
  withTotals,
} from '../platform/shared/list-query.ts'
import { form } from '../platform/shared/measures.ts'
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
  Note,
  Person,
  personExample,
  Reason,
  Rupiah,
  RupiahTotal,
  ShortText,
} from '../platform/shared/wire.ts'
import { agreementKind, pledgeState, valuationBasis } from './pledges.table.ts'

export const Instalment = z
  .strictObject({ dueOn: LocalDate, amount: Rupiah })
  .meta({ id: 'Instalment', description: 'Part of the amount, due on a day that may lie ahead.' })

const fields = {
  companyId: Id,
  form: z.enum(form.enumValues),
  amount: Rupiah,
  pledgedOn: LocalDate.meta({ description: 'Date of the letter of commitment (WITA), not after today.' }),
  letterNumber: DocumentNumber,
  instalments: z.array(Instalment).min(1).max(60).meta({ description: 'They add up to the amount.' }),
  allocations: z
    .array(Allocation)
    .max(500)
    .meta({ description: 'Over lines of any venue; what is left of the amount is unallocated.' }),
}
const optionalFields = {
  bookedOn: BookedOn,
  valuationBasis: z.enum(valuationBasis.enumValues).meta({ description: 'Exactly for goods and services.' }),
  letterAmount: Rupiah.meta({
    description:
      'What the whole letter promises, where it covers more than this pledge: the same on all of them. Stated with a later one, it holds for the earlier ones too.',
  }),
  letterDocumentId: DocumentId,
  externalRef: ShortText,
  replaces: Id.meta({ description: 'The pledge that this one takes the place of.' }),
  differsFrom: DiffersFrom,
}

const example = {
  retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
  companyId: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
  form: 'cash',
  amount: 350_000_000,
  pledgedOn: '2025-04-14',
  letterNumber: '012/ACM/IV/2025',
  instalments: [
    { dueOn: '2025-05-15', amount: 200_000_000 },
    { dueOn: '2025-06-15', amount: 150_000_000 },
  ],
  allocations: [
    { lineCode: 'M04', amount: 250_000_000 },
    { lineCode: 'M01', amount: 100_000_000 },
  ],
}

const optional = z.strictObject(optionalFields).partial().shape

export const NewPledge = z
  .strictObject({ retreatId: Id, ...fields, ...optional })
  .meta({ id: 'NewPledge', examples: [example] })
export type NewPledge = z.infer<typeof NewPledge>

/** Everything of a pledge that can be corrected. */
export type PledgeFields = Omit<NewPledge, 'retreatId'>

export const PledgeChange = z
  .strictObject({
    ...fields,
    bookedOn: optionalFields.bookedOn.nullable(),
    valuationBasis: optionalFields.valuationBasis.nullable(),
    letterAmount: optionalFields.letterAmount.nullable(),
    letterDocumentId: optionalFields.letterDocumentId.nullable(),
    externalRef: optionalFields.externalRef.nullable(),
    replaces: optionalFields.replaces.nullable(),
    differsFrom: DiffersFrom,
  })
  .partial()
  .meta({
    id: 'PledgeChange',
    description:
      'Drafts can be corrected in everything, rejected pledges and those taken back in all but company and form, submitted ones in the number, amount and document of their letter.',
    examples: [{ letterNumber: '012-A/ACM/IV/2025' }],
  })
export type PledgeChange = z.infer<typeof PledgeChange>

export const Submission = z.strictObject({}).meta({ id: 'Submission', examples: [{}] })
export const Approval = z
  .strictObject({ note: Note.optional() })
  .meta({ id: 'Approval', examples: [{ note: 'Surat asli sudah diperiksa' }] })
export const Rejection = z
  .strictObject({ reason: Reason })
  .meta({ id: 'Rejection', examples: [{ reason: 'Surat belum ditandatangani' }] })

export const Withdrawal = z
  .strictObject({ reason: Reason.optional() })
  .meta({ id: 'PledgeWithdrawal', examples: [{ reason: 'Nilai pada surat keliru' }] })
export const Discarding = z
  .strictObject({ reason: Reason })
  .meta({ id: 'Discarding', examples: [{ reason: 'Tercatat dua kali' }] })

const agreementFields = {
  kind: z.enum(agreementKind.enumValues),
  number: DocumentNumber,
  signedOn: LocalDate.meta({ description: 'Not after today (WITA).' }),
}
const agreementExample = { kind: 'nphd', number: '900/101/NPHD/2025', signedOn: '2025-04-28' }
export const NewAgreement = z
  .strictObject({
    ...agreementFields,
    documentId: DocumentId.optional(),
    relation: z.enum(['addendum', 'correction']).optional().meta({
      description:
        "From the second agreement on: an addendum stands beside the first, whose day stays; a correction takes the first's place.",
    }),
    reason: Reason.optional().meta({ description: 'From the second agreement on.' }),
  })
  .meta({
    id: 'NewAgreement',
    description:
      'The first is recorded at once (200); a later one says what it is and why, and is proposed (202).',
    examples: [agreementExample],
  })
export type NewAgreement = z.infer<typeof NewAgreement>

export const Cancellation = z
  .strictObject({ reason: Reason })
  .meta({ id: 'PledgeCancellation', examples: [{ reason: 'Perusahaan menarik komitmennya' }] })

/** What is still owed of an instalment: receipts settle the oldest first. */
const OwedInstalment = z
  .object({
    dueOn: LocalDate,
    amount: Rupiah,
    received: RupiahTotal,
    outstanding: RupiahTotal,
    overdueDays: z.int().min(0).meta({ description: 'Days (WITA) since it was due, while it is owed.' }),
  })
  .meta({ id: 'OwedInstalment' })

const PledgeLine = z
  .object({ lineCode: LineCode, amount: RupiahTotal, received: RupiahTotal, verified: RupiahTotal })
  .meta({
    id: 'PledgeLine',
    description: 'What the pledge has on a line, and how much of it was handed over.',
  })

export const Pledge = z
  .object({
    id: Id,
    retreatId: Id,
    companyId: Id,
    state: z.enum(pledgeState.enumValues),
    fulfilled: z.boolean().meta({ description: 'Active, and nothing is outstanding.' }),
    form: fields.form,
    valuationBasis: optionalFields.valuationBasis.nullable(),
    amount: Rupiah.meta({ description: 'What was promised; never edited. Whole rupiah.' }),
    amended: z.int().meta({ description: 'What approved amendments added, or took where below 0.' }),
    writtenOff: RupiahTotal.meta({ description: 'What approved write-offs gave up.' }),
    total: RupiahTotal.meta({ description: 'amount + amended - writtenOff.' }),
    letterAmount: optionalFields.letterAmount.nullable(),
    pledgedOn: LocalDate,
    bookedOn: LocalDate.nullable(),
    letterNumber: z.string(),
    letterDocumentId: Id.nullable(),
    instalments: z.array(OwedInstalment),
    allocations: z.array(PledgeLine),
    unallocated: RupiahTotal.meta({ description: 'The part that is on no line.' }),
    received: RupiahTotal,
    verified: RupiahTotal,
    outstanding: RupiahTotal.meta({ description: 'Pledged less received; 0 before approval.' }),
    agreement: z
      .object({
        ...agreementFields,
        documentId: Id.nullable(),
        reason: z.string().nullable(),
        addenda: z
          .array(z.object({ ...agreementFields, documentId: Id.nullable(), reason: z.string() }))
          .meta({ description: 'Later agreements beside it.' }),
      })
      .nullable()
      .meta({ description: 'With it the pledge counts as committed.' }),
    cancellation: z.object({ cancelledOn: LocalDate, reason: z.string() }).nullable(),
    makers: z
      .array(Person)
      .meta({ description: 'Whoever created, edited or submitted it: none of them decides.' }),
    decidedBy: Person.nullable(),
    decidedAt: Instant.nullable(),
    ...partyNames,
    decisionNote: z
      .string()
      .nullable()
      .meta({ description: 'Note of the approval, or reason of the rejection.' }),
    withdrawalReason: z
      .string()
      .nullable()
      .meta({ description: 'Why it was taken back before its approval, if a reason was given.' }),
    discardingReason: z.string().nullable(),
    externalRef: z.string().nullable(),
    replaces: Id.nullable(),
    attached: Attached,
    differsFrom: DiffersFrom,
    paperTotal: PaperTotal,
    allowedActions: AllowedActions,
    warnings: DeedWarnings,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Pledge',
    examples: [
      {
        id: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
        state: 'active',
        fulfilled: false,
        valuationBasis: null,
        letterAmount: null,
        letterDocumentId: null,
        ...example,
        amended: 0,
        writtenOff: 0,
        total: example.amount,
        bookedOn: null,
        instalments: [
          {
            dueOn: '2025-05-15',
            amount: 200_000_000,
            received: 200_000_000,
            outstanding: 0,
            overdueDays: 0,
          },
          {
            dueOn: '2025-06-15',
            amount: 150_000_000,
            received: 0,
            outstanding: 150_000_000,
            overdueDays: 15,
          },
        ],
        cancellation: null,
        allocations: [
          { lineCode: 'M04', amount: 250_000_000, received: 150_000_000, verified: 150_000_000 },
          { lineCode: 'M01', amount: 100_000_000, received: 50_000_000, verified: 50_000_000 },
        ],
        unallocated: 0,
        received: 200_000_000,
        verified: 200_000_000,
        outstanding: 150_000_000,
        agreement: { ...agreementExample, documentId: null, reason: null, addenda: [] },
        makers: [personExample],
        decidedBy: { id: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f', name: 'Enggang Contoh' },
        decidedAt: '2025-04-15T02:00:00.000Z',
        retreatCode: 'RETRET-OPD-2025',
        retreatTitle: 'Retret Kepala OPD Kalimantan Timur (contoh ilustratif)',
        companyName: 'PT Arangtara Contoh Mining',
        allowedActions: [
          { action: 'reallocations', allowed: true },
          {
            action: 'approval',
            allowed: false,
            code: 'forbidden',
            reason: { id: 'Peran Anda tidak memutuskan komitmen.', en: 'Your role decides on no pledges.' },
          },
        ],
        decisionNote: null,
        withdrawalReason: null,
        discardingReason: null,
        externalRef: null,
        replaces: null,
        attached: 0,
        differsFrom: [],
        version: 4,
        createdAt: '2025-04-14T02:00:00.000Z',
        updatedAt: '2025-04-28T02:00:00.000Z',
      },
    ],
  })
export type Pledge = z.infer<typeof Pledge>
export const PledgePage = pageWithTotals(Pledge).meta({ id: 'PledgePage' })

export const PledgeQuery = KnownPageQuery.extend({
  retreatId: Id.optional(),
  companyId: several(Id).optional(),
  state: several(z.enum(pledgeState.enumValues))
    .optional()
    .meta({ description: 'Several; without it, all but those that were discarded.' }),
  form: several(z.enum(form.enumValues)).optional(),
  lineCode: several(LineCode)
    .optional()
    .meta({ description: 'Several. With money promised on one of these lines; not with `knownAt`.' }),
  makerId: Id.optional().meta({ description: 'Made, edited or submitted by this person.' }),
  overdue: Flag.optional().meta({
    description: 'Whether an instalment was due before today and is not fully received; not with `knownAt`.',
  }),
  from: LocalDate.optional().meta({ description: 'Pledged on or after.' }),
  to: LocalDate.optional().meta({ description: 'Pledged on or before.' }),
  ...amountRange,
  externalRef: ShortText.optional(),
  q: Search.optional().meta({
    description: 'In the company’s name, NPWP or NIB, or in the number of the letter or the agreement.',
  }),
  sort: sortBy('pledgedOn', 'amount'),
  ...withTotals,
})
export type PledgeQuery = z.infer<typeof PledgeQuery>
