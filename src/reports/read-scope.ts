/** What every report over time begins with: the retreat, and the days that it tells of. */
import { sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import { BEGIN_SNAPSHOT } from '../db/flight.ts'
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import { AppError, refuseAt } from '../shared/errors.ts'
import type { PeriodQuery } from './reports.schema.ts'

export interface Scope {
  retreat: Retreat
  /** First and last day (WITA, inclusive). */
  from: string
  to: string
}

/** Reads in one snapshot, so that the figures belong together whatever is posted meanwhile. */
export function inOneSnapshot<Report>(db: Db, read: (tx: Tx) => Promise<Report>): Promise<Report> {
  return db.transaction(read, BEGIN_SNAPSHOT)
}

/** Until today where no end is given; from the start of the fiscal year, or of an earlier end's own, where no start is. */
export async function readScope(
  tx: Tx,
  actor: Actor,
  retreatId: string,
  { from: askedFrom, to: askedTo }: Pick<PeriodQuery, 'from' | 'to'>,
): Promise<Scope> {
  const retreat = await retreatSeenBy(tx, actor, retreatId)
  const today = await readToday(tx)
  const to = askedTo ?? today
  if (to > today)
    throw new AppError('date_in_future', { to, today }, [{ pointer: 'to', code: 'date_in_future' }])
  const from = askedFrom ?? `${Math.min(retreat.fiscalYear, Number(to.slice(0, 4)))}-01-01`
  if (from > to) refuseAt('from', 'dates_out_of_order', { from, to })
  return { retreat, from, to }
}

async function readToday(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ today: string }>(sql`select wita_today()::text as today`)
  return rows[0]?.today ?? ''
}

export function periodParameters({ from, to }: Scope) {
  return [
    { key: 'from', label: { id: 'Dari tanggal', en: 'From' }, value: from },
    { key: 'to', label: { id: 'Sampai tanggal', en: 'To' }, value: to },
  ]
}
