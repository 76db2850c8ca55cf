import { arrayContains, eq } from 'drizzle-orm'
import { numberMatches } from '../papers/search.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Reader } from '../platform/db/client.ts'
import { isAnyOf, isBetween, listRows, readPage, readTotals, type SortKey } from '../platform/db/list-rows.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import { assertFound } from '../platform/shared/errors.ts'
import type { Totals } from '../platform/shared/list-query.ts'
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

const sortKeys = {
  spentOn: { sql: expenditures.spentOn, type: 'date', of: ({ spentOn }) => spentOn },
  amount: { sql: expenditures.amount, type: 'bigint', of: ({ amount }) => amount },
} satisfies Record<string, SortKey<ExpenditureRow>>

export async function listExpenditures(
  reader: Reader,
  retreatId: string,
  query: ExpenditureQuery,
): Promise<Page<Expenditure> & { totals?: Totals }> {
  const filters = [
    eq(expenditures.retreatId, retreatId),
    isAnyOf(expenditures.state, query.state),
    isAnyOf(expenditures.lineCode, query.lineCode),
    query.makerId ? arrayContains(expenditures.makers, [query.makerId]) : undefined,
    isBetween(expenditures.spentOn, query.from, query.to),
    isBetween(expenditures.amount, query.amountFrom, query.amountTo),
    query.externalRef ? eq(expenditures.externalRef, query.externalRef) : undefined,
    query.q ? numberMatches(expenditures.paperNumber, query.q) : undefined,
  ]
  const page = await readPage(reader, expenditures, query, { keys: sortKeys, filters })
  return {
    ...page,
    items: page.items.map(presentExpenditure),
    ...(query.totals === 'true' && {
      totals: await readTotals(reader, expenditures, { filters }, expenditures.amount),
    }),
  }
}
