import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { recordColumns, rupiah } from '../platform/db/columns.ts'
import { retreats } from './retreats.table.ts'

export const importKind = pgEnum('import_kind', ['budget', 'pledges'])
export const importState = pgEnum('import_state', ['kept', 'discarded'])

/** A table that was taken in, and what came of it: the records name it, so that it can be discarded as a whole. */
export const imports = pgTable(
  'imports',
  {
    id: uuid('id').primaryKey(),
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    kind: importKind('kind').notNull(),
    state: importState('state').notNull().default('kept'),
    /** Of the file. */
    sha256: text('sha256').notNull(),
    rows: integer('rows').notNull(),
    /** What its records add up to. */
    amount: rupiah('amount').notNull(),
    madeBy: uuid('made_by').notNull(),
    discardingReason: text('discarding_reason'),
    ...recordColumns(),
  },
  (table) => [
    // The foreign key of what came of it: of the same retreat.
    unique('imports_identity').on(table.id, table.retreatId),
    index('imports_retreat').on(table.retreatId, table.id),
    check('discarding_whole', sql`(${table.state} = 'discarded') = (${table.discardingReason} is not null)`),
  ],
)
