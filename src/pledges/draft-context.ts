import { and, eq, sql } from 'drizzle-orm'
import { type AdoptedLines, readAdoptedLines } from '../budgets/budgets.queries.ts'
import { type Calendar, readCalendar } from '../closings/calendar.ts'
import { knownCompanies, type Merger } from '../companies/companies.queries.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PledgeFields } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/** What decides whether pledges of one retreat can be drafted: read once for all of them. */
export interface DraftContext {
  calendar: Calendar
  /** Those of the pledges' companies that there are. */
  companies: ReadonlyMap<string, Merger>
  /** Those that the pledges say they replace, as far as they are of the same retreat. */
  replaceable: ReadonlySet<string>
  budget: AdoptedLines
}

type Drafted = Pick<PledgeFields, 'companyId' | 'replaces' | 'allocations'>

export async function readDraftContext(
  tx: Tx,
  retreatId: string,
  drafts: readonly Drafted[],
): Promise<DraftContext> {
  const replaced = drafts.flatMap(({ replaces }) => replaces ?? [])
  const codes = drafts.flatMap(({ allocations }) => allocations.map(({ lineCode }) => lineCode))
  const [calendar, companies, replaceable, budget] = await Promise.all([
    readCalendar(tx, retreatId),
    knownCompanies(
      tx,
      drafts.map(({ companyId }) => companyId),
    ),
    replaceableIn(tx, retreatId, replaced),
    readAdoptedLines(tx, retreatId, codes),
  ])
  return { calendar, companies, replaceable, budget }
}

async function replaceableIn(tx: Tx, retreatId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ id: pledges.id })
    .from(pledges)
    .where(and(sql`${pledges.id} = any (${sql.param(ids)}::uuid[])`, eq(pledges.retreatId, retreatId)))
  return new Set(rows.map(({ id }) => id))
}
