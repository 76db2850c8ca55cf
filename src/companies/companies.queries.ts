import { and, eq, sql } from 'drizzle-orm'
import { paperNumber } from '../papers/paper-number.ts'
import { nameMatches, searchable } from '../papers/search.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import { listRows, readPage, readTotals, type SortKey } from '../platform/db/list-rows.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import type { Totals } from '../platform/shared/list-query.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import { kbliWarnings, npwpWarnings, regencyWarnings } from '../reference/warnings.ts'
import type { Company, CompanyQuery, Disclosure } from './companies.schema.ts'
import { companies, companySearch, disclosures } from './companies.table.ts'

type CompanyRow = typeof companies.$inferSelect

/**
 * The 16 digits of a company's NPWP: the old 15 get a leading 0 (PMK 112/PMK.03/2022). A 16-digit number that starts
 * otherwise can be a person's NIK and is refused.
 */
export function companyNpwp(npwp: string): string {
  const digits = npwp.length === 15 ? `0${npwp}` : npwp
  return digits.startsWith('0') ? digits : refuseAt('/npwp', 'personal_number')
}

/** Registered companies by their NPWP of 16 digits. */
export async function companiesByNpwp(
  tx: Tx,
  npwps: readonly string[],
): Promise<Map<string, { id: string; legalName: string }>> {
  const found = await tx
    .select({ id: companies.id, legalName: companies.legalName, npwp: companies.npwp })
    .from(companies)
    .where(sql`${companies.npwp} = any (${sql.param(npwps)}::text[])`)
  return new Map(found.map((company) => [company.npwp, company]))
}

export function presentCompany(row: CompanyRow): Company {
  return {
    id: row.id,
    legalName: row.legalName,
    npwp: row.npwp,
    nib: row.nib,
    kbliCode: row.kbliCode,
    kbliVersion: row.kbliVersion,
    regencyCodes: row.regencyCodes,
    contact: row.contact,
    succession: successionOf(row),
    successionWithdrawalReason: row.successionWithdrawalReason,
    warnings: [
      ...npwpWarnings(row.npwp, '/npwp'),
      ...kbliWarnings(row.kbliCode, row.kbliVersion, '/kbliCode'),
      ...row.regencyCodes.flatMap((code, index) => regencyWarnings(code, `/regencyCodes/${index}`)),
    ],
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function successionOf(row: CompanyRow): Company['succession'] {
  const { successorId, succeededOn: from, successionReason: reason, successionDocumentId: documentId } = row
  return successorId === null || from === null || reason === null
    ? null
    : { successorId, from, reason, documentId }
}

export async function findCompany(reader: Reader, id: string): Promise<Company | undefined> {
  const [row] = await reader.select().from(companies).where(eq(companies.id, id))
  return row && presentCompany(row)
}

/** These companies by id, held in the order of their ids. */
export async function lockCompanies(tx: Tx, ids: readonly string[]): Promise<Map<string, CompanyRow>> {
  const rows = await tx
    .select()
    .from(companies)
    .where(sql`${companies.id} = any (${sql.param(ids)}::uuid[])`)
    .orderBy(companies.id)
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of these companies there are, each with the day from which on it promises nothing new. */
export async function knownCompanies(tx: Tx, ids: readonly string[]): Promise<Map<string, Merger>> {
  const rows = await tx
    .select({
      id: companies.id,
      legalName: companies.legalName,
      succeededOn: companies.succeededOn,
      successor: sql<
        string | null
      >`(select s.legal_name from companies s where s.id = companies.successor_id)`,
    })
    .from(companies)
    .where(sql`${companies.id} = any (${sql.param([...new Set(ids)])}::uuid[])`)
  return new Map(rows.map(({ id, ...company }) => [id, company]))
}

export interface SuccessionDay {
  legalName: string
  succeededOn: string | null
}

/** With the name of the company that it merged into. */
export interface Merger extends SuccessionDay {
  successor: string | null
}

/** Refuses a pledge of a company that merged: from that day on it promises nothing new. */
export function assertNotSucceeded(company: Merger, today: string): void {
  if (isSucceeded(company, today)) refuseAt('/companyId', 'company_succeeded', successionFigures(company))
}

/** The same of a submission or an increase, where the request names no company. */
export async function assertPromising(tx: Tx, companyId: string, today: string): Promise<void> {
  const company = (await knownCompanies(tx, [companyId])).get(companyId)
  if (company && isSucceeded(company, today))
    throw new AppError('company_succeeded', successionFigures(company))
}

function isSucceeded({ succeededOn }: SuccessionDay, today: string): boolean {
  return succeededOn !== null && succeededOn <= today
}

function successionFigures({ legalName: company, succeededOn: from, successor }: Merger) {
  return { company, from, successor }
}

/** By their names, whatever their capitals and dots. */
const byName: SortKey<CompanyRow> = {
  sql: searchable(companies.legalName),
  type: 'text',
  of: ({ legalName }) => paperNumber(legalName),
}

export async function listCompanies(
  reader: Reader,
  query: CompanyQuery,
): Promise<Page<Company> & { totals?: Totals }> {
  const filters = [
    query.npwp ? eq(companies.npwp, companyNpwp(query.npwp)) : undefined,
    query.q ? nameMatches(companySearch(companies), query.q) : undefined,
  ]
  const page = await readPage(reader, companies, query, { keys: { legalName: byName }, filters })
  const totals = query.totals === 'true' ? { totals: await readTotals(reader, companies, { filters }) } : {}
  return { ...page, items: page.items.map(presentCompany), ...totals }
}

/** The companies that a search finds by name or number, for the lists of what is theirs. */
export async function companiesFound(reader: Reader, q: string | undefined): Promise<string[]> {
  if (q === undefined) return []
  const found = await reader
    .select({ id: companies.id })
    .from(companies)
    .where(nameMatches(companySearch(companies), q))
  return found.map(({ id }) => id)
}

export type DisclosureRow = typeof disclosures.$inferSelect

export function presentDisclosure(row: DisclosureRow): Disclosure {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
}

export async function findDisclosure(reader: Reader, id: string): Promise<DisclosureRow | undefined> {
  const [row] = await reader.select().from(disclosures).where(eq(disclosures.id, id))
  return row
}

/** A company's own disclosure, or 404. */
export async function findVisibleDisclosure(
  reader: Reader,
  { companyId, disclosureId }: { companyId: string; disclosureId: string },
): Promise<Disclosure> {
  const row = await findDisclosure(reader, disclosureId)
  return presentDisclosure(
    assertFound(row?.companyId === companyId ? row : undefined, 'disclosure_not_found'),
  )
}

/** The disclosure, locked, or 404; of this company, where one is named. */
export async function lockDisclosure(
  tx: Tx,
  { companyId, disclosureId }: { companyId?: string; disclosureId: string },
): Promise<DisclosureRow> {
  const ofCompany = companyId === undefined ? undefined : eq(disclosures.companyId, companyId)
  const [row] = await tx
    .select()
    .from(disclosures)
    .where(and(eq(disclosures.id, disclosureId), ofCompany))
    .for('update')
  return assertFound(row, 'disclosure_not_found')
}

export async function listDisclosures(
  reader: Reader,
  companyId: string,
  query: PageQuery,
): Promise<Page<Disclosure>> {
  const rows = await listRows(reader, disclosures, query, eq(disclosures.companyId, companyId))
  return toPage(rows, query, presentDisclosure)
}
