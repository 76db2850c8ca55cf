import { z } from 'zod'
import { Id, Instant, LineCode, LocalDate, Reason } from '../platform/shared/wire.ts'
import { LISTED_PER_RULE_MAX } from './evaluate-rules.ts'
import { followUpKind } from './follow-ups.table.ts'
import { severities, subjectKinds } from './rule.ts'
import { rules } from './rules.ts'

export const findingStatuses = ['open', ...followUpKind.enumValues] as const
export type FindingStatus = (typeof findingStatuses)[number]

const FindingId = z.uuid().meta({
  description: 'UUID (version 5, RFC 9562 §5.5) of retreat, rule and subject: the same at every time.',
})
const Code = z.enum(rules.map(({ code }) => code) as [string, ...string[]])
const Severity = z.enum(severities)
const Status = z
  .enum(findingStatuses)
  .meta({ description: 'What the last follow-up says; `open` where there is none.' })

const FollowUpFields = {
  kind: z.enum(followUpKind.enumValues),
  reason: Reason,
}

export const NewFollowUp = z.strictObject(FollowUpFields).meta({
  id: 'NewFollowUp',
  examples: [{ kind: 'explained', reason: 'Bendahara menyetor ke RKUD pada 3 Juni 2025' }],
})
export type NewFollowUp = z.infer<typeof NewFollowUp>

const followUpExample = {
  id: '0198f2a0-0020-7a51-9d2e-3f1b6c7d8e9f',
  findingId: '6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11',
  kind: 'explained' as const,
  reason: 'Bendahara menyetor ke RKUD pada 3 Juni 2025',
  actorId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
  createdAt: '2025-07-01T02:00:00.000Z',
}

export const FollowUp = z
  .object({ id: Id, findingId: FindingId, ...FollowUpFields, actorId: Id, createdAt: Instant })
  .meta({ id: 'FollowUp', description: 'What an auditor did about a finding.', examples: [followUpExample] })
export type FollowUp = z.infer<typeof FollowUp>

const findingExample = {
  id: '6f1b1a4e-0f0e-5c39-8a4c-1f6c6a0d2b11',
  code: 'F01',
  name: 'REKENING_NON_RKUD',
  title: 'Uang di luar RKUD',
  severity: 'critical' as const,
  subject: {
    kind: 'disbursement' as const,
    id: '0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f',
    label: 'TRF-88213',
    number: 'TRF-88213',
  },
  lineCodes: ['M13'],
  facts: {
    company: 'PT Gasendra Contoh Nusantara',
    amount: 20_000_000,
    receivedOn: '2025-05-30',
    channel: 'other_account',
    accountNumber: null,
  },
  legalBasis: 'PP 39/2007 pasal 1 angka 5: seluruh penerimaan daerah melalui RKUD',
  message:
    'Penerimaan Rp20.000.000 dari PT Gasendra Contoh Nusantara tanggal 2025-05-30 tercatat lewat rekening selain RKUD. Minta penjelasan bendahara dan lampirkan bukti penyetoran ke RKUD.',
  ruleVersion: 1,
  status: 'explained' as const,
  followUps: [followUpExample],
}

export const Finding = z
  .object({
    id: FindingId,
    code: Code,
    name: z.string(),
    title: z.string().meta({ description: 'Its name in the reader’s language.' }),
    severity: Severity,
    subject: z
      .object({
        kind: z.enum(subjectKinds),
        id: Id.optional(),
        code: LineCode.optional(),
        version: z.int().optional(),
        label: z.string(),
        number: z.string().nullable().meta({ description: 'Of its paper; null where it has none.' }),
      })
      .meta({
        description:
          'The record that it speaks of: its `id`, a cost line’s `code` or a budget’s `version`; and what people call it. Of a person, whoever may not read users gets the id alone.',
      }),
    lineCodes: z.array(LineCode).meta({ description: 'Cost lines on which the subject’s money stands.' }),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.null()]))
      .meta({ description: 'What was seen: amounts in whole rupiah, days in WITA.' }),
    legalBasis: z.string(),
    message: z.string().meta({ description: 'What was seen, and what to do, in the reader’s language.' }),
    ruleVersion: z.int(),
    status: Status,
    followUps: z.array(FollowUp).meta({ description: 'Oldest first.' }),
  })
  .meta({
    id: 'Finding',
    description: 'Something that may be posted, and must be explained.',
    examples: [findingExample],
  })
export type Finding = z.infer<typeof Finding>

const Count = z.int().min(0)

export const FindingRegister = z
  .object({
    retreat: z.object({ id: Id, code: z.string(), title: z.string() }),
    asOf: LocalDate,
    counts: z
      .object({ total: Count, critical: Count, high: Count, medium: Count, low: Count, info: Count })
      .meta({ description: 'Of everything that was requested, listed or not.' }),
    items: z.array(Finding).meta({
      description: `The gravest first. At most ${LISTED_PER_RULE_MAX} of each rule, by the age of their subjects.`,
    }),
  })
  .meta({
    id: 'FindingRegister',
    examples: [
      {
        retreat: {
          id: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
          code: 'RETRET-OPD-2025',
          title: 'Retret Kepala OPD Kalimantan Timur (contoh ilustratif)',
        },
        asOf: '2025-06-30',
        counts: { total: 1, critical: 1, high: 0, medium: 0, low: 0, info: 0 },
        items: [findingExample],
      },
    ],
  })
export type FindingRegister = z.infer<typeof FindingRegister>

export const FindingQuery = z.strictObject({
  code: Code.optional(),
  severity: Severity.optional(),
  status: Status.optional(),
  asOf: LocalDate.optional().meta({
    description:
      'Day (WITA), inclusive, not after today; absent: today. Money, records and disclosures dated later are not seen; follow-ups are those of now.',
  }),
})
export type FindingQuery = z.infer<typeof FindingQuery>
