/** What reports call a company that merged into another, or that others merged into: with both names, so that both are found. */
import { sql } from 'drizzle-orm'
import { dayInWords } from '../platform/shared/day-in-words.ts'
import type { Language } from '../platform/shared/language.ts'

/** A company's name, with the names around its succession. */
export interface NamedCompany {
  company: string
  /** Into which it merged, and from which day on (WITA). */
  successor: string | null
  succeededOn: string | null
  predecessors: string[]
}

/** These columns, of the company `c` of a statement that is joined with `withPredecessors`. */
export const namedCompany = sql`
  c.legal_name as company, (select s.legal_name from companies s where s.id = c.successor_id) as successor,
  c.succeeded_on::text as "succeededOn", coalesce(merged.predecessors, '{}') as predecessors`

export const withPredecessors = sql`
  left join (
    select successor_id, array_agg(legal_name order by legal_name) as predecessors
    from companies where successor_id is not null group by successor_id
  ) merged on merged.successor_id = c.id`

const words = {
  id: { into: 'bergabung ke', from: 'mulai', after: 'penerus' },
  en: { into: 'merged into', from: 'from', after: 'successor of' },
} as const

export function nameInReports(
  { company, successor, succeededOn, predecessors }: NamedCompany,
  language: Language,
): string {
  const { into, from, after } = words[language]
  const notes = [
    ...(successor === null
      ? []
      : [`${into} ${successor} ${from} ${dayInWords(succeededOn ?? '', language)}`]),
    ...(predecessors.length === 0 ? [] : [`${after} ${predecessors.join(', ')}`]),
  ]
  return notes.length === 0 ? company : `${company} (${notes.join('; ')})`
}
