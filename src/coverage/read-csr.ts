/** CSR on lines by company or by month: what the amounts per line do not tell. One query each. */
import { and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { companies } from '../companies/companies.table.ts'
import type { Tx } from '../platform/db/client.ts'
import { pledgeLineBalances } from '../platform/journal/balances.table.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import { isAmong, rowsAmong } from '../platform/known/known-at.ts'
import type { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { type Level, levels } from '../platform/shared/measures.ts'
import type { Levels } from './amounts.ts'
import type { CsrPart } from './group-coverage.ts'

/** Which lines, until when (absent: now), and as the log stood at a checkpoint (null: as it stands). */
export interface Selection {
  retreatId: string
  lineCodes: readonly string[]
  asOf: string | undefined
  checkpoint: Checkpoint | null
}

/** What of a company its CSR can be grouped by. */
export type CompanyOfCsr = Pick<
  typeof companies.$inferSelect,
  'id' | 'legalName' | 'kbliVersion' | 'kbliCode' | 'regencyCodes'
>

const entry = journalEntries
const balance = pledgeLineBalances

interface CsrOfCompany {
  company: CompanyOfCsr
  csr: Levels
}

/** Per company: now from the balances of its pledges, else from the journal. */
export async function csrByCompany(tx: Tx, selection: Selection): Promise<CsrOfCompany[]> {
  const found = await csrOfCompanies(tx, selection)
  return selection.checkpoint ? asKnown(tx, selection.checkpoint, found) : found
}

/** With each company as the log had it then. */
async function asKnown(
  tx: Tx,
  { size }: Checkpoint,
  found: readonly CsrOfCompany[],
): Promise<CsrOfCompany[]> {
  const ids = found.map(({ company }) => company.id)
  const known = new Map(
    (await rowsAmong<CompanyOfCsr>(tx, size, 'companies', { ids })).map((company) => [company.id, company]),
  )
  return found.map(({ company, csr }) => ({ company: known.get(company.id) ?? company, csr }))
}

function csrOfCompanies(tx: Tx, selection: Selection): Promise<CsrOfCompany[]> {
  const { id, legalName, kbliVersion, kbliCode, regencyCodes } = companies
  const company = { id, legalName, kbliVersion, kbliCode, regencyCodes }
  if (selection.asOf !== undefined) {
    return tx
      .select({ company, csr: levelsOfEntries() })
      .from(entry)
      .innerJoin(companies, eq(companies.id, entry.companyId))
      .where(entriesOn(selection))
      .groupBy(companies.id)
  }
  return tx
    .select({ company, csr: eachLevel((level) => total(balance[level])) })
    .from(balance)
    .innerJoin(companies, eq(companies.id, balance.companyId))
    .where(
      and(eq(balance.retreatId, selection.retreatId), inArray(balance.lineKey, [...selection.lineCodes])),
    )
    .groupBy(companies.id)
}

/** Per month in which it took effect: always from the journal. What left a line in a month counts below 0. */
export function csrByMonth(tx: Tx, selection: Selection): Promise<CsrPart[]> {
  const month = sql<string>`to_char(${entry.effectiveOn}, 'YYYY-MM')`
  return tx
    .select({ key: month, label: month, csr: levelsOfEntries() })
    .from(entry)
    .where(entriesOn(selection))
    .groupBy(sql`1`)
}

function entriesOn({ retreatId, lineCodes, asOf, checkpoint }: Selection): SQL | undefined {
  return and(
    eq(entry.retreatId, retreatId),
    inArray(entry.lineCode, [...lineCodes]),
    inArray(entry.measure, [...levels]),
    asOf === undefined ? undefined : lte(entry.effectiveOn, asOf),
    checkpoint ? isAmong(checkpoint.size, entry.eventId) : undefined,
  )
}

function levelsOfEntries(): Record<Level, SQL<number>> {
  return eachLevel((level) => total(entry.amount, sql` filter (where ${entry.measure} = ${level})`))
}

function total(column: PgColumn, filter = sql``): SQL<number> {
  return sql<number>`coalesce(sum(${column})${filter}, 0)::int8`.mapWith(Number)
}

function eachLevel<Value>(of: (level: Level) => Value): Record<Level, Value> {
  return Object.fromEntries(levels.map((level) => [level, of(level)])) as Record<Level, Value>
}
