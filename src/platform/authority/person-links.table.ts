import { sql } from 'drizzle-orm'
import { check, index, pgTable, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { recordColumns } from '../db/columns.ts'
import { users } from './authority.table.ts'
import { ssoPersons } from './sso.table.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * A subject of the single sign-on that is the same person as a user. An admin proposes it, the person confirms it from both
 * sides; from then on, and for ever, the subject's tokens are that user (`person_of` in the rules). Until then it has no
 * effect, and an admin may withdraw it.
 */
export const personLinks = pgTable(
  'person_links',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    ssoPersonId: uuid('sso_person_id')
      .notNull()
      .references(() => ssoPersons.id),
    proposedBy: uuid('proposed_by').notNull(),
    /** In a session, or with a key, of the user. */
    accountConfirmedAt: instant('account_confirmed_at'),
    /** With a token of the subject. */
    subjectConfirmedAt: instant('subject_confirmed_at'),
    withdrawnAt: instant('withdrawn_at'),
    ...recordColumns(),
  },
  (table) => [
    // A subject is one person; and who it is, every comparison of makers asks.
    uniqueIndex('subject_taken /subject').on(table.ssoPersonId).where(sql`${table.withdrawnAt} is null`),
    // The subjects of a user, at every request.
    index('person_links_user').on(table.userId),
    check(
      'link_in_force',
      sql`${table.withdrawnAt} is null or ${table.accountConfirmedAt} is null or ${table.subjectConfirmedAt} is null`,
    ),
  ],
)

/** SQL: whether a link holds. */
export const IN_FORCE =
  'withdrawn_at is null and account_confirmed_at is not null and subject_confirmed_at is not null'

/** SQL: whether a link waits for the person's answer. */
export const AWAITS =
  'withdrawn_at is null and (account_confirmed_at is null or subject_confirmed_at is null)'
