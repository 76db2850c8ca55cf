import { z } from 'zod'
import { DocumentId } from '../documents/documents.schema.ts'
import { partyNames } from '../names/names.schema.ts'
import { DiffersFrom, Pages, PaperTotal } from '../papers/papers.schema.ts'
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
import { channel, form } from '../platform/shared/measures.ts'
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
  RupiahTotal,
  ShortText,
} from '../platform/shared/wire.ts'
import { disbursementState, evidenceKind } from './disbursements.table.ts'

export const evidenceFields = {
  kind: z.enum(evidenceKind.enumValues).meta({ description: 'Goods and services need `bast`.' }),
  number: DocumentNumber,
}
export const evidenceOptions = {
  accountNumber: DocumentNumber.meta({ description: 'The account into which money was paid.' }),
  documentId: DocumentId,
  documentTotal: Rupiah.meta({
    description:
      "The document's total, where it serves several receipts: the same on all of them. Stated with a later one, it holds for the earlier ones too.",
  }),
  pages: Pages,
}
const NewEvidence = z
  .strictObject({ ...evidenceFields, ...z.strictObject(evidenceOptions).partial().shape })
  .meta({ id: 'NewEvidence' })
export const Evidence = z
  .object({
    ...evidenceFields,
    accountNumber: z.string().nullable(),
    documentId: Id.nullable(),
    documentTotal: Rupiah.nullable(),
    pages: z.string().nullable(),
  })
  .meta({ id: 'Evidence' })

const Npwp = z
  .string()
  .regex(/^\d{15,16}$/)
  .meta({ description: 'NPWP of a company or body, digits only.' })
const Payer = z
  .strictObject({ name: ShortText, npwp: Npwp.optional() })
  .meta({ id: 'NewPayer', description: 'A company or body that paid instead of the one that promised.' })
const Original = z
  .strictObject({
    currency: z
      .string()
      .regex(/^(?!IDR)[A-Z]{3}$/)
      .meta({ description: 'ISO 4217, such as USD; not IDR.' }),
    amount: z
      .number()
      .positive()
      .max(MAX_AMOUNT)
      .meta({ description: 'In that currency, as on the evidence.' }),
    rate: z.number().positive().max(MAX_AMOUNT).meta({ description: 'Rupiah for one unit.' }),
    rateSource: ShortText.meta({ description: 'Whose rate, and of which day.' }),
  })
  .meta({
    id: 'Original',
    description: 'Money that came in another currency. For information: what counts is the amount in rupiah.',
  })

const fields = {
  pledgeId: Id,
  amount: Rupiah,
  receivedOn: LocalDate.meta({ description: 'Day of the handover (WITA), not after today.' }),
  channel: z
    .enum(channel.enumValues)
    .meta({ description: 'How it came; only `rkud` is cash in the treasury account.' }),
}

const example = {
  pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
  amount: 200_000_000,
  receivedOn: '2025-05-14',
  channel: 'rkud',
  evidence: { kind: 'sts', number: 'STS/0451/2025' },
  allocations: [
    { lineCode: 'M04', amount: 150_000_000 },
    { lineCode: 'M01', amount: 50_000_000 },
  ],
}

export const NewDisbursement = z
  .strictObject({
    ...fields,
    evidence: NewEvidence,
    invoiceNumber: DocumentNumber.optional(),
    allocations: z.array(Allocation).max(500).optional().meta({
      description:
        'Absent: split over what is open, in proportion. Empty: all unallocated. Else with `unallocated` the amount.',
    }),
    unallocated: RupiahOrZero.optional(),
    bookedOn: BookedOn.optional(),
    payer: Payer.optional(),
    original: Original.optional(),
    externalRef: ShortText.optional(),
    differsFrom: DiffersFrom.optional(),
  })
  .meta({ id: 'NewDisbursement', examples: [example] })
export type NewDisbursement = z.infer<typeof NewDisbursement>

/** One request takes at most so many receipts. */
const MAX_BATCH_ITEMS = 1_000

export const NewDisbursementBatch = z
  .strictObject({ items: z.array(NewDisbursement).min(1).max(MAX_BATCH_ITEMS) })
  .meta({
    id: 'NewDisbursementBatch',
    description: 'Judged in order, as if posted one after another; all are recorded, or none.',
    examples: [{ items: [example] }],
  })

export const DisbursementChange = z
  .strictObject({
    evidence: z
      .strictObject({
        ...evidenceFields,
        documentId: DocumentId.nullable(),
        documentTotal: evidenceOptions.documentTotal.nullable(),
        pages: Pages.nullable(),
      })
      .partial(),
    invoiceNumber: DocumentNumber.nullable(),
    payer: Payer.nullable(),
    original: Original.nullable(),
    externalRef: ShortText.nullable(),
    differsFrom: DiffersFrom,
  })
  .partial()
  .meta({
    id: 'DisbursementChange',
    description:
      'Numbers can be corrected, and the evidence attached, until verification; amounts and dates never (reverse and record again).',
    examples: [
      { evidence: { number: 'STS/0451-A/2025', documentId: '0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f' } },
    ],
  })
