import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Who read personal data, of which records, when. Append-only. Not part of the event log: nothing changed, and
 * reads are many.
 */
export const sensitiveReads = pgTable(
  'sensitive_reads',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    apiKeyId: uuid('api_key_id'),
    requestId: text('request_id').notNull(),
    /** The operation's id in the API, such as `getCompany`. */
    operationId: text('operation_id').notNull(),
    /** The records whose personal data the answer held. */
    recordIds: uuid('record_ids').array().notNull(),
    readAt: timestamp('read_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    // What one person read.
    index('sensitive_reads_person').on(table.personId, table.id),
    // Who read one record.
    index('sensitive_reads_records').using('gin', table.recordIds),
  ],
)
