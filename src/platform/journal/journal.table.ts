import { sql } from 'drizzle-orm'
import { bigint, check, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { channel, form, measure } from '../shared/measures.ts'

/**
 * The journal: signed entries, never updated or deleted (no right, and triggers refuse). Inserting here is the only
 * way to move a balance: a trigger adds every entry to the balance tables, whose CHECKs are the rules of the money.
 * Triggers make an entry agree with its pledge and disbursement on retreat, company, form and channel; a foreign key (in
 * the rules migration) names its event.
 */
export const journalEntries = pgTable(
  'journal_entries',
  {
    retreatId: uuid('retreat_id').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    eventId: uuid('event_id').notNull(),
    measure: measure('measure').notNull(),
    lineCode: text('line_code'),
    companyId: uuid('company_id'),
    pledgeId: uuid('pledge_id'),
    disbursementId: uuid('disbursement_id'),
    form: form('form'),
    channel: channel('channel'),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
  },
  (table) => [
    // retreat_id leads, so that the table can be distributed by it.
    primaryKey({ columns: [table.retreatId, table.id] }),
    // What stands behind one figure of one line, the newest first.
    index('journal_entries_line').on(table.retreatId, table.lineCode, table.measure, table.id),
    // The newest entries of one measure, on whatever lines.
    index('journal_entries_measure').on(table.retreatId, table.measure, table.id),
    // As-of reports sum one retreat's entries up to a date.
    index('journal_entries_as_of').on(table.retreatId, table.effectiveOn),
    // Confirming and negating read the entries of one pledge or one disbursement.
    index('journal_entries_pledge').on(table.pledgeId).where(sql`${table.pledgeId} is not null`),
    index('journal_entries_disbursement')
      .on(table.disbursementId)
      .where(sql`${table.disbursementId} is not null`),
    // What an event posted.
    index('journal_entries_event').on(table.eventId),
    // The APBD side of one line, for what was appropriated at a date.
    index('journal_entries_apbd')
      .on(table.retreatId, table.lineCode, table.effectiveOn)
      .where(sql`${table.measure} in ('appropriated', 'spent')`),
    check('journal_amount_not_zero', sql`${table.amount} <> 0`),
    check('date_in_future', sql`${table.effectiveOn} <= wita_today()`),
    check(
      'journal_entry_shape',
      sql`case
        when ${table.measure} in ('appropriated', 'spent') then
          ${table.lineCode} is not null and num_nonnulls(${table.companyId}, ${table.pledgeId}, ${table.disbursementId}, ${table.form}, ${table.channel}) = 0
        when ${table.measure} in ('received', 'verified') then
          num_nulls(${table.companyId}, ${table.pledgeId}, ${table.disbursementId}, ${table.form}, ${table.channel}) = 0
        else
          num_nulls(${table.companyId}, ${table.pledgeId}, ${table.form}) = 0 and num_nonnulls(${table.disbursementId}, ${table.channel}) = 0
      end`,
    ),
  ],
)