export type DisbursementChange = z.infer<typeof DisbursementChange>

export const Verification = z
  .strictObject({ note: Note.optional() })
  .meta({ id: 'Verification', examples: [{ note: 'Cocok dengan rekening koran' }] })
export const Rejection = z
  .strictObject({ reason: Reason })
  .meta({ id: 'DisbursementRejection', examples: [{ reason: 'Nomor STS tidak ada di rekening koran' }] })
export const Reversal = z
  .strictObject({ reason: Reason })
  .meta({ id: 'Reversal', examples: [{ reason: 'Salah catat: setoran milik program lain' }] })

export const Disbursement = z
  .object({
    id: Id,
    retreatId: Id,
    companyId: Id,
    state: z.enum(disbursementState.enumValues),
    form: z.enum(form.enumValues),
    ...fields,
    refunded: RupiahTotal.meta({ description: 'What approved refunds took back out of it.' }),
    bookedOn: LocalDate.nullable(),
    evidence: Evidence,
    invoiceNumber: z.string().nullable(),
    allocations: z
      .array(Allocation)
      .meta({ description: 'The split with which it was recorded; never edited.' }),
    unallocated: RupiahOrZero,
    standing: z
      .object({ allocations: z.array(Allocation), unallocated: RupiahOrZero })
      .meta({ description: 'Where the money stands now, after re-allocations, refunds and reversal.' }),
    payer: z.object({ name: z.string(), npwp: z.string().nullable() }).nullable(),
    original: Original.nullable(),
    externalRef: z.string().nullable(),
    differsFrom: DiffersFrom,
    paperTotal: PaperTotal,
    makers: z.array(Person).meta({ description: 'Whoever recorded or edited it: none of them checks it.' }),
    verifiedBy: Person.nullable(),
    verifiedAt: Instant.nullable(),
    rejectedBy: Person.nullable(),
    ...partyNames,
    allowedActions: AllowedActions,
    verificationNote: z.string().nullable(),
    rejectionReason: z.string().nullable(),
    reversalReason: z.string().nullable(),
    attached: Attached,
    warnings: DeedWarnings,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Disbursement',
    examples: [
      {
        id: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
        retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
        companyId: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
        state: 'verified',
        form: 'cash',
        ...example,
        refunded: 0,
        bookedOn: null,
        evidence: {
          ...example.evidence,
          accountNumber: null,
          documentId: null,
          documentTotal: null,
          pages: null,
        },
        invoiceNumber: null,
        unallocated: 0,
        standing: { allocations: example.allocations, unallocated: 0 },
        payer: null,
        original: null,
        externalRef: null,
        differsFrom: [],
        makers: [personExample],
        verifiedBy: { id: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f', name: 'Enggang Contoh' },
        verifiedAt: '2025-05-15T01:00:00.000Z',
        rejectedBy: null,
        verificationNote: null,
        rejectionReason: null,
        reversalReason: null,
        attached: 0,
        version: 2,
        createdAt: '2025-05-14T03:00:00.000Z',
        updatedAt: '2025-05-15T01:00:00.000Z',
      },
    ],
  })
export type Disbursement = z.infer<typeof Disbursement>
export const DisbursementBatch = z
  .object({ items: z.array(Disbursement) })
  .meta({ id: 'DisbursementBatch', description: 'In the order of the request.' })
export type DisbursementBatch = z.infer<typeof DisbursementBatch>
export const DisbursementPage = pageWithTotals(Disbursement).meta({ id: 'DisbursementPage' })

export const DisbursementQuery = KnownPageQuery.extend({
  retreatId: Id.optional(),
  companyId: several(Id).optional(),
  pledgeId: Id.optional(),
  state: several(z.enum(disbursementState.enumValues)).optional(),
  form: several(z.enum(form.enumValues)).optional(),
  channel: several(z.enum(channel.enumValues)).optional(),
  lineCode: several(LineCode).optional().meta({
    description: 'Several. With money that lies, or lay, on one of these lines; not with `knownAt`.',
  }),
  makerId: Id.optional().meta({ description: 'Recorded or corrected by this person.' }),
  hasEvidence: Flag.optional().meta({
    description: 'Whether a document stands as its evidence; not with `knownAt`.',
  }),
  from: LocalDate.optional().meta({ description: 'Received on or after.' }),
  to: LocalDate.optional().meta({ description: 'Received on or before.' }),
  ...amountRange,
  externalRef: ShortText.optional(),
  q: Search.optional().meta({
    description: 'In the company’s name, NPWP or NIB, or in the number of the evidence.',
  }),
  sort: sortBy('receivedOn', 'amount'),
  ...withTotals,
})
export type DisbursementQuery = z.infer<typeof DisbursementQuery>
