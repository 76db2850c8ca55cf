import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  jsonb,
  type PgColumn,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { documents } from '../documents/documents.table.ts'
import type { Difference } from '../papers/papers.schema.ts'
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
import { channel, form } from '../platform/shared/measures.ts'
import type { Allocation } from '../platform/shared/wire.ts'
import { pledges } from '../pledges/pledges.table.ts'

export const disbursementState = pgEnum('disbursement_state', [
  'recorded',
  'verified',
  'rejected',
  'reversed',
])
export const evidenceKind = pgEnum('evidence_kind', ['sts', 'bank_transfer', 'bast'])

/** A company or body. */
export interface Payer {
  name: string
  npwp: string | null
}

/** Amount and rate as printed; what counts is the amount in rupiah. */
export interface Original {
  currency: string
  amount: number
  rate: number
  rateSource: string
}

/** Its paper counts. */
function isLive(state: PgColumn) {
  return sql`${state} in ('recorded', 'verified')`
}

/**
 * What a company handed over against one pledge, split over the pledge's lines and its unallocated part. Amounts,
 * dates and split never change; evidence numbers may be corrected until verification (a trigger refuses later).
 */
export const disbursements = pgTable(
  'disbursements',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id').notNull(),
    pledgeId: uuid('pledge_id').notNull(),
    companyId: uuid('company_id').notNull(),
    form: form('form').notNull(),
    state: disbursementState('state').notNull().default('recorded'),
    amount: rupiah('amount').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    /** Day in an open month on which it counts, where the month of the handover is locked. */
    bookedOn: date('booked_on', { mode: 'string' }),
    channel: channel('channel').notNull(),
    evidenceKind: evidenceKind('evidence_kind').notNull(),
    evidenceNumber: text('evidence_number').notNull(),
    paperNumber: paperNumberColumn('evidence_number'),
    evidenceAccountNumber: text('evidence_account_number'),
    evidenceDocumentTotal: rupiah('evidence_document_total'),
    evidenceDocumentId: uuid('evidence_document_id').references(() => documents.id),
    /** Where in the file it is, where that holds several papers: `3` or `3-4`. */
    evidencePages: text('evidence_pages'),
    /** Records that have the same number and another paper, with the reason. */
    differsFrom: jsonb('differs_from').$type<Difference[]>().notNull().default([]),
    invoiceNumber: text('invoice_number'),
    allocations: jsonb('allocations').$type<Allocation[]>().notNull(),
    unallocated: rupiah('unallocated').notNull(),
    /** What approved refunds took back out of it. */
    refunded: rupiah('refunded').notNull().default(0),
    externalRef: text('external_ref'),
    /** Who paid, where another paid than promised; and in what other currency the money came. For information. */
    payer: jsonb('payer').$type<Payer>(),
    original: jsonb('original').$type<Original>(),
    makers: makersColumn(),
    verifiedBy: uuid('verified_by'),
    verifiedAt: timestamp('verified_at', { withTimezone: true, mode: 'date' }),
    verificationNote: text('verification_note'),
    rejectedBy: uuid('rejected_by'),
    rejectionReason: text('rejection_reason'),
    reversalReason: text('reversal_reason'),
    attached: attachedColumn(),
    ...recordColumns(),
  },
  (table) => [
    foreignKey({
      name: 'disbursements_pledge_fk',
      columns: [table.pledgeId, table.retreatId, table.companyId, table.form],
      foreignColumns: [pledges.id, pledges.retreatId, pledges.companyId, pledges.form],
    }),
    index('disbursements_retreat').on(table.retreatId, table.id),
    index('disbursements_pledge').on(table.pledgeId, table.id),
    index('disbursements_company').on(table.companyId, table.id),
    // What waits for a verifier, the longest first, with all by which it is counted and added up, and whether a paper is missing.
    index('disbursements_waiting')
      .on(
        ...([table.updatedAt, table.id, table.retreatId, table.amount, table.makers] as const),
        ...([table.evidenceDocumentId, table.attached] as const),
      )
      .where(sql`${table.state} = 'recorded'`),
    index('disbursements_external_ref').on(table.externalRef).where(sql`${table.externalRef} is not null`),
    // What a document is evidence of.
    index('disbursements_evidence_document')
      .on(table.evidenceDocumentId)
      .where(sql`${table.evidenceDocumentId} is not null`),
    // Whether a paper counts already; of all records, so that no statistics make another index look as good.
    index('disbursements_paper').on(table.paperNumber),
    // Searches by the number of the evidence.
    index('disbursements_search').using('gin', table.paperNumber.op('gin_trgm_ops')),
    // Lists of a retreat by day, by amount (with its state, so that totals need no record), and of the states that few are in.
    index('disbursements_received').on(table.retreatId, table.receivedOn, table.id),
    index('disbursements_amount').on(table.retreatId, table.amount, table.id, table.state),
    index('disbursements_state')
      .on(table.retreatId, table.state, table.id)
      .where(sql`${table.state} <> 'verified'`),
    // Whether a company handed over the same lately.
    index('disbursements_company_amount')
      .on(table.companyId, table.amount, table.receivedOn)
      .where(isLive(table.state)),
    check('document_number', isDocumentNumber(table.evidenceNumber)),
    check('differences_whole', sql`differences_are_whole(${table.differsFrom})`),
    check('pages_in_order', sql`not isempty(pages_of(${table.evidencePages}))`),
    check('amount_range', isAmount(table.amount)),
    check(
      'split_mismatch',
      sql`${table.unallocated} >= 0 and amounts_of(${table.allocations}) + ${table.unallocated} = ${table.amount}`,
    ),
    check('positive_amounts', sql`amounts_are_positive(${table.allocations})`),
    check('in_kind_needs_bast', sql`${table.form} = 'cash' or ${table.evidenceKind} = 'bast'`),
    check('document_total_range', sql`${table.evidenceDocumentTotal} >= ${table.amount}`),
    check('date_in_future /receivedOn', isNotAfterToday(table.receivedOn)),
    check('verified_by_someone', sql`${table.state} <> 'verified' or ${table.verifiedBy} is not null`),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('dates_out_of_order /bookedOn', sql`${table.bookedOn} >= ${table.receivedOn}`),
    check('refunded_range', sql`${table.refunded} between 0 and ${table.amount}`),
    check(
      'rejection_whole',
      sql`(${table.state} = 'rejected') = (${table.rejectedBy} is not null) and (${table.rejectedBy} is null) = (${table.rejectionReason} is null)`,
    ),
    check(
      'maker_is_checker',
      sql`${table.verifiedBy} <> all (${table.makers}) and ${table.rejectedBy} <> all (${table.makers})`,
    ),
    check(
      'reversal_reason_required',
      sql`${table.state} <> 'reversed' or ${table.reversalReason} is not null`,
    ),
  ],
)
