import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { documents } from '../documents/documents.table.ts'
import { isForeseeable, isSince2000, recordColumns } from '../platform/db/columns.ts'

/** What a company is found by: its name as numbers of papers are compared, and its numbers. */
export function companySearch(table: Record<'legalName' | 'npwp' | 'nib', AnyPgColumn>) {
  return sql`(paper_number(${table.legalName}) || ' ' || ${table.npwp} || ' ' || ${table.nib})`
}

/** A company operating in the province, known by its NPWP (16 digits). `contact` is personal data: of it the log has a hash alone. */
export const companies = pgTable(
  'companies',
  {
    id: uuid('id').primaryKey(),
    legalName: text('legal_name').notNull(),
    npwp: text('npwp').notNull().unique('company_exists /npwp'),
    nib: text('nib').notNull().unique('nib_exists /nib'),
    kbliCode: text('kbli_code').notNull(),
    kbliVersion: text('kbli_version').notNull(),
    regencyCodes: text('regency_codes').array().notNull(),
    contact: jsonb('contact').$type<{
      name: string
      phone?: string | undefined
      email?: string | undefined
    }>(),
    /** The company that it merged into, from which day on, and why: from then on it promises nothing new. */
    successorId: uuid('successor_id').references((): AnyPgColumn => companies.id),
    succeededOn: date('succeeded_on', { mode: 'string' }),
    successionReason: text('succession_reason'),
    successionDocumentId: uuid('succession_document_id').references(() => documents.id),
    /** Why a succession that had been recorded in error was taken back: it stands until the next one is recorded. */
    successionWithdrawalReason: text('succession_withdrawal_reason'),
    /** The log tells the contact as a hash with this salt, which it does not tell. */
    salt: uuid('salt').notNull().defaultRandom(),
    ...recordColumns(),
  },
  (table) => [
    check('npwp_format', sql`${table.npwp} ~ '^0[0-9]{15}$'`),
    check('nib_format', sql`${table.nib} ~ '^[0-9]{13}$'`),
    check(
      'succession_whole',
      sql`num_nulls(${table.successorId}, ${table.succeededOn}, ${table.successionReason}) in (0, 3)
        and (${table.successionDocumentId} is null or ${table.successorId} is not null)
        and (${table.successionWithdrawalReason} is null or ${table.successorId} is null)`,
    ),
    check('date_too_early /from', isSince2000(table.succeededOn)),
    check('date_too_late /from', isForeseeable(table.succeededOn)),
    // Searches, also of what is a company's; and the list by name.
    index('companies_search').using('gin', sql`${companySearch(table)} gin_trgm_ops`),
    index('companies_name').on(sql`paper_number(${table.legalName})`, table.id),
    // What a document is the paper of a succession of.
    index('companies_succession_document')
      .on(table.successionDocumentId)
      .where(sql`${table.successionDocumentId} is not null`),
    // What merged into a company.
    index('companies_successor').on(table.successorId).where(sql`${table.successorId} is not null`),
    check('succession_of_oneself /successorId', sql`${table.successorId} <> ${table.id}`),
  ],
)

export const disclosureKind = pgEnum('disclosure_kind', ['permit', 'procurement', 'tax_arrears', 'sanction'])

/** What stands between a company and the province and must be looked at beside its money. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: uuid('id').primaryKey(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    kind: disclosureKind('kind').notNull(),
    reference: text('reference').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    note: text('note'),
    /** That it was recorded in error, as of another company: it never counted. For good. */
    annulled: boolean('annulled').notNull().default(false),
    /** Why it was last corrected, ended or annulled. */
    changeReason: text('change_reason'),
    ...recordColumns(),
  },
  (table) => [
    index('disclosures_company').on(table.companyId, table.id),
    check('dates_out_of_order', sql`${table.validFrom} <= ${table.validTo}`),
    check('date_too_early /validFrom', isSince2000(table.validFrom)),
    check('date_too_late /validFrom', isForeseeable(table.validFrom)),
    check('date_too_late /validTo', isForeseeable(table.validTo)),
  ],
)
