import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  pgView,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes } from '../platform/db/columns.ts'
import { documentMediaTypes } from '../platform/shared/codes.ts'

export const documentMediaType = pgEnum('document_media_type', documentMediaTypes)

/** The largest document: 10 MiB, a scan of some 50 pages. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024

/** The bytes of documents, by their SHA-256 in hexadecimal. Append-only; only `contents.ts` knows of it. */
export const documentContents = pgTable(
  'document_contents',
  { sha256: text('sha256').primaryKey(), content: bytes('content').notNull() },
  (table) => [check('content_digest', sql`${table.sha256} = encode(sha256(${table.content}), 'hex')`)],
)

/** What a document is found by, as numbers of papers are compared. */
export function documentSearch(table: Record<'name' | 'title', AnyPgColumn>) {
  return sql`paper_number(${table.name} || ' ' || coalesce(${table.title}, ''))`
}

/**
 * A stored paper: a letter, an agreement, evidence of a receipt. Append-only. The same content is one document, whoever
 * uploads it and under whatever name.
 */
export const documents = pgTable(
  'documents',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    title: text('title'),
    mediaType: documentMediaType('media_type').notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    uploadedBy: uuid('uploaded_by').notNull(),
    /** The log tells the name as a hash with this salt, which it does not tell. */
    salt: uuid('salt').notNull().defaultRandom(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    unique('documents_sha256').on(table.sha256),
    // Searches by name and title.
    index('documents_search').using('gin', sql`${documentSearch(table)} gin_trgm_ops`),
    foreignKey({
      name: 'documents_content_fk',
      columns: [table.sha256],
      foreignColumns: [documentContents.sha256],
    }),
    check('document_size', sql`${table.size} between 1 and ${sql.raw(String(MAX_DOCUMENT_BYTES))}`),
  ],
)

/** Which records name which document, as they stand now: a view (migrations/rules/papers.sql) over the tables of those records. */
export const documentLinks = pgView('document_links', {
  documentId: uuid('document_id').notNull(),
  kind: text('kind').notNull(),
  recordType: text('record_type').notNull(),
  recordId: uuid('record_id').notNull(),
  retreatId: uuid('retreat_id'),
  /** As what it serves the record, in the kinds of attachments. */
  role: text('role').notNull(),
}).existing()
