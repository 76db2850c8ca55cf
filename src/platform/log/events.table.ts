import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { transactionId } from '../db/columns.ts'
import { comingInEvents, decisionEvents, isOneOf } from './event-lists.ts'

const isRead = sql`type = 'personal_data.read'`

/**
 * One row per write, and per reading of personal data: who did what to which record, when, with the journal entries that it
 * made. Append-only, like the journal. Appended last in the transaction, under the row locks, so that of two writes to the same rows the
 * earlier has the lower sequence. Data names people and contacts by id only.
 */
export const events = pgTable(
  'events',
  {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: uuid('id').notNull().unique('events_id'),
    type: text('type').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    retreatId: uuid('retreat_id'),
    /** The person, and the key that was used; null in a session, with a token, and for the service itself. */
    actorId: uuid('actor_id').notNull(),
    apiKeyId: uuid('api_key_id'),
    requestId: text('request_id').notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    // A record's history.
    index('events_subject').on(table.subjectType, table.subjectId, table.sequence),
    // What somebody decided in a retreat.
    index('events_decisions')
      .on(table.actorId, table.retreatId, table.sequence)
      .where(sql.raw(isOneOf(decisionEvents))),
    // When a person last signed in, and was last given a password.
    index('events_coming_in')
      .on(table.subjectId, table.type, table.sequence)
      .where(sql.raw(isOneOf(comingInEvents))),
    // Who read personal data: all of it, what one person read, and who read one record.
    index('events_reads').on(table.id).where(isRead),
    index('events_reads_person').on(table.actorId, table.id).where(isRead),
    index('events_reads_records').using('gin', sql`(data -> 'recordIds') jsonb_path_ops`).where(isRead),
  ],
)

/**
 * Every version of every record, as it was written, with the event that logs it: what was ever posted is kept,
 * and the log says what each write did. Filled by triggers, whatever the program does. Rows leave out contacts and other
 * personal data (`left_out_of` in the rules says which).
 */
export const recordVersions = pgTable(
  'record_versions',
  {
    /** The table that it is a row of. */
    kind: text('kind').notNull(),
    documentId: text('record_id').notNull(),
    version: integer('version').notNull(),
    eventId: uuid('event_id').notNull(),
    row: jsonb('row').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.documentId, table.version] }),
    // What an event wrote is part of it when it is sealed.
    index('record_versions_event').on(table.eventId),
  ],
)

/**
 * What the present transaction has written and no event logs yet, one row a statement: noted by triggers, given to the event
 * as versions, and taken away with that. Others see nothing of it, and the application's role cannot write here, so
 * it can neither keep a change out of the log nor log one that was not made. Unlogged: nothing outlives its transaction.
 */
export const writtenRows = pgTable(
  'written_rows',
  {
    transaction: transactionId('transaction').notNull().default(sql`pg_current_xact_id()`),
    kind: text('kind').notNull(),
    rows: jsonb('rows').$type<Record<string, unknown>>().array().notNull(),
  },
  (table) => [index('written_rows_transaction').on(table.transaction)],
)
