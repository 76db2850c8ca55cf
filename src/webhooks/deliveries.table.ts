import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgEnum, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { webhooks } from '../platform/authority/webhooks.table.ts'

export const deliveryState = pgEnum('delivery_state', ['waiting', 'delivered', 'dead'])

/** How far the feed was looked through for a webhook; apart from it, since this is no decision of anybody's. */
export const webhookProgress = pgTable('webhook_progress', {
  webhookId: uuid('webhook_id')
    .primaryKey()
    .references(() => webhooks.id),
  /** Position of the log up to which deliveries were made. */
  position: bigint('position', { mode: 'number' }).notNull(),
  /** When the receiver answered that it is gone (410). */
  goneAt: timestamp('gone_at', { withTimezone: true, mode: 'date' }),
})

/** An event on its way to a receiver, or a test. What is sent is read from the log when it is sent. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: uuid('id').primaryKey(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhooks.id),
    /** Of the event in the log; null for a test. */
    position: bigint('position', { mode: 'number' }),
    type: text('type').notNull(),
    /** Type and id with a slash between: one after the other is told of it. */
    subject: text('subject').notNull(),
    state: deliveryState('state').notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    /** When it is sent next; while it is being sent, when another process may take it over. */
    nextAt: timestamp('next_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    settledAt: timestamp('settled_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    unique('webhook_deliveries_once').on(table.webhookId, table.position),
    // The list of a webhook, the newest first.
    index('webhook_deliveries_list').on(table.webhookId, table.id),
    // What is due, and whether an earlier one of the same subject still waits.
    index('webhook_deliveries_due').on(table.webhookId, table.nextAt).where(sql`${table.state} = 'waiting'`),
    index('webhook_deliveries_order')
      .on(table.webhookId, table.subject, table.position)
      .where(sql`${table.state} = 'waiting'`),
    // What was given up, of a webhook.
    index('webhook_deliveries_dead').on(table.webhookId, table.settledAt).where(sql`${table.state} = 'dead'`),
    // What is forgotten.
    index('webhook_deliveries_settled').on(table.settledAt).where(sql`${table.state} <> 'waiting'`),
  ],
)
