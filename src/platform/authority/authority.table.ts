import { boolean, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { recordColumns } from '../db/columns.ts'
import type { Operation } from './permissions.ts'
import { role } from './roles.ts'

/** A person. Keys (and later sessions) belong to a person; maker and checker are compared by person. */
export const users = pgTable('users', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').unique('user_exists /email'),
  roles: role('roles').array().notNull(),
  active: boolean('active').notNull().default(true),
  ...recordColumns(),
})

export interface Scopes {
  retreatIds?: string[] | undefined
  operations?: Operation[] | undefined
}

/** A key of the API. Only the SHA-256 of the secret is kept; `prefix` is its beginning, for people to recognise. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: text('secret_hash').notNull().unique('api_keys_secret'),
    roles: role('roles').array().notNull(),
    userId: uuid('user_id').references(() => users.id),
    scopes: jsonb('scopes').$type<Scopes>(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }),
    revokedAt: timestamp('revoked_at', { withTimezone: true, mode: 'date' }),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [index('api_keys_user').on(table.userId)],
)
