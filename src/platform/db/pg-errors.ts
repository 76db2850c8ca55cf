/** Reads what Postgres refused. Drizzle's own message holds the parameters (personal data), so it is never shown. */
import pg from 'pg'
import type { Pointer } from '../shared/errors.ts'
import { type ProblemCode, problems } from '../shared/problems.ts'

/** The database's own refusal, wherever in the chain of causes it stands; null where it did not come from there. */
export function refusalIn(error: unknown): pg.DatabaseError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError) return cause
  }
  return null
}

/** SQLSTATE of the refusal and the constraint that it names, fit for a log: neither holds data. */
export function describeRefusal(error: unknown): { sqlState?: string; constraint?: string } {
  const { code, constraint } = refusalIn(error) ?? {}
  return { ...(code && { sqlState: code }), ...(constraint && { constraint }) }
}

/** Serialization failure and deadlock: nothing happened, and the same transaction may well succeed now. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40001', '40P01'].includes(refusalIn(error)?.code ?? '')
}

/** Waited too long for a lock, a statement or the whole transaction. */
export function isTimeout(error: unknown): boolean {
  return ['55P03', '57014', '25P03', '25P04'].includes(refusalIn(error)?.code ?? '')
}

/**
 * The problem behind a violated constraint. Constraints are named after their problem, and after the place in the
 * request that breaks them where there is one (`date_in_future /pledgedOn`); any other is a rule that no request can
 * break as long as the program is right.
 */
export function violatedRule(
  error: unknown,
): { code: ProblemCode; pointer: Pointer | undefined; rule: string } | null {
  const { code: sqlState, constraint: rule } = refusalIn(error) ?? {}
  if (!sqlState?.startsWith('23') || rule === undefined) return null
  const [name = rule, place] = rule.split(' ')
  const pointer = place?.startsWith('/') ? (place as Pointer) : undefined
  return { code: name in problems ? (name as ProblemCode) : 'rule_violated', pointer, rule: name }
}
