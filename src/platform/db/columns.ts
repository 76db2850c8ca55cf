/** Columns and checks that every record has. */
import { sql } from 'drizzle-orm'
import { bigint, customType, integer, type PgColumn, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { MAX_AMOUNT } from '../shared/wire.ts'

/** Version (raised by a trigger, which keeps the row before), and when the record was made and last changed. */
export function recordColumns() {
  return {
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  }
}

/** The persons who created, edited or submitted a record: none of them may approve or verify it. */
export function makersColumn() {
  return uuid('makers').array().notNull()
}

/** The number of a paper without what is written in many ways, made once a row: papers are compared by it. */
export function paperNumberColumn(writtenIn: string) {
  return paperNumberOf(writtenIn).notNull()
}

/** The same, of what need not have one. */
export function paperNumberOf(writtenIn: string) {
  return text('paper_number').generatedAlwaysAs(sql`paper_number(${sql.identifier(writtenIn)})`)
}

/** SQL of a check: of printable letters, digits and punctuation, as `isDocumentNumber` in the code says. */
export function isDocumentNumber(column: PgColumn) {
  return sql`is_document_number(${column})`
}

/** How many documents were attached to a record: by it a record has another version with each. */
export function attachedColumn() {
  return integer('attached').notNull().default(0)
}

/** Whole rupiah. */
export function rupiah(name: string) {
  return bigint(name, { mode: 'number' })
}

/** Bytes, such as a hash. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Of a transaction that writes (`xid8`). */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' })

/** An amount that was posted: more than 0, at most 10^13. */
export function isAmount(column: PgColumn) {
  return sql`${column} between 1 and ${sql.raw(String(MAX_AMOUNT))}`
}

export function isNotAfterToday(column: PgColumn) {
  return sql`${column} <= wita_today()`
}

/** Of a signature, or a disclosure. */
export function isSince2000(column: PgColumn) {
  return sql`${column} >= date '2000-01-01'`
}

/** 31 December ten years on. */
export const lastForeseeable = sql.raw('make_date(extract(year from wita_today())::int + 10, 12, 31)')

/** Not after 31 December ten years on. */
export function isForeseeable(column: PgColumn) {
  return sql`${column} <= ${lastForeseeable}`
}
