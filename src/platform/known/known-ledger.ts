/** The ledger as it was known at an instant, for queries that know nothing of it. */
import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable, SelectedFields } from 'drizzle-orm/pg-core'
import type { Db, Reader, Tx } from '../db/client.ts'
import { pledgeLineBalances } from '../journal/balances.table.ts'
import { journalEntries } from '../journal/journal.table.ts'
import { pledgeSums } from '../journal/journal-sums.ts'
import { knownAtOf } from '../shared/paging.ts'
import { checkpointAt, isAmong } from './known-at.ts'
import { rowsKnown } from './known-rows.ts'

/** Where to read what a request asks for: without a `knownAt`, in its query or its cursor, the ledger as it stands. */
export async function ledgerAt(
  db: Db,
  query: { cursor?: string | undefined; knownAt?: string | undefined },
): Promise<Reader> {
  const knownAt = knownAtOf(query)
  if (knownAt === undefined) return db
  return ledgerOf(db, (await checkpointAt(db, knownAt)).size)
}

/**
 * Queries over one table each, which find under its name what the first `size` events of the log left in it: an earlier
 * row of a record, the entries of those events, the sums of those entries.
 */
function ledgerOf(db: Db | Tx, size: number): Reader {
  const select = (fields?: SelectedFields) => ({
    from: (table: PgTable) => {
      const reader = db.with(db.$with(getTableName(table), {}).as(knownOf(table, size)))
      return (fields ? reader.select(fields) : reader.select()).from(table)
    },
  })
  return { select } as Reader
}

function knownOf(table: PgTable, size: number): SQL {
  const isKnown = isAmong(size, journalEntries.eventId)
  switch (getTableName(table)) {
    case getTableName(journalEntries):
      return sql`select * from ${journalEntries} where ${isKnown}`
    case getTableName(pledgeLineBalances):
      return sql`
        select pledge_id, line_code, coalesce(line_code, '') as line_key, retreat_id, company_id, form, ${sql.raw(pledgeTotals)}, 1 as version
        from ${journalEntries} where pledge_id is not null and ${isKnown}
        group by pledge_id, line_code, retreat_id, company_id, form`
    default:
      return rowsKnown(table, size)
  }
}

const pledgeTotals = pledgeSums
  .map(([column, condition]) => `coalesce(sum(amount) filter (where ${condition}), 0)::int8 as ${column}`)
  .join(', ')
