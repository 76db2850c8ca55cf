import { bigint, date, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'

/**
 * What is still owed of active pledges, by the day on which it is due: receipts settle the oldest instalment first. Written by
 * triggers alone (`instalments.sql`), so that what is overdue is found however many pledges are settled.
 */
export const openInstalments = pgTable(
  'open_instalments',
  {
    pledgeId: uuid('pledge_id').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    retreatId: uuid('retreat_id').notNull(),
    /** Whole rupiah, above 0. */
    amount: bigint('amount', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.dueOn] }),
    // What is due by a day, the longest first, counted and added up by the index alone.
    index('open_instalments_due').on(table.dueOn, table.pledgeId, table.retreatId, table.amount),
    // The pledges of a retreat of which something is overdue.
    index('open_instalments_retreat').on(table.retreatId, table.pledgeId, table.dueOn),
  ],
)
