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
import {
  attachedColumn,
  isAmount,
  isDocumentNumber,
  isNotAfterToday,
  makersColumn,
  paperNumberColumn,
  recordColumns,
  rupiah,
} from '../platform/db/columns.ts'
import type { Allocation } from '../platform/shared/wire.ts'
import { retreats } from '../retreats/retreats.table.ts'

/** A statement of the regional budget (DPA): each line's new appropriated total from `effectiveOn` on. */
export const appropriations = pgTable(
  'appropriations',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    bookedOn: date('booked_on', { mode: 'string' }),
    documentNumber: text('document_number').notNull(),
    items: jsonb('items').$type<Allocation[]>().notNull(),
    makers: makersColumn(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    index('appropriations_retreat').on(table.retreatId, table.id),
    check('date_in_future /effectiveOn', isNotAfterToday(table.effectiveOn)),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('dates_out_of_order /bookedOn', sql`${table.bookedOn} >= ${table.effectiveOn}`),
  ],
)

export const expenditureState = pgEnum('expenditure_state', ['recorded', 'reversed'])

/** Regional budget money that was paid for a line, by SP2D. */
export const expenditures = pgTable(
  'expenditures',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    state: expenditureState('state').notNull().default('recorded'),
    lineCode: text('line_code').notNull(),
    amount: rupiah('amount').notNull(),
    spentOn: date('spent_on', { mode: 'string' }).notNull(),
    bookedOn: date('booked_on', { mode: 'string' }),
    sp2dNumber: text('sp2d_number').notNull(),
    paperNumber: paperNumberColumn('sp2d_number'),
    invoiceNumber: text('invoice_number'),
    externalRef: text('external_ref'),
    reversalReason: text('reversal_reason'),
    makers: makersColumn(),
    attached: attachedColumn(),
    ...recordColumns(),
  },
  (table) => [
    index('expenditures_retreat').on(table.retreatId, table.id),
    // One SP2D, whatever its spelling, may pay several lines, but each line once; reversed ones do not count.
    uniqueIndex('sp2d_exists /sp2dNumber')
      .on(table.retreatId, table.paperNumber, table.lineCode)
      .where(sql`${table.state} = 'recorded'`),
    // Searches by the number of the SP2D; and lists by day and by amount.
    index('expenditures_search').using('gin', table.paperNumber.op('gin_trgm_ops')),
    index('expenditures_spent').on(table.retreatId, table.spentOn, table.id),
    index('expenditures_amount').on(table.retreatId, table.amount, table.id),
    // Whether a reference is used already.
    index('expenditures_external_ref').on(table.externalRef).where(sql`${table.externalRef} is not null`),
    check('amount_range', isAmount(table.amount)),
    check('document_number', isDocumentNumber(table.sp2dNumber)),
    check('date_in_future /spentOn', isNotAfterToday(table.spentOn)),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('dates_out_of_order /bookedOn', sql`${table.bookedOn} >= ${table.spentOn}`),
    check(
      'reversal_reason_required',
      sql`(${table.state} = 'reversed') = (${table.reversalReason} is not null)`,
    ),
  ],
)
