import { and, asc, eq, gt, gte, lte } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import type { Entry } from '../journal/post-entries.ts'
import { assertFound } from '../shared/errors.ts'
import { afterCursor, toPage } from '../shared/paging.ts'
import type { Page } from '../shared/wire.ts'
import type { Appropriation, Expenditure, ExpenditureQuery } from './apbd.schema.ts'
import { appropriations, expenditures } from './appropriations.table.ts'

export function presentAppropriation(row: typeof appropriations.$inferSelect): Appropriation {
  const { makers: _makers, ...fields } = row
  return { ...fields, createdAt: row.createdAt.toISOString() }
}

export function presentExpenditure(row: ExpenditureRow): Expenditure {
  const { makers: _makers, ...fields } = row
  return { ...fields, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
}

/** An entry of the regional budget's side: on a line, of nobody's pledge. */
export function apbdEntry(
  entry: Pick<Entry, 'retreatId' | 'measure' | 'amount' | 'effectiveOn'> & { lineCode: string },
): Entry {
  return { companyId: null, pledgeId: null, disbursementId: null, form: null, channel: null, ...entry }
}

export async function listAppropriations(
  db: Db,
  retreatId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<Appropriation>> {
  const after = afterCursor(query.cursor)
  const rows = await db
    .select()
    .from(appropriations)
    .where(and(eq(appropriations.retreatId, retreatId), after ? gt(appropriations.id, after) : undefined))
    .orderBy(asc(appropriations.id))
    .limit(query.limit + 1)
  return toPage(rows, query.limit, presentAppropriation)
}

export type ExpenditureRow = typeof expenditures.$inferSelect

export async function expenditureSeenBy(db: Db | Tx, actor: Actor, id: string): Promise<ExpenditureRow> {
  const [row] = await db.select().from(expenditures).where(eq(expenditures.id, id))
  const expenditure = assertFound(row, 'expenditure_not_found')
  assertSees(actor, expenditure.retreatId, 'expenditure_not_found')
  return expenditure
}

export async function listExpenditures(
  db: Db,
  retreatId: string,
  query: ExpenditureQuery,
): Promise<Page<Expenditure>> {
  const after = afterCursor(query.cursor)
  const rows = await db
    .select()
    .from(expenditures)
    .where(
      and(
        eq(expenditures.retreatId, retreatId),
        after ? gt(expenditures.id, after) : undefined,
        query.state ? eq(expenditures.state, query.state) : undefined,
        query.from ? gte(expenditures.spentOn, query.from) : undefined,
        query.to ? lte(expenditures.spentOn, query.to) : undefined,
        query.externalRef ? eq(expenditures.externalRef, query.externalRef) : undefined,
      ),
    )
    .orderBy(asc(expenditures.id))
    .limit(query.limit + 1)
  return toPage(rows, query.limit, presentExpenditure)
}
