import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/db/columns.ts'
import { logCheckpoints } from '../platform/log/sealed.table.ts'
import type { ReportName } from '../platform/shared/codes.ts'
import type { Language } from '../platform/shared/language.ts'
import { retreats } from '../retreats/retreats.table.ts'

/** As which a report can be sealed; JSON is that of its table. */
export const sealedFormats = ['json', 'csv', 'xlsx', 'pdf'] as const

/**
 * Bytes that were sealed, under their own SHA-256 (hex), which the database computes: no others can stand there. Apart
 * from what is listed of them, since neither the log nor a list should carry files. Append-only.
 */
export const sealedContents = pgTable('sealed_contents', {
  sha256: text('sha256').primaryKey().generatedAlwaysAs(sql`encode(sha256(content), 'hex')`),
  content: bytes('content').notNull(),
})

/** What was sealed: which report, of what, how, and up to where the log was sealed when it was made. Append-only. */
export const sealedReports = pgTable(
  'sealed_reports',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    report: text('report').$type<ReportName>().notNull(),
    /** With everything said that was left open: the day, the venue. */
    parameters: jsonb('parameters').$type<Record<string, string>>().notNull(),
    format: text('format').$type<(typeof sealedFormats)[number]>().notNull(),
    language: text('language').$type<Language>().notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => sealedContents.sha256),
    checkpointSize: bigint('checkpoint_size', { mode: 'number' })
      .notNull()
      .references(() => logCheckpoints.size),
    sealedBy: uuid('sealed_by').notNull(),
    sealedAt: timestamp('sealed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    // Lists of a retreat, in order of creation.
    index('sealed_reports_retreat').on(table.retreatId, table.id),
  ],
)
