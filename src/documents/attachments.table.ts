import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { documents } from './documents.table.ts'

/** Kinds of record to which documents can be attached. */
export const attachableType = pgEnum('attachable_type', [
  'pledge',
  'disbursement',
  'adjustment',
  'expenditure',
  'retreat',
])
export const attachmentKind = pgEnum('attachment_kind', [
  'letter',
  'agreement',
  'evidence',
  'handover',
  'photo',
  'opinion',
  'other',
])

/**
 * What was attached to records, at any time of their life. Append-only: a wrong one is not taken away but replaced by another
 * row, which names it, says why, and may bring the right document. The record counts its rows, so that its version changes.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid('id').primaryKey(),
    /** Null where the record belongs to none: a proposal about a disclosure. */
    retreatId: uuid('retreat_id'),
    recordType: attachableType('record_type').notNull(),
    recordId: uuid('record_id').notNull(),
    kind: attachmentKind('kind').notNull(),
    documentId: uuid('document_id').references(() => documents.id),
    note: text('note'),
    /** An earlier attachment of the record, or the document that the record itself names. */
    replaces: uuid('replaces'),
    replacementReason: text('replacement_reason'),
    addedBy: uuid('added_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    // What is attached to a record; each is replaced once.
    index('attachments_record').on(table.recordId, table.id),
    unique('attachment_replaced').on(table.recordId, table.replaces),
    // Where a document is attached.
    index('attachments_document').on(table.documentId).where(sql`${table.documentId} is not null`),
    check(
      'attachment_whole',
      sql`(${table.replaces} is null) = (${table.replacementReason} is null) and (${table.documentId} is not null or ${table.replaces} is not null)`,
    ),
  ],
)
