import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/db/client.ts'
import { listRows } from '../platform/db/list-rows.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import { kbliWarnings, npwpWarnings, regencyWarnings } from '../reference/warnings.ts'
import type { Company, Disclosure } from './companies.schema.ts'
import { companies, disclosures } from './companies.table.ts'

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

export async function findCompany(reader: Reader, id: string): Promise<Company | undefined> {
  const [row] = await reader.select().from(companies).where(eq(companies.id, id))
  return row && presentCompany(row)
}

/** Which of these companies there are. */
export async function knownCompanies(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(sql`${companies.id} = any (${sql.param([...new Set(ids)])}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}

export async function listCompanies(
  reader: Reader,
  query: PageQuery & { npwp?: string | undefined },
): Promise<Page<Company>> {
  const isWanted = query.npwp ? eq(companies.npwp, companyNpwp(query.npwp)) : undefined
  return toPage(await listRows(reader, companies, query, isWanted), query, presentCompany)
}

export function presentDisclosure(row: typeof disclosures.$inferSelect): Disclosure {
  return { ...row, createdAt: row.createdAt.toISOString() }
}

export async function listDisclosures(
  reader: Reader,
  companyId: string,
  query: PageQuery,
): Promise<Page<Disclosure>> {
  const rows = await listRows(reader, disclosures, query, eq(disclosures.companyId, companyId))
  return toPage(rows, query, presentDisclosure)
}
