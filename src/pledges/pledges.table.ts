import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { companies } from '../companies/companies.table.ts'
import { documents } from '../documents/documents.table.ts'
import type { Difference } from '../papers/papers.schema.ts'
import {
  attachedColumn,
  isAmount,
  isDocumentNumber,
  isNotAfterToday,
  isSince2000,
  lastForeseeable,
  makersColumn,
  paperNumberColumn,
  recordColumns,
  rupiah,
} from '../platform/db/columns.ts'
import { form } from '../platform/shared/measures.ts'
import type { Allocation } from '../platform/shared/wire.ts'
import { imports } from '../retreats/imports.table.ts'
import { retreats } from '../retreats/retreats.table.ts'

export const pledgeState = pgEnum('pledge_state', [
  'draft',
  'submitted',
  'active',
  'rejected',
  'cancelled',
  'discarded',
])
export const valuationBasis = pgEnum('valuation_basis', ['invoice', 'appraisal', 'declared'])
export const agreementKind = pgEnum('agreement_kind', ['nphd', 'cooperation'])

export interface Instalment {
  dueOn: string
  amount: number
}

/** An agreement that stands beside the first, whose day stays. */
export interface Addendum {
  kind: (typeof agreementKind.enumValues)[number]
  number: string
  signedOn: string
  documentId: string | null
  reason: string
}

/**
 * What a company promised for a retreat. Allocations and instalments are part of the record as it was posted, so
 * they stay in its row and every earlier version keeps its own; what stands on the lines now is in the balances.
 * From submission on, the promised amount and its split never change (a trigger refuses).
 */
