import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { isNotAfterToday } from '../platform/db/columns.ts'

export const transferKind = pgEnum('transfer_kind', [
  'pledge_reallocation',
  'disbursement_reallocation',
  'budget_adoption',
  'venue_choice',
])
export type TransferKind = (typeof transferKind.enumValues)[number]

/**
 * So many rupiah of one pledge's promise that went from one part to another (null: unallocated); with a disbursement,
 * the money that it brought went along.
 */
export interface Transferred {
  pledgeId: string
  disbursementId: string | null
  from: string | null
  to: string | null
  amount: number
}

/**
 * The records of what moved between lines and the unallocated part, and why: re-allocations that people requested,
 * and what the adoption of a budget or the choice of a venue moved. Append-only. `subjectId` names the pledge, the
 * disbursement, the budget version or the venue.
 */
export const transfers = pgTable(
  'transfers',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id').notNull(),
    eventId: uuid('event_id').notNull(),
    kind: transferKind('kind').notNull(),
    subjectId: text('subject_id').notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    bookedOn: date('booked_on', { mode: 'string' }),
    reason: text('reason'),
    moves: jsonb('moves').$type<Transferred[]>().notNull(),
    madeBy: uuid('made_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    index('transfers_retreat').on(table.retreatId, table.id),
    // What an event moved: it has one record of it.
    uniqueIndex('transfers_event').on(table.eventId),
    check('positive_amounts', sql`amounts_are_positive(${table.moves})`),
    check('date_in_future /effectiveOn', isNotAfterToday(table.effectiveOn)),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('dates_out_of_order /bookedOn', sql`${table.bookedOn} >= ${table.effectiveOn}`),
  ],
)
