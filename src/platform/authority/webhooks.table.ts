import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { recordColumns } from '../db/columns.ts'
import { users } from './authority.table.ts'

export const webhookState = pgEnum('webhook_state', ['active', 'ended'])

/** Where a system is told what happens, and of what. Its secrets are made from the service's webhook key, and kept nowhere. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: uuid('id').primaryKey(),
    /** The system that it is for: it is told what that system's keys may read. */
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** Can hold a secret of the receiver's: the log has it as a hash with this salt. */
    url: text('url').notNull(),
    salt: uuid('salt').notNull().defaultRandom(),
    /** Types of event, and groups of them (`pledge.*`). */
    types: text('types').array().notNull(),
    /** Null: of every retreat that the system sees, and of none. */
    retreatIds: uuid('retreat_ids').array(),
    state: webhookState('state').notNull().default('active'),
    /** Which secret is in force, from 1 on, and until when the one before it signs too. */
    secretNumber: integer('secret_number').notNull().default(1),
    previousUntil: timestamp('previous_until', { withTimezone: true, mode: 'date' }),
    /** Names the webhook key that the secrets are made from: a process that has another one sends nothing of it. */
    keyId: text('key_id').notNull(),
    ...recordColumns(),
  },
  (table) => [
    // Of a system: which webhooks end with it.
    index('webhooks_user').on(table.userId),
    check('some_types', sql`cardinality(${table.types}) > 0`),
  ],
)
