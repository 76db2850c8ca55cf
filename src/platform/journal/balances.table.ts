import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { form } from '../shared/measures.ts'
import { type BalanceColumn, formsOf, type LineKey, lineColumns, pledgeColumns } from './balance-columns.ts'

function rupiah(name: string) {
  return bigint(name, { mode: 'number' }).notNull().default(0)
}

/** Present on every balance row: which line, or none for what is unallocated. The key form sorts and joins. */
function lineKeyColumns() {
  return {
    lineCode: text('line_code'),
    lineKey: text('line_key').notNull().generatedAlwaysAs(sql`coalesce(line_code, '')`),
  }
}

/** The journal's sums, each in a column. */
function sumColumns<Key extends string>(columns: readonly BalanceColumn<Key>[]) {
  const built = columns.map(({ key, name }) => [key, rupiah(name)])
  return Object.fromEntries(built) as Record<Key, ReturnType<typeof rupiah>>
}

/** These columns of a line's row, as SQL with this between them. */
function joined(
  table: Record<LineKey, AnyPgColumn>,
  columns: readonly BalanceColumn<LineKey>[],
  separator: string,
): SQL {
  return sql.join(
    columns.map(({ key }) => sql`${table[key]}`),
    sql.raw(separator),
  )
}

/**
 * What stands on each cost line of a retreat, and (without a line code) what is unallocated: the journal's sums,
 * written by the journal's trigger alone; the application may only read and lock. `ceiling` and `csr_eligible`
 * follow the adopted budget; the unallocated part's ceiling is what the lines' ceilings leave of 2^53 - 1, so that
 * no total of the retreat passes it. Low fillfactor (set in the baseline): every posting updates these rows.
 */
export const lineBalances = pgTable(
  'line_balances',
  {
    retreatId: uuid('retreat_id').notNull(),
    ...lineKeyColumns(),
    ceiling: rupiah('ceiling'),
    csrEligible: boolean('csr_eligible').notNull().default(false),
    reserved: rupiah('reserved'),
    ...sumColumns(lineColumns),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.retreatId, table.lineKey] }),
    check('line_not_csr_eligible', sql`${table.csrEligible} or ${table.reserved} = 0`),
    check('line_ceiling_exceeded', sql`${table.lineCode} is null or ${table.reserved} <= ${table.ceiling}`),
    check('total_too_large', sql`${table.lineCode} is not null or ${table.reserved} <= ${table.ceiling}`),
    check(
      'double_funding',
      sql`${table.lineCode} is null or ${joined(table, formsOf('received'), ' + ')} + ${table.spent} <= ${table.ceiling}`,
    ),
    check(
      'line_balance_negative',
      sql`least(${table.ceiling}, ${table.reserved}, ${joined(table, lineColumns, ', ')}) >= 0`,
    ),
    check(
      'line_balance_too_large',
      sql`greatest(${table.ceiling}, ${table.reserved}, ${table.appropriated}, ${table.spent}) <= 9007199254740991`,
    ),
  ],
)

/**
 * What the entries of a part add up to whose effective day lies from `since` to `until`, both included. Two kinds,
 * written by the same trigger: from the beginning to the end of each month, and from the first of a month to each of
 * its days; only months and days that have entries. So a report at a past date reads two rows of each part, whatever
 * the number of entries, and a back-dated entry changes the later days of its month and the later months.
 */
export const lineSpans = pgTable(
  'line_spans',
  {
    retreatId: uuid('retreat_id').notNull(),
    lineKey: text('line_key').notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    until: date('until', { mode: 'string' }).notNull(),
    ...sumColumns(lineColumns),
  },
  (table) => [primaryKey({ columns: [table.retreatId, table.lineKey, table.since, table.until] })],
)

/**
 * What each pledge has on each line (and, without a line code, unallocated): the journal's sums again, written by
 * the same trigger. Its CHECKs say that money is never more than its promise: verified <= received <= pledged.
 */
export const pledgeLineBalances = pgTable(
  'pledge_line_balances',
  {
    pledgeId: uuid('pledge_id').notNull(),
    ...lineKeyColumns(),
    retreatId: uuid('retreat_id').notNull(),
    companyId: uuid('company_id').notNull(),
    form: form('form').notNull(),
    ...sumColumns(pledgeColumns),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.lineKey] }),
    // Reports grouped by company, sector or regency read one retreat's pledges.
    index('pledge_line_balances_retreat').on(table.retreatId),
    check(
      'pledge_balance_negative',
      sql`least(${table.reserved}, ${table.committed}, ${table.verified}) >= 0`,
    ),
    check('pledged_exceeds_reserved', sql`${table.pledged} <= ${table.reserved}`),
    check('committed_exceeds_pledged', sql`${table.committed} <= ${table.pledged}`),
    check('pledge_line_exceeded', sql`${table.received} <= ${table.pledged}`),
    check('verified_exceeds_received', sql`${table.verified} <= ${table.received}`),
  ],
)
