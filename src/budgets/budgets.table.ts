import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { isNotAfterToday, makersColumn, recordColumns, rupiah } from '../platform/db/columns.ts'
import { imports } from '../retreats/imports.table.ts'
import { retreats } from '../retreats/retreats.table.ts'

export const budgetState = pgEnum('budget_state', ['draft', 'adopted', 'superseded', 'discarded'])

export interface StandardPrice {
  amount: number
  source: string
  year: number
}

/** A cost line as a draft holds it. */
export interface DraftLine {
  code: string
  venueCode: string | null
  category: string
  accountCode: string
  chartVersion: string
  description: string
  quantity: number
  unit: string
  unitPrice: number
  amount: number
  csrEligible: boolean
  csrIneligibleReason: string | null
  standardPrice: StandardPrice | null
}

/** One version of a retreat's budget. Once adopted it never changes; the next adopted one supersedes it. */
export const budgetVersions = pgTable(
  'budget_versions',
  {
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    number: integer('number').notNull(),
    state: budgetState('state').notNull().default('draft'),
    reason: text('reason').notNull(),
    makers: makersColumn(),
    /** The lines while it is a draft, which may be edited; at its adoption a trigger makes rows of them. */
    draftLines: jsonb('draft_lines').$type<DraftLine[]>(),
    discardingReason: text('discarding_reason'),
    /** The import that it came in. */
    importId: uuid('import_id'),
    adoptedOn: date('adopted_on', { mode: 'string' }),
    adoptedBy: uuid('adopted_by'),
    /** Two versions may be adopted on one day: the later adoption stands. */
    adoptedAt: timestamp('adopted_at', { withTimezone: true, mode: 'date' }),
    ...recordColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.retreatId, table.number] }),
    foreignKey({
      name: 'budget_versions_import_fk',
      columns: [table.importId, table.retreatId],
      foreignColumns: [imports.id, imports.retreatId],
    }),
    // A retreat has at most one budget in force.
    uniqueIndex('budget_versions_adopted').on(table.retreatId).where(sql`${table.state} = 'adopted'`),
    check(
      'budget_adoption',
      sql`(${table.state}::text in ('draft', 'discarded')) = (${table.adoptedOn} is null) and (${table.adoptedOn} is null) = (${table.adoptedBy} is null) and (${table.adoptedOn} is null) = (${table.adoptedAt} is null)`,
    ),
    check(
      'draft_lines_whole',
      // Compared as text: a value that a migration adds cannot be used before its end.
      sql`(${table.state}::text in ('draft', 'discarded')) = (${table.draftLines} is not null) and jsonb_typeof(${table.draftLines}) = 'array'`,
    ),
    check(
      'discarding_whole',
      sql`(${table.state}::text = 'discarded') = (${table.discardingReason} is not null)`,
    ),
    check('maker_is_checker', sql`${table.adoptedBy} <> all (${table.makers})`),
    check('date_in_future /adoptedOn', isNotAfterToday(table.adoptedOn)),
  ],
)

/**
 * The cost lines of a version that is or was in force. `code` is stable from version to version: balances and journal entries name lines by
 * it. A line without a venue is common to all venues.
 */
export const budgetLines = pgTable(
  'budget_lines',
  {
    retreatId: uuid('retreat_id').notNull(),
    number: integer('number').notNull(),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    venueCode: text('venue_code'),
    category: text('category').notNull(),
    accountCode: text('account_code').notNull(),
    chartVersion: text('chart_version').notNull(),
    description: text('description').notNull(),
    quantity: integer('quantity').notNull(),
    unit: text('unit').notNull(),
    unitPrice: rupiah('unit_price').notNull(),
    amount: rupiah('amount').notNull(),
    csrEligible: boolean('csr_eligible').notNull(),
    csrIneligibleReason: text('csr_ineligible_reason'),
    standardPrice: jsonb('standard_price').$type<StandardPrice>(),
  },
  (table) => [
    primaryKey({ columns: [table.retreatId, table.number, table.code] }),
    foreignKey({
      name: 'budget_lines_version_fk',
      columns: [table.retreatId, table.number],
      foreignColumns: [budgetVersions.retreatId, budgetVersions.number],
    }),
    check('line_amount_mismatch', sql`${table.amount} = ${table.quantity} * ${table.unitPrice}`),
    check('line_amount_range', sql`${table.amount} between 0 and 10000000000000`),
    check(
      'ineligibility_reason_required',
      sql`${table.csrEligible} or ${table.csrIneligibleReason} is not null`,
    ),
  ],
)
