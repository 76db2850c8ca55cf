import { index, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { retreats } from '../retreats/retreats.table.ts'

export const followUpKind = pgEnum('follow_up_kind', ['explained', 'accepted_risk', 'settled'])

/**
 * What auditors did about findings, append-only. Findings themselves are never stored: a finding's id follows from the
 * retreat, the rule and the subject, so it finds its follow-ups again whenever it is there again.
 */
export const findingFollowUps = pgTable(
  'finding_follow_ups',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    findingId: uuid('finding_id').notNull(),
    kind: followUpKind('kind').notNull(),
    reason: text('reason').notNull(),
    actorId: uuid('actor_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    // The register reads all of a retreat; a new follow-up asks whether its finding was followed up before.
    index('finding_follow_ups_retreat').on(table.retreatId, table.id),
    index('finding_follow_ups_finding').on(table.findingId, table.id),
  ],
)
