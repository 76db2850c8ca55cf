/** Searching lists: whatever spelling a paper's number forgives, a search forgives too. */
import { and, like, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { paperNumber } from './paper-number.ts'

/** Shorter ones are no part of anything, but the whole of it: a part of one or two letters is in nearly everything. */
const SHORTEST_PART = 3
const WORDS_MAX = 10
const NUMBERS_ONLY = /^[\d .-]+$/

type Text = PgColumn | SQL

/** SQL: a text by which names are compared and sorted, as `paperNumber` has it. */
export function searchable(text: Text): SQL {
  return sql`paper_number(${text})`
}

/** The number of a paper that has this in it; of one or two characters, that is this. */
export function numberMatches(key: Text, q: string): SQL {
  const wanted = paperNumber(q)
  return wanted.length < SHORTEST_PART
    ? sql`${key} = ${wanted}`
    : like(key as PgColumn, `%${escaped(wanted)}%`)
}

/** A name that has each of these words in it; of one or two characters, that begins with this. */
export function nameMatches(text: Text, q: string): SQL | undefined {
  const wanted = paperNumber(q)
  if (wanted.length < SHORTEST_PART) return like(text as PgColumn, `${escaped(wanted)}%`)
  const words = wanted.split('/', WORDS_MAX).map((word) => like(text as PgColumn, `%${escaped(word)}%`))
  return or(and(...words), digitsMatch(text, q))
}

/** A record of one of the companies that a search found: they are one parameter, however many. */
export function isOfCompanies(companyId: PgColumn, found: readonly string[]): SQL {
  return sql`${companyId} = any (${sql.param([...found])}::uuid[])`
}

/** A registered number as people write it, with dots and dashes. */
function digitsMatch(text: Text, q: string): SQL | undefined {
  const digits = q.replaceAll(/\D/g, '')
  return NUMBERS_ONLY.test(q) && digits.length >= SHORTEST_PART
    ? like(text as PgColumn, `%${digits}%`)
    : undefined
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
