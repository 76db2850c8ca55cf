/**
 * The sealed log: events in one order without gaps, as leaves of a Merkle tree (RFC 6962), with signed checkpoints.
 * Append-only; only the sealer writes here.
 */
import { bigint, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../db/columns.ts'
import { events } from './events.table.ts'

/** Events that are not sealed yet. Written with them by a trigger, so that the sealer need not search. */
export const logQueue = pgTable('log_queue', {
  sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
})

/** The events in their order: position 1 is the first; its index in RFC 6962 is position - 1. */
export const logLeaves = pgTable('log_leaves', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  eventId: uuid('event_id')
    .notNull()
    .unique('log_leaves_event')
    .references(() => events.id),
  hash: bytes('hash').notNull(),
})

/**
 * Roots of complete subtrees of 256, 256^2, … leaves (level 1, 2, …), from which any root or proof is made with a few
 * hundred hashes. `index` counts the subtrees of a level from 0.
 */
export const logNodes = pgTable(
  'log_nodes',
  {
    level: smallint('level').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.index] })],
)

/** What the sealer vouched for: the root of the first `size` events, when, and signed as a note (docs/log.md). */
export const logCheckpoints = pgTable('log_checkpoints', {
  size: bigint('size', { mode: 'number' }).primaryKey(),
  root: bytes('root').notNull(),
  /** By the database's clock, to the millisecond, and later with every checkpoint. */
  signedAt: timestamp('signed_at', { withTimezone: true, mode: 'date' })
    .notNull()
    .unique('log_checkpoints_signed_at'),
  keyId: text('key_id')
    .notNull()
    .references(() => logKeys.id),
  note: text('note').notNull(),
  /**
   * The hashes of the leaves since the checkpoint before, 32 bytes each: a copy beside log_leaves, by which verify names
   * what was altered where event and leaf were altered together (the signed root says whether the copy is the true one).
   * Null in checkpoints from before they were kept.
   */
  leaves: bytes('leaves'),
})

/** Public keys of the sealer, old ones too, each as a verifier key (docs/log.md). */
export const logKeys = pgTable('log_keys', {
  id: text('id').primaryKey(),
  verifierKey: text('verifier_key').notNull(),
  addedAt: timestamp('added_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})
