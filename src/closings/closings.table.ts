import { sql } from 'drizzle-orm'
import { check, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { recordColumns } from '../platform/db/columns.ts'

export const closingState = pgEnum('closing_state', ['closed', 'open'])

/**
 * Months (YYYY-MM, WITA) that were ever closed. The books are closed up to the end of the last month that is: nothing is
 * dated by then in the retreats that were there when a month was last closed (`closed_through` in the rules). Earlier
 * states are kept like those of every record.
 */
export const closings = pgTable(
  'closings',
  {
    month: text('month').primaryKey(),
    state: closingState('state').notNull().default('closed'),
    closedBy: uuid('closed_by').notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    reopenedBy: uuid('reopened_by'),
    /** Why it was opened again. */
    reason: text('reason'),
    ...recordColumns(),
  },
  (table) => [
    check('month_format', sql`${table.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    // Closed or open again, it is a month of the past: the present one can always be posted in.
    check('month_not_ended', sql`${table.month} < to_char(wita_today(), 'YYYY-MM')`),
    check(
      'reopening_reason',
      sql`(${table.state} = 'open') = (${table.reason} is not null and ${table.reopenedBy} is not null)`,
    ),
    check('reopening_whole', sql`(${table.reason} is null) = (${table.reopenedBy} is null)`),
  ],
)
