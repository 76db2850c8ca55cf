import { boolean, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from './authority.table.ts'

/**
 * What a person signs in with. Apart from `users`, whose earlier versions are all kept: an old password's hash is
 * of no use to anyone but a thief.
 */
export const passwords = pgTable('passwords', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id),
  hash: text('hash').notNull(),
  /** Given by an admin: good for nothing but choosing one's own. */
  mustChange: boolean('must_change').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

/** A browser that somebody signed in with. Signing out deletes the row, and with it every copy of the cookie. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** SHA-256 of the cookie's secret. */
    secretHash: text('secret_hash').notNull().unique('sessions_secret'),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    /** To the minute. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  // To end all of a person's sessions.
  (table) => [index('sessions_user').on(table.userId)],
)

/**
 * Attempts to sign in that did not succeed. They are counted by the SHA-256 of the address that was given, whether or not
 * such a user exists, so that a wait tells nothing; and by their lane: the network that they came from, the browser or
 * session that is known, or (empty) all unknown ones together. Forgotten a day after the last one.
 */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    account: text('account').notNull(),
    lane: text('lane').notNull().default(''),
    failures: integer('failures').notNull(),
    lockedUntil: timestamp('locked_until', { withTimezone: true, mode: 'date' }),
    lastAt: timestamp('last_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.account, table.lane] })],
)
