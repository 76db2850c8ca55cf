import { sql } from 'drizzle-orm'
import { check, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { attachedColumn, isNotAfterToday, recordColumns } from '../platform/db/columns.ts'

/** A retreat of the agency heads. Its venue stays open until one of its options is chosen. */
export const retreats = pgTable(
  'retreats',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique('retreat_code_exists /code'),
    title: text('title').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    /** Why the dates were last changed. */
    changeReason: text('change_reason'),
    chosenVenue: text('chosen_venue'),
    venueChosenOn: date('venue_chosen_on', { mode: 'string' }),
    venueDocumentNumber: text('venue_document_number'),
    cancelledOn: date('cancelled_on', { mode: 'string' }),
    cancellationReason: text('cancellation_reason'),
    attached: attachedColumn(),
    ...recordColumns(),
  },
  (table) => [
    check('dates_out_of_order', sql`${table.startsOn} <= ${table.endsOn}`),
    check('venue_choice_whole', sql`(${table.chosenVenue} is null) = (${table.venueChosenOn} is null)`),
    check('date_in_future /chosenOn', isNotAfterToday(table.venueChosenOn)),
    check('cancellation_whole', sql`(${table.cancelledOn} is null) = (${table.cancellationReason} is null)`),
    check('date_in_future /cancelledOn', isNotAfterToday(table.cancelledOn)),
  ],
)

/** The places among which the venue is chosen, in the order in which they were given. */
export const venues = pgTable(
  'venues',
  {
    retreatId: uuid('retreat_id')
      .notNull()
      .references(() => retreats.id),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    regencyCode: text('regency_code').notNull(),
  },
  (table) => [primaryKey({ columns: [table.retreatId, table.code] })],
)
