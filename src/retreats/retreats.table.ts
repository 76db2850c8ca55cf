import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { attachedColumn, isNotAfterToday, recordColumns } from '../platform/db/columns.ts'

/** A place among which the venue is chosen. */
export interface Venue {
  code: string
  name: string
  regencyCode: string
}

/** A choice of a venue that a later one followed. */
export interface EarlierChoice {
  venueCode: string
  chosenOn: string
  documentNumber: string | null
  reason: string | null
}

/** A retreat of the agency heads. Its venue stays open until one of its options is chosen; a later choice follows it. */
export const retreats = pgTable(
  'retreats',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique('retreat_code_exists /code'),
    /** What it was called before: each keeps finding it, and no other retreat can have one. A trigger keeps the list. */
    formerCodes: text('former_codes').array().notNull().default([]),
    title: text('title').notNull(),
    fiscalYear: integer('fiscal_year').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    /** In the order in which they were given. */
    venues: jsonb('venues').$type<Venue[]>().notNull(),
    /** Why it was last changed. */
    changeReason: text('change_reason'),
    chosenVenue: text('chosen_venue'),
    venueChosenOn: date('venue_chosen_on', { mode: 'string' }),
    venueDocumentNumber: text('venue_document_number'),
    venueReason: text('venue_reason'),
    /** The earliest first. A trigger keeps the list. */
    earlierVenues: jsonb('earlier_venues').$type<EarlierChoice[]>().notNull().default([]),
    cancelledOn: date('cancelled_on', { mode: 'string' }),
    cancellationReason: text('cancellation_reason'),
    attached: attachedColumn(),
    ...recordColumns(),
  },
  (table) => [
    // Who has a former code.
    index('retreats_former_codes').using('gin', table.formerCodes),
    check('dates_out_of_order', sql`${table.startsOn} <= ${table.endsOn}`),
    check('venue_choice_whole', sql`(${table.chosenVenue} is null) = (${table.venueChosenOn} is null)`),
    check('date_in_future /chosenOn', isNotAfterToday(table.venueChosenOn)),
    check('cancellation_whole', sql`(${table.cancelledOn} is null) = (${table.cancellationReason} is null)`),
    check('date_in_future /cancelledOn', isNotAfterToday(table.cancelledOn)),
  ],
)