export const pledges = pgTable(
  'pledges',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    state: pledgeState('state').notNull().default('draft'),
    form: form('form').notNull(),
    valuationBasis: valuationBasis('valuation_basis'),
    amount: rupiah('amount').notNull(),
    letterAmount: rupiah('letter_amount'),
    pledgedOn: date('pledged_on', { mode: 'string' }).notNull(),
    /** Day in an open month on which it counts, where the month of its letter is locked. */
    bookedOn: date('booked_on', { mode: 'string' }),
    letterNumber: text('letter_number').notNull(),
    paperNumber: paperNumberColumn('letter_number'),
    letterDocumentId: uuid('letter_document_id').references(() => documents.id),
    /** Pledges of the same company whose letter has the same number and is another one, with the reason. */
    differsFrom: jsonb('differs_from').$type<Difference[]>().notNull().default([]),
    instalments: jsonb('instalments').$type<Instalment[]>().notNull(),
    allocations: jsonb('allocations').$type<Allocation[]>().notNull(),
    unallocated: rupiah('unallocated').notNull(),
    /** What approved amendments added (or took, below 0) and write-offs gave up. */
    amended: rupiah('amended').notNull().default(0),
    writtenOff: rupiah('written_off').notNull().default(0),
    externalRef: text('external_ref'),
    replaces: uuid('replaces'),
    /** The import that it came in. */
    importId: uuid('import_id'),
    makers: makersColumn(),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
    decisionNote: text('decision_note'),
    /** Why finance took it back before it was decided; until it is submitted again. */
    withdrawalReason: text('withdrawal_reason'),
    discardingReason: text('discarding_reason'),
    agreementKind: agreementKind('agreement_kind'),
    agreementNumber: text('agreement_number'),
    agreementSignedOn: date('agreement_signed_on', { mode: 'string' }),
    agreementReason: text('agreement_reason'),
    agreementDocumentId: uuid('agreement_document_id').references(() => documents.id),
    /** Later agreements beside it, in their order. */
    addenda: jsonb('addenda').$type<Addendum[]>().notNull().default([]),
    cancelledOn: date('cancelled_on', { mode: 'string' }),
    cancellationReason: text('cancellation_reason'),
    attached: attachedColumn(),
    ...recordColumns(),
  },
  (table) => [
    // The foreign key of disbursements and balances: they agree with their pledge on retreat, company and form.
    unique('pledges_identity').on(table.id, table.retreatId, table.companyId, table.form),
    // Lists by retreat and by company, in order of creation.
    index('pledges_retreat').on(table.retreatId, table.id),
    index('pledges_company').on(table.companyId, table.id),
    // What waits for somebody, the longest first, with all by which it is counted and added up.
    index('pledges_waiting')
      .on(table.state, table.updatedAt, table.id, table.retreatId, table.amount, table.makers)
      .where(sql`${table.state} in ('draft', 'rejected', 'submitted')`),
    // Of what no agreement is recorded, the longest promised first.
    index('pledges_without_agreement')
      .on(table.decidedAt, table.id, table.retreatId)
      .where(sql`${table.state} = 'active' and ${table.agreementNumber} is null`),
    foreignKey({
      name: 'pledges_import_fk',
      columns: [table.importId, table.retreatId],
      foreignColumns: [imports.id, imports.retreatId],
    }),
    // What came of an import.
    index('pledges_import').on(table.importId).where(sql`${table.importId} is not null`),
    index('pledges_external_ref').on(table.externalRef).where(sql`${table.externalRef} is not null`),
    // What a document is the letter or the agreement of.
    index('pledges_letter_document')
      .on(table.letterDocumentId)
      .where(sql`${table.letterDocumentId} is not null`),
    index('pledges_agreement_document')
      .on(table.agreementDocumentId)
      .where(sql`${table.agreementDocumentId} is not null`),
    // What a document is the addendum of.
    index('pledges_addenda').on(table.id).where(sql`${table.addenda} <> '[]'`),
    // Searches by the number of the letter or the agreement.
    index('pledges_search').using(
      'gin',
      table.paperNumber.op('gin_trgm_ops'),
      sql`paper_number(${table.agreementNumber}) gin_trgm_ops`,
    ),
    // Lists of a retreat by day, by amount (with its state, so that totals need no record), and of the states that few are in.
    index('pledges_pledged').on(table.retreatId, table.pledgedOn, table.id),
    index('pledges_amount').on(table.retreatId, table.amount, table.id, table.state),
    index('pledges_state').on(table.retreatId, table.state, table.id).where(sql`${table.state} <> 'active'`),
    // Whether a letter counts already.
    index('pledges_letter').on(table.companyId, table.paperNumber),
    // The same number, whoever wrote the letter.
    index('pledges_paper').on(table.paperNumber),
    check('document_number', isDocumentNumber(table.letterNumber)),
    check('differences_whole', sql`differences_are_whole(${table.differsFrom})`),
    check('amount_range', isAmount(table.amount)),
    check(
      'allocations_exceed_amount',
      sql`${table.unallocated} >= 0 and amounts_of(${table.allocations}) + ${table.unallocated} = ${table.amount}`,
    ),
    check(
      'instalments_mismatch',
      sql`amounts_of(${table.instalments}) = ${table.amount} + ${table.amended} - ${table.writtenOff}`,
    ),
    check(
      'positive_amounts',
      sql`amounts_are_positive(${table.allocations}) and amounts_are_positive(${table.instalments})`,
    ),
    check('valuation_basis_required', sql`(${table.form} = 'cash') = (${table.valuationBasis} is null)`),
    check('letter_amount_too_small', sql`${table.letterAmount} >= ${table.amount}`),
    check('date_in_future /pledgedOn', isNotAfterToday(table.pledgedOn)),
    check('date_in_future /bookedOn', isNotAfterToday(table.bookedOn)),
    check('dates_out_of_order /bookedOn', sql`${table.bookedOn} >= ${table.pledgedOn}`),
    check(
      'cancellation_whole',
      sql`(${table.state} = 'cancelled') = (${table.cancelledOn} is not null) and (${table.cancelledOn} is null) = (${table.cancellationReason} is null)`,
    ),
    check(
      'discarding_whole',
      // Compared as text: a value that a migration adds cannot be used before its end.
      sql`(${table.state}::text = 'discarded') = (${table.discardingReason} is not null)`,
    ),
    check('due_before_letter', sql`are_due_from(${table.instalments}, ${table.pledgedOn})`),
    check('date_too_late /instalments', sql`are_due_within(${table.instalments}, ${lastForeseeable})`),
    check('addenda_whole', sql`addenda_are_whole(${table.addenda}, wita_today())`),
    check('date_in_future /signedOn', isNotAfterToday(table.agreementSignedOn)),
    check('date_too_early /signedOn', isSince2000(table.agreementSignedOn)),
    check(
      'agreement_whole',
      sql`num_nulls(${table.agreementKind}, ${table.agreementNumber}, ${table.agreementSignedOn}) in (0, 3)
        and (${table.agreementDocumentId} is null or ${table.agreementNumber} is not null)`,
    ),
    check(
      'decision_by_someone',
      sql`${table.state} not in ('active', 'rejected') or ${table.decidedBy} is not null`,
    ),
    check('maker_is_checker', sql`${table.state} <> 'active' or ${table.decidedBy} <> all (${table.makers})`),
  ],
)
