import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { disbursements, evidenceKind } from '../disbursements/disbursements.table.ts'
import { documents } from '../documents/documents.table.ts'
import {
  attachedColumn,
  isNotAfterToday,
  makersColumn,
  recordColumns,
  rupiah,
} from '../platform/db/columns.ts'
import type { Allocation, Split } from '../platform/shared/wire.ts'
import { type Instalment, pledges } from '../pledges/pledges.table.ts'
import { retreats } from '../retreats/retreats.table.ts'

export const adjustmentKind = pgEnum('adjustment_kind', ['amendment', 'write_off', 'refund', 'reversal'])
export const adjustmentState = pgEnum('adjustment_state', ['proposed', 'approved', 'rejected', 'withdrawn'])

/**
 * Changes of a promise or of money that take a second person: proposed by one, in effect when another approves. What
 * was promised or recorded is never edited; these stand beside it. `amount` is signed for amendments, else positive.
 * `allocations` and `unallocated` are what was requested (null: the default); `split` is what it did when approved.
 */
export const adjustments = pgTable(
  'adjustments',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    pledgeId: uuid('pledge_id')
      .notNull()
      .references(() => pledges.id),
    disbursementId: uuid('disbursement_id').references(() => disbursements.id),
    kind: adjustmentKind('kind').notNull(),
    state: adjustmentState('state').notNull().default('proposed'),
    amount: rupiah('amount').notNull(),
    /** Day from which it counts (a refund's day); a reversal takes the dates of what it negates. */
    effectiveOn: date('effective_on', { mode: 'string' }),
    bookedOn: date('booked_on', { mode: 'string' }),
    reason: text('reason').notNull(),
    note: text('note'),
    instalments: jsonb('instalments').$type<Instalment[]>(),
    allocations: jsonb('allocations').$type<Allocation[]>(),
    unallocated: rupiah('unallocated'),
    evidenceKind: evidenceKind('evidence_kind'),
    evidenceNumber: text('evidence_number'),
    evidenceAccountNumber: text('evidence_account_number'),
    /** An amendment's, or a refund's evidence. */
    documentId: uuid('document_id').references(() => documents.id),
    split: jsonb('split').$type<Split>(),
    makers: makersColumn(),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
    decisionNote: text('decision_note'),
    attached: attachedColumn(),
    ...recordColumns(),
  },
  (table) => [
    // Lists of a retreat, in order of creation; and what was adjusted of one pledge or one disbursement.
    index('adjustments_retreat').on(table.retreatId, table.id),
    index('adjustments_pledge').on(table.pledgeId, table.id),
    index('adjustments_disbursement')
      .on(table.disbursementId)
      .where(sql`${table.disbursementId} is not null`),
    // What a document is the amendment or the evidence of.
    index('adjustments_document').on(table.documentId).where(sql`${table.documentId} is not null`),
    check('amount_range', sql`abs(${table.amount}) between 1 and 10000000000000`),
    check('adjustment_sign', sql`${table.amount} > 0 or ${table.kind} = 'amendment'`),
    check(
      'adjustment_shape',
      sql`(${table.disbursementId} is not null) = (${table.kind} in ('refund', 'reversal'))
        and (${table.effectiveOn} is null) = (${table.kind} = 'reversal')
        and (${table.instalments} is not null) = (${table.kind} in ('amendment', 'write_off'))
        and (${table.evidenceNumber} is not null) = (${table.kind} = 'refund')
        and (${table.documentId} is null or ${table.kind} in ('amendment', 'refund'))`,
    ),
    check('date_in_future /effectiveOn', isNotAfterToday(table.effectiveOn)),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('adjustment_split', sql`(${table.state} = 'approved') = (${table.split} is not null)`),
    check(
      'decision_by_someone',
      sql`${table.state} not in ('approved', 'rejected') or ${table.decidedBy} is not null`,
    ),
    check(
      'maker_is_checker',
      sql`${table.state} not in ('approved', 'rejected') or ${table.decidedBy} <> all (${table.makers})`,
    ),
  ],
)
