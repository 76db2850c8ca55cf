/** What a rule of the register says of itself. */
import type { FindingCode } from '../platform/shared/finding-codes.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'

/** The gravest first: the order of the register. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

export const subjectKinds = [
  'disbursement',
  'pledge',
  'adjustment',
  'budget',
  'line',
  'company',
  'expenditure',
  'user',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/**
 * One thing that a rule can see. Its SQL answers `subject` (the record's id, a line's code, a budget's version) and `facts` (jsonb: texts,
 * whole rupiah, dates), one row for each subject, from the tables that evaluate-rules.ts lays out as of a day. The
 * message tells the facts (`{name}`, `{name:rp}`) in one sentence, and in another what to do; it judges nobody.
 */
export interface Case {
  subject: SubjectKind
  /** Where it is another than the rule's. */
  severity?: Severity
  sql: string
  message: BothLanguages
}

export interface Rule {
  code: FindingCode
  /** Its name in the audit's own words. */
  name: string
  /** The same for people: as printed registers have it. */
  title: BothLanguages
  severity: Severity
  /** Rises when what the rule finds, or says, changes. */
  version: number
  legalBasis: BothLanguages
  /** A subject is seen by one of them at most, so that a finding has one message. */
  cases: readonly [Case, ...Case[]]
}
