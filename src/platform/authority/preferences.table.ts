import { boolean, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core'
import { recordColumns } from '../db/columns.ts'
import { languages } from '../shared/language.ts'

export const language = pgEnum('language', languages)

/**
 * What a person wants of the desk, from the first time that they choose anything. A table of its own, since also somebody of the
 * single sign-on who is no user has a desk, and an admin who changes a user is not to meet what that user chose meanwhile.
 */
export const preferences = pgTable('preferences', {
  /** The person's. */
  id: uuid('id').primaryKey(),
  /** Of what is read where a request does not say in which. */
  language: language('language').notNull().default('id'),
  /** The retreat that the desk opens with. Not called retreat_id: the event that writes it is of no retreat. */
  defaultRetreatId: uuid('default_retreat_id'),
  /** Whether what waits is told once a day by e-mail. */
  digest: boolean('digest').notNull().default(false),
  ...recordColumns(),
})

/** SQL: the language that a person chose; null where they chose none. */
export function chosenLanguageOf(personId: string): string {
  return `(select language::text from preferences where id = ${personId})`
}
