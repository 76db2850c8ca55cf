import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { recordColumns } from '../db/columns.ts'
import type { Operation } from './permissions.ts'
import { role } from './roles.ts'

export const userKind = pgEnum('user_kind', ['person', 'system'])

/**
 * A person, or a system for which a person is responsible. Keys, sessions and tokens belong to one; maker and checker are
 * compared by person.
 */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    kind: userKind('kind').notNull().default('person'),
    name: text('name').notNull(),
    email: text('email').unique('user_exists /email'),
    roles: role('roles').array().notNull(),
    /** Of a system: the person who answers for what it posts. That it is one, migrations/rules/users.sql sees to. */
    responsibleId: uuid('responsible_id').references((): AnyPgColumn => users.id),
    active: boolean('active').notNull().default(true),
    /**
     * Since when, and by whom, this person was let in to record or check money without another's confirmation: persons,
     * the key of bootstrap, the service. Empty once confirmed. migrations/rules/users.sql says what lets somebody in.
     */
    unconfirmedSince: timestamp('unconfirmed_since', { withTimezone: true, mode: 'date' }),
    unconfirmedBy: uuid('unconfirmed_by').array().notNull().default(sql`'{}'`),
    /** The last confirmation. */
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true, mode: 'date' }),
    /** Users who once had an address that this one took later: found by a trigger when it was taken. */
    sharesEmailWith: uuid('shares_email_with').array().notNull().default(sql`'{}'`),
    /** The log tells name and address as hashes with this salt, which it does not tell. */
    salt: uuid('salt').notNull().defaultRandom(),
    ...recordColumns(),
  },
  (table) => [
    // Who gives roles holds none of the money's; what nobody sits at checks nothing.
    check(
      'roles_conflict /roles',
      sql`case ${table.kind}
        when 'person' then not 'integration' = any (${table.roles})
          and not ('admin' = any (${table.roles}) and ${table.roles} && '{finance,verifier}')
        else ${table.roles} <@ '{finance,auditor,integration}' end`,
    ),
    check(
      'responsible_required /responsibleId',
      sql`(${table.kind} = 'system') = (${table.responsibleId} is not null)`,
    ),
    check(
      'unconfirmed_by_somebody',
      sql`(${table.unconfirmedSince} is null) = (${table.unconfirmedBy} = '{}')`,
    ),
  ],
)

export interface Scopes {
  retreatIds?: string[] | undefined
  operations?: Operation[] | undefined
}

/**
 * A key of the API, of a user or, without user and roles, of `bootstrap`. Only the SHA-256 of the secret is kept; `prefix`
 * is its beginning, for people to recognise.
 */
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
  (table) => [
    index('api_keys_user').on(table.userId),
    check('key_has_an_owner', sql`(${table.userId} is null) = (${table.roles} = '{}')`),
    check('expiry_in_past /expiresAt', sql`${table.expiresAt} > ${table.createdAt}`),
  ],
)
