import { eq, gte, lte } from 'drizzle-orm'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Reader } from '../platform/db/client.ts'
import { listRows } from '../platform/db/list-rows.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import { type Page, personsOf } from '../platform/shared/wire.ts'
import type { Appropriation, Expenditure, ExpenditureQuery } from './apbd.schema.ts'
import { appropriations, expenditures } from './appropriations.table.ts'

export function presentAppropriation(row: typeof appropriations.$inferSelect): Appropriation {
  return { ...row, makers: personsOf(row.makers), createdAt: row.createdAt.toISOString() }
}

export function presentExpenditure(row: ExpenditureRow): Expenditure {
  return {
    ...row,
    makers: personsOf(row.makers),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** An entry of the regional budget's side: on a line, of nobody's pledge. */
export function apbdEntry(
  entry: Pick<Entry, 'retreatId' | 'measure' | 'amount' | 'effectiveOn'> & { lineCode: string },
): Entry {
  return { companyId: null, pledgeId: null, disbursementId: null, form: null, channel: null, ...entry }
}

export async function listAppropriations(
  reader: Reader,
  retreatId: string,
  query: PageQuery,
): Promise<Page<Appropriation>> {
  const rows = await listRows(reader, appropriations, query, eq(appropriations.retreatId, retreatId))
  return toPage(rows, query, presentAppropriation)
}

export type ExpenditureRow = typeof expenditures.$inferSelect

export async function findVisibleExpenditure(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<ExpenditureRow> {
  const [row] = await reader.select().from(expenditures).where(eq(expenditures.id, id))
  const expenditure = assertFound(row, 'expenditure_not_found')
  assertSees(actor, expenditure.retreatId, 'expenditure_not_found')
  return expenditure
}

export async function listExpenditures(
  reader: Reader,
  retreatId: string,
  query: ExpenditureQuery,
): Promise<Page<Expenditure>> {
  const rows = await listRows(
    reader,
    expenditures,
    query,
    eq(expenditures.retreatId, retreatId),
    query.state ? eq(expenditures.state, query.state) : undefined,
    query.from ? gte(expenditures.spentOn, query.from) : undefined,
    query.to ? lte(expenditures.spentOn, query.to) : undefined,
    query.externalRef ? eq(expenditures.externalRef, query.externalRef) : undefined,
  )
  return toPage(rows, query, presentExpenditure)
}
