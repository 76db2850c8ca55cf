import { index, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * The answer to every POST that changed something, kept 30 days per person and key, so that a repeated request is
 * answered again instead of applied again. Written in the same transaction as the change.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    personId: uuid('person_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 over method, path with query, and the canonical body: key order does not matter. */
    fingerprint: text('fingerprint').notNull(),
    /** The command's event has the hash of all of this, salted since answers can hold personal data. */
    salt: uuid('salt').notNull().defaultRandom(),
    body: json('body'),
    /** With which key it came; null in a session and with a token. */
    apiKeyId: uuid('api_key_id'),
    /** The retreats that the answer speaks of; null where something of it belongs to none. */
    retreatIds: uuid('retreat_ids').array(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.key] }),
    // Expired keys are deleted by age.
    index('idempotency_keys_created_at').on(table.createdAt),
  ],
)
