/** What every report over time begins with: the retreat, and the days that it tells of. */
import { sql } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { type Pointer, refuseAt } from '../platform/shared/errors.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import type { PeriodParameters } from './reports.schema.ts'

export interface Scope {
  retreat: Retreat
  /** First and last day (WITA, inclusive). */
  from: string
  to: string
}

/** Until today where no end is given; from the start of the fiscal year, or of an earlier end's own, where no start is. */
export async function readScope(
  tx: Tx,
  actor: Actor,
  retreatId: string,
  query: PeriodParameters,
): Promise<Scope> {
  const retreat = await findVisibleRetreat(tx, actor, retreatId)
  const to = await readLastDay(tx, '/to', query.to)
  const from = query.from ?? `${Math.min(retreat.fiscalYear, Number(to.slice(0, 4)))}-01-01`
  if (from > to) refuseAt('/from', 'dates_out_of_order', { from, to })
  return { retreat, from, to }
}

/** The day that this parameter asks for, which is not after today; today where it asks for none. */
export async function readLastDay(
  tx: Tx,
  parameter: Pointer,
  requestedDay: string | undefined,
): Promise<string> {
  const { rows } = await tx.execute<{ today: string }>(sql`select wita_today()::text as today`)
  const today = rows[0]?.today ?? ''
  if (requestedDay !== undefined && requestedDay > today)
    refuseAt(parameter, 'date_in_future', { date: requestedDay, today })
  return requestedDay ?? today
}
