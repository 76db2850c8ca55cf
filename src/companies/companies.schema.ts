import { z } from 'zod'
import { DocumentId } from '../documents/documents.schema.ts'
import { AllowedActions, Warning } from '../platform/shared/answers.schema.ts'
import { pageWithTotals, Search, sortBy, withTotals } from '../platform/shared/list-query.ts'
import {
  Id,
  Instant,
  KnownPageQuery,
  LocalDate,
  Note,
  pageOf,
  Reason,
  RegencyCode,
  ShortText,
} from '../platform/shared/wire.ts'
import { disclosureKind } from './companies.table.ts'

const Npwp = z
  .string()
  .regex(/^\d{15,16}$/)
  .meta({
    description: 'NPWP, digits only: 16, or the old 15 (kept as 0 and those 15). PMK 112/PMK.03/2022.',
  })
const Nib = z
  .string()
  .regex(/^\d{13}$/)
  .meta({ description: 'Business identity number, 13 digits.' })
const KbliCode = z
  .string()
  .regex(/^\d{5}$/)
  .meta({ description: 'Business classification, 5 digits.' })
const KbliVersion = z
  .string()
  .regex(/^\d{4}$/)
  .meta({ description: 'Year of the KBLI, such as 2020 or 2025.' })
const Contact = z
  .strictObject({ name: ShortText, phone: ShortText.optional(), email: z.email().max(200).optional() })
  .meta({ description: 'Whom to call. Personal data: never in logs or events.' })

const fields = {
  legalName: ShortText,
  npwp: Npwp,
  nib: Nib,
  kbliCode: KbliCode,
  kbliVersion: KbliVersion,
  regencyCodes: z
    .array(RegencyCode)
    .min(1)
    .max(20)
    .meta({ description: 'Where it operates; the first is its own.' }),
}

const example = {
  legalName: 'PT Arangtara Contoh Mining',
  npwp: '0999000011999000',
  nib: '9999000000001',
  kbliCode: '05100',
  kbliVersion: '2020',
  regencyCodes: ['64.08'],
}

export const NewCompany = z
  .strictObject({ ...fields, contact: Contact.optional() })
  .meta({ id: 'NewCompany', examples: [example] })
export type NewCompany = z.infer<typeof NewCompany>

export const CompanyChange = z
  .strictObject({ ...fields, contact: Contact.nullable() })
  .partial()
  .meta({ id: 'CompanyChange', examples: [{ regencyCodes: ['64.08', '64.02'] }] })
export type CompanyChange = z.infer<typeof CompanyChange>

const successionFields = {
  successorId: Id.meta({ description: 'The company that it merged into.' }),
  from: LocalDate.meta({
    description: 'From this day (WITA) on it takes no new pledges; its records stay its own.',
  }),
}
const successionExample = {
  successorId: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f',
  from: '2025-07-01',
  reason: 'Penggabungan usaha, akta 12/2025',
}
export const NewSuccession = z
  .strictObject({ ...successionFields, reason: Reason, documentId: DocumentId.optional() })
  .meta({ id: 'NewSuccession', examples: [successionExample] })
export type NewSuccession = z.infer<typeof NewSuccession>
export const SuccessionWithdrawal = z.strictObject({ reason: Reason }).meta({
  id: 'SuccessionWithdrawal',
  examples: [{ reason: 'Salah pilih perusahaan; penggabungan itu milik perusahaan lain' }],
})
const Succession = z
  .object({ ...successionFields, reason: z.string(), documentId: Id.nullable() })
  .meta({ id: 'Succession' })

export const Company = z
  .object({
    id: Id,
    ...fields,
    contact: Contact.nullable(),
    succession: Succession.nullable().meta({ description: 'The company that it merged into.' }),
    successionWithdrawalReason: z
      .string()
      .nullable()
      .meta({ description: 'Why a succession that had been recorded was taken back.' }),
    warnings: z.array(Warning),
    allowedActions: AllowedActions,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Company',
    examples: [
      {
        id: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
        ...example,
        contact: null,
        succession: null,
        successionWithdrawalReason: null,
        warnings: [],
        version: 1,
        createdAt: '2025-03-10T01:00:00.000Z',
        updatedAt: '2025-03-10T01:00:00.000Z',
      },
    ],
  })
export type Company = z.infer<typeof Company>
export const CompanyPage = pageWithTotals(Company).meta({ id: 'CompanyPage' })
export const CompanyQuery = KnownPageQuery.extend({
  npwp: Npwp.optional(),
  q: Search.optional().meta({ description: 'In the name, the NPWP or the NIB; never in contacts.' }),
  sort: sortBy('legalName'),
  ...withTotals,
})
export type CompanyQuery = z.infer<typeof CompanyQuery>

const disclosureFields = {
  kind: z.enum(disclosureKind.enumValues),
  reference: ShortText,
  validFrom: LocalDate,
  validTo: LocalDate.nullable().meta({ description: 'Last day (WITA), or null while it lasts.' }),
}
const disclosureExample = {
  kind: 'permit',
  reference: 'IZIN-2025-0119',
  validFrom: '2025-05-02',
  validTo: null,
  note: 'Permohonan izin sedang diproses',
}

export const NewDisclosure = z
  .strictObject({ ...disclosureFields, note: Note.optional() })
  .meta({ id: 'NewDisclosure', examples: [disclosureExample] })
export type NewDisclosure = z.infer<typeof NewDisclosure>

export const DisclosureChange = z
  .strictObject({
    reference: ShortText.optional(),
    validFrom: LocalDate.optional(),
    validTo: disclosureFields.validTo.optional(),
    note: Note.nullable().optional(),
    annulled: z.literal(true).optional().meta({
      description:
        'That it was recorded in error, as of another company: no finding rests on it any more. For good.',
    }),
    reason: Reason,
  })
  .meta({
    id: 'DisclosureChange',
    description:
      'What is to be other than it is, and why; a `validTo` ends what was true until then, `annulled` takes back what never was.',
    examples: [
      { validTo: '2025-05-30', reason: 'Sanksi dicabut' },
      { annulled: true, reason: 'Sanksi itu milik perusahaan lain yang namanya mirip' },
    ],
  })
export type DisclosureChange = z.infer<typeof DisclosureChange>

export const Disclosure = z
  .object({
    id: Id,
    companyId: Id,
    ...disclosureFields,
    note: z.string().nullable(),
    annulled: z.boolean().meta({ description: 'That it was recorded in error, and never counted.' }),
    changeReason: z
      .string()
      .nullable()
      .meta({ description: 'Why it was last corrected, ended or annulled.' }),
    allowedActions: AllowedActions,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Disclosure',
    examples: [
      {
        id: '0198f2a0-0002-7a51-9d2e-3f1b6c7d8e9f',
        companyId: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
        ...disclosureExample,
        annulled: false,
        changeReason: null,
        version: 1,
        createdAt: '2025-05-02T01:00:00.000Z',
        updatedAt: '2025-05-02T01:00:00.000Z',
      },
    ],
  })
export type Disclosure = z.infer<typeof Disclosure>
export const DisclosurePage = pageOf(Disclosure).meta({ id: 'DisclosurePage' })
export const DisclosureQuery = KnownPageQuery
