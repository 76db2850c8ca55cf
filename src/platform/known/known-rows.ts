/** Tables as they were known: every row in its last version among the first events of the log. */
import { getTableName, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'

/** What a row belongs to never changes, so it is read from the row itself, by the indexes of its table. */
const lasting = new Set(['retreat_id', 'company_id', 'pledge_id', 'disbursement_id'])

/**
 * A query that answers the rows of a table as the first `size` events leave them: one look into the versions for each row
 * on the way, so that a page by id costs no more on a large ledger; what comes later than it is passed over row by row.
 */
export function rowsKnown(table: PgTable, size: number): SQL {
  const name = getTableName(table)
  const { columns } = getTableConfig(table)
  const key = keyOf(table)
  const selected = columns.map((column) => {
    const isLasting = key.includes(column) || lasting.has(column.name)
    return sql`${sql.raw(isLasting ? 'live' : 'known')}.${sql.identifier(column.name)}`
  })
  const recordId = key.map(({ name: part }) => sql`live.${sql.identifier(part)}::text`)
  return sql`
    select ${sql.join(selected, sql`, `)}
    from ${sql.identifier(name)} live
    cross join lateral (
      select v.row from record_versions v join log_leaves l on l.event_id = v.event_id
      where v.kind = ${name} and v.record_id = ${sql.join(recordId, sql` || '/' || `)} and l.position <= ${size}
      order by v.version desc limit 1
    ) logged
    cross join lateral jsonb_populate_record(null::${sql.identifier(name)}, logged.row) known`
}

/** The columns that name a row, as the log does (`record_id_of` in the rules). */
function keyOf(table: PgTable): PgColumn[] {
  const { columns, primaryKeys } = getTableConfig(table)
  return primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
}
