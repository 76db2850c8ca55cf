/** CSR on lines by company or by month: what the amounts per line do not tell. One query each. */
import { and, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { companies } from '../companies/companies.table.ts'
import { companiesAsClosed } from '../companies/companies-as-closed.ts'
import type { NamedCompany } from '../companies/name-in-reports.ts'
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
  'id' | 'legalName' | 'kbliVersion' | 'kbliCode' | 'regencyCodes' | 'successorId' | 'succeededOn'
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
  const then = await asOfThen(
    tx,
    selection,
    found.map(({ company }) => company),
  )
  return found.map(({ company, csr }) => ({ company: then.get(company.id) ?? company, csr }))
}

/** Companies as the log had them at the checkpoint, as they were when the day was closed, or as they are. */
async function asOfThen(
  tx: Tx,
  { retreatId, asOf, checkpoint }: Selection,
  found: readonly CompanyOfCsr[],
): Promise<Map<string, CompanyOfCsr>> {
  if (checkpoint) {
    const ids = found.map(({ id }) => id)
    const known = await rowsAmong<CompanyOfCsr>(tx, checkpoint.size, 'companies', { ids })
    return new Map(known.map((company) => [company.id, company]))
  }
  if (asOf === undefined) return new Map(found.map((company) => [company.id, company]))
  return companiesAsClosed(tx, { retreatId, day: asOf }, found)
}

/** These companies by id, each with the names around its succession, as the log had them then. */
export async function namesOf(
  tx: Tx,
  selection: Selection,
  found: readonly CompanyOfCsr[],
): Promise<Map<string, NamedCompany>> {
  const ids = found.map(({ id }) => id)
  const around = await tx
    .select()
    .from(companies)
    .where(
      or(
        inArray(companies.successorId, ids),
        inArray(
          companies.id,
          found.flatMap(({ successorId }) => successorId ?? []),
        ),
      ),
    )
  const known = [...(await asOfThen(tx, selection, around)).values()]
  return new Map(
    found.map(({ id, legalName: company, successorId, succeededOn }) => [
      id,
      {
        company,
        successor: known.find((other) => other.id === successorId)?.legalName ?? null,
        succeededOn,
        predecessors: known.flatMap((other) => (other.successorId === id ? other.legalName : [])).sort(),
      },
    ]),
  )
}

function csrOfCompanies(tx: Tx, selection: Selection): Promise<CsrOfCompany[]> {
  const { id, legalName, kbliVersion, kbliCode, regencyCodes, successorId, succeededOn } = companies
  const company = { id, legalName, kbliVersion, kbliCode, regencyCodes, successorId, succeededOn }
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
