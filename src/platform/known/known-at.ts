/** What was known at an instant: everything that had been sealed by then. Later events do not change it. */
import { desc, lte, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../db/client.ts'
import { type Checkpoint, checkpointColumns, presentCheckpoint } from '../log/checkpoint.schema.ts'
import { logCheckpoints } from '../log/sealed.table.ts'
import { AppError, refuseAt } from '../shared/errors.ts'

/** How far the log is sealed; null where nothing of it is. */
export async function newestCheckpoint(tx: Db | Tx): Promise<Checkpoint | null> {
  const [newest] = await tx
    .select(checkpointColumns)
    .from(logCheckpoints)
    .orderBy(desc(logCheckpoints.signedAt))
    .limit(1)
  return newest ? presentCheckpoint(newest) : null
}

/** The last checkpoint by this instant; 409 where the log is not sealed that far, 404 before its first checkpoint. */
export async function checkpointAt(tx: Db | Tx, knownAt: string): Promise<Checkpoint> {
  const instant = new Date(knownAt)
  const newest = await newestCheckpoint(tx)
  if (!newest || instant > new Date(newest.signedAt)) {
    refuseAt('/knownAt', 'not_sealed_yet', { sealedAt: newest?.signedAt ?? null })
  }
  const [last] = await tx
    .select(checkpointColumns)
    .from(logCheckpoints)
    .where(lte(logCheckpoints.signedAt, instant))
    .orderBy(desc(logCheckpoints.signedAt))
    .limit(1)
  if (!last) throw new AppError('checkpoint_not_found')
  return presentCheckpoint(last)
}

/** Whether the event that a row names was among the first `size` of the log. */
export function isAmong(size: number, eventId: PgColumn): SQL {
  return sql`exists (select from log_leaves l where l.event_id = ${eventId} and l.position <= ${size})`
}

/** Rows of a table as the first `size` events leave them; columns by their names in the program, instants as text. */
export async function rowsAmong<Row>(
  tx: Db | Tx,
  size: number,
  kind: string,
  records: { ids: readonly string[] } | { under: string },
): Promise<Row[]> {
  const named =
    'ids' in records
      ? sql`v.record_id = any (${sql.param([...records.ids])}::text[])`
      : sql`starts_with(v.record_id, ${`${records.under}/`})`
  const { rows } = await tx.execute<{ row: Record<string, unknown> }>(sql`
    select distinct on (v.record_id) v.row from record_versions v join log_leaves l on l.event_id = v.event_id
    where v.kind = ${kind} and ${named} and l.position <= ${size}
    order by v.record_id, v.version desc`)
  return rows.map(({ row }) => inCamelCase(row) as Row)
}

/** A row as the log keeps it, its columns by their names in the program. */
export function inCamelCase(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value]))
}

/** `received_on` as the program and the API call it: `receivedOn`. */
export function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
