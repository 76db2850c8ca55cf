import { pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'

/**
 * Who is behind the persons that come with a token of the SSO. The id is derived from issuer and subject. An event says since
 * when: `user.first_seen` by the person, or that of the admin who named them first.
 */
export const ssoPersons = pgTable(
  'sso_persons',
  {
    id: uuid('id').primaryKey(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [unique('sso_persons_subject').on(table.issuer, table.subject)],
)
