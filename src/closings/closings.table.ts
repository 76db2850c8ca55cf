import { sql } from 'drizzle-orm'
import { check, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { recordColumns } from '../platform/db/columns.ts'

export const periodState = pgEnum('period_state', ['locked', 'open'])

/**
 * Months (YYYY-MM, WITA) that were ever locked. While a month is locked, a trigger on the journal refuses every entry
 * dated in it. A month without a row is open. Earlier states are kept like those of every record.
 */
export const periodLocks = pgTable(
  'period_locks',
  {
    month: text('month').primaryKey(),
    state: periodState('state').notNull().default('locked'),
    changedBy: uuid('changed_by').notNull(),
    /** Why it was opened again. */
    reason: text('reason'),
    ...recordColumns(),
  },
  (table) => [
    check('month_format', sql`${table.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    // Locked or open, it is a month of the past: the present one can always be posted in.
    check('period_not_ended', sql`${table.month} < to_char(wita_today(), 'YYYY-MM')`),
    check('unlocking_reason', sql`${table.state} = 'locked' or ${table.reason} is not null`),
  ],
)
