import { date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from '../platform/authority/authority.table.ts'

/**
 * Whose digest of a day was taken in hand. A row is there before its mail is sent, so that nobody gets two: where the process ends in
 * between there is none that day. Forgotten after a month.
 */
export const digests = pgTable(
  'digests',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => users.id),
    day: date('day').notNull(),
    attempts: integer('attempts').notNull().default(1),
    /** When it is tried again, where the mail server surely did not take it. */
    nextAt: timestamp('next_at', { withTimezone: true, mode: 'date' }),
    /** When it was sent, or found to have nothing to tell. */
    settledAt: timestamp('settled_at', { withTimezone: true, mode: 'date' }),
    lastError: text('last_error'),
  },
  // By day too, for what is forgotten.
  (table) => [primaryKey({ columns: [table.personId, table.day] }), index('digests_day').on(table.day)],
)
