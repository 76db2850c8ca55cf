import { asc, eq, ne } from 'drizzle-orm'
import { budgetVersions } from '../budgets/budgets.table.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { listRows, ofRetreat } from '../platform/db/list-rows.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { imports } from '../retreats/imports.table.ts'
import type { Import, ImportListQuery, ImportSummary } from './imports.schema.ts'

export type ImportRow = typeof imports.$inferSelect

function presentSummary(row: ImportRow): ImportSummary {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() }
}

export async function presentImport(db: Db | Tx, row: ImportRow): Promise<Import> {
  return { ...presentSummary(row), records: await recordsOf(db, row) }
}

/** What came of an import, as it stands now. */
async function recordsOf(db: Db | Tx, { id, kind }: ImportRow): Promise<Import['records']> {
  if (kind === 'budget') {
    const rows = await db.select().from(budgetVersions).where(eq(budgetVersions.importId, id))
    return rows.map(({ retreatId, number, state, reason }) => ({
      path: `/v1/retreats/${retreatId}/budgets/${number}`,
      label: reason,
      state,
    }))
  }
  const rows = await db
    .select({ id: pledges.id, letterNumber: pledges.letterNumber, state: pledges.state })
    .from(pledges)
    .where(eq(pledges.importId, id))
    .orderBy(asc(pledges.id))
  return rows.map((row) => ({ path: `/v1/pledges/${row.id}`, label: row.letterNumber, state: row.state }))
}

/** The import, or 404 where there is none or this key may not see it. */
export async function findVisibleImport(db: Db | Tx, actor: Actor, id: string): Promise<ImportRow> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id))
  const found = assertFound(row, 'import_not_found')
  assertSees(actor, found.retreatId, 'import_not_found')
  return found
}

export async function listImports(
  db: Db,
  actor: Actor,
  query: ImportListQuery,
): Promise<Page<ImportSummary>> {
  const rows = await listRows(
    db,
    imports,
    query,
    ofRetreat(imports.retreatId, query.retreatId, actor.scopes?.retreatIds),
    query.kind ? eq(imports.kind, query.kind) : undefined,
    query.state ? eq(imports.state, query.state) : ne(imports.state, 'discarded'),
  )
  return toPage(rows, query, presentSummary)
}
