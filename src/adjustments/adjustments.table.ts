import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { disclosures } from '../companies/companies.table.ts'
import { disbursements, evidenceKind } from '../disbursements/disbursements.table.ts'
import { documents } from '../documents/documents.table.ts'
import {
  attachedColumn,
  isNotAfterToday,
  lastForeseeable,
  makersColumn,
  paperNumberOf,
  recordColumns,
  rupiah,
} from '../platform/db/columns.ts'
import type { Measure } from '../platform/shared/measures.ts'
import type { Allocation, Split } from '../platform/shared/wire.ts'
import { type Instalment, pledges } from '../pledges/pledges.table.ts'
import { retreats } from '../retreats/retreats.table.ts'

export const adjustmentKind = pgEnum('adjustment_kind', [
  'amendment',
  'write_off',
  'refund',
  'reversal',
  'reallocation',
  'agreement',
  'venue_choice',
  'retreat_change',
  'retreat_cancellation',
  'retreat_restoration',
  'disclosure',
])
export const adjustmentState = pgEnum('adjustment_state', ['proposed', 'approved', 'rejected', 'withdrawn'])

/** Whole rupiah that go from one part to another (null: unallocated; absent: from, or to, outside the retreat). */
export interface EffectMove {
  pledgeId: string | null
  disbursementId: string | null
  measure: Measure
  from?: string | null
  to?: string | null
  amount: number
  effectiveOn: string
}

/** What a proposal moves, and what becomes of the headline (null: no budget, or no venue chosen yet). */
export interface Effect {
  moves: EffectMove[]
  percentVerified: { before: number | null; after: number | null }
}

/**
 * Proposals: whatever takes a second person. Proposed by one, in effect when another approves. What was promised, recorded or
 * chosen is never edited; these stand beside it. `request` is what was sent, `effect` what it would move when it was proposed
 * and, once approved, what it moved. `amount` is signed for amendments, else positive; `allocations` and `unallocated` are what
 * was requested (null: the default); `split` is what it did when approved. `instalments`: as requested, and the schedule that an
 * approval left.
 */
export const adjustments = pgTable(
  'adjustments',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id').references(() => retreats.id),
    pledgeId: uuid('pledge_id').references(() => pledges.id),
    disbursementId: uuid('disbursement_id').references(() => disbursements.id),
    disclosureId: uuid('disclosure_id').references(() => disclosures.id),
    kind: adjustmentKind('kind').notNull(),
    state: adjustmentState('state').notNull().default('proposed'),
    request: jsonb('request').$type<Record<string, unknown>>().notNull(),
    /** What the fields that it corrects or chooses said when it was proposed, by the names of its request: the database fills it in. */
    before: jsonb('before').$type<Record<string, unknown>>(),
    effect: jsonb('effect').$type<Effect>().notNull(),
    /** Of amendments, write-offs, refunds and reversals. */
    amount: rupiah('amount'),
    /** Of a refund: the same amount is written off the pledge, so that nobody is asked for it again. */
    endsPromise: boolean('ends_promise').notNull().default(false),
    /** Day from which it counts (a refund's day); a reversal takes the dates of what it negates. */
    effectiveOn: date('effective_on', { mode: 'string' }),
    bookedOn: date('booked_on', { mode: 'string' }),
    /** A first choice of the venue needs none. */
    reason: text('reason'),
    note: text('note'),
    instalments: jsonb('instalments').$type<Instalment[]>(),
    allocations: jsonb('allocations').$type<Allocation[]>(),
    unallocated: rupiah('unallocated'),
    evidenceKind: evidenceKind('evidence_kind'),
    evidenceNumber: text('evidence_number'),
    evidenceAccountNumber: text('evidence_account_number'),
    /** Of a refund. */
    paperNumber: paperNumberOf('evidence_number'),
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
    // Which disclosure waits for a decision.
    index('adjustments_disclosure').on(table.disclosureId).where(sql`${table.disclosureId} is not null`),
    // Lists of a retreat, in order of creation; and what was adjusted of one pledge or one disbursement.
    index('adjustments_retreat').on(table.retreatId, table.id),
    // What waits for a decision, the longest first, with all by which it is counted and added up.
    index('adjustments_waiting')
      .on(table.updatedAt, table.id, table.retreatId, table.amount, table.makers)
      .where(sql`${table.state} = 'proposed'`),
    index('adjustments_pledge').on(table.pledgeId, table.id),
    index('adjustments_disbursement')
      .on(table.disbursementId)
      .where(sql`${table.disbursementId} is not null`),
    // What a document is the amendment or the evidence of.
    index('adjustments_document').on(table.documentId).where(sql`${table.documentId} is not null`),
    // Searches by the number of a refund's evidence; and the list by amount.
    index('adjustments_search').using('gin', table.paperNumber.op('gin_trgm_ops')),
    index('adjustments_amount').on(sql`coalesce(${table.amount}, 0)`, table.id),
    // Whether a refund has a paper already.
    index('adjustments_paper').on(table.paperNumber).where(sql`${table.paperNumber} is not null`),
    check('differences_whole', sql`differences_are_whole(${table.request} -> 'differsFrom')`),
    check('amount_range', sql`abs(${table.amount}) between 1 and 10000000000000`),
    check('adjustment_sign', sql`${table.amount} > 0 or ${table.kind} = 'amendment'`),
    check(
      'adjustment_shape',
      sql`(${table.pledgeId} is not null) = (${table.kind}::text in ('amendment', 'write_off', 'refund', 'reversal', 'reallocation', 'agreement'))
        and (${table.disbursementId} is not null) = (${table.kind}::text in ('refund', 'reversal', 'reallocation'))
        and (${table.disclosureId} is not null) = (${table.kind}::text = 'disclosure')
        and (${table.retreatId} is null) = (${table.kind}::text = 'disclosure')
        and (${table.amount} is not null) = (${table.kind}::text in ('amendment', 'write_off', 'refund', 'reversal'))
        and (${table.effectiveOn} is null) = (${table.kind}::text in ('reversal', 'agreement', 'retreat_change', 'retreat_restoration', 'disclosure'))
        and (${table.instalments} is null or ${table.kind}::text in ('amendment', 'write_off') or ${table.endsPromise})
        and (${table.evidenceNumber} is not null) = (${table.kind}::text = 'refund')
        and (${table.documentId} is null or ${table.kind}::text in ('amendment', 'refund', 'agreement'))
        and (not ${table.endsPromise} or ${table.kind}::text = 'refund')
        and (${table.bookedOn} is null or ${table.effectiveOn} is not null)`,
    ),
    check('date_in_future /effectiveOn', isNotAfterToday(table.effectiveOn)),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('dates_out_of_order /bookedOn', sql`${table.bookedOn} >= ${table.effectiveOn}`),
    check('date_too_late /instalments', sql`are_due_within(${table.instalments}, ${lastForeseeable})`),
    check(
      'adjustment_split',
      sql`(${table.split} is not null) = (${table.state} = 'approved' and ${table.amount} is not null)`,
    ),
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
