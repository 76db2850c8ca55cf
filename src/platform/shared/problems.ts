/**
 * Every problem a caller can meet: status, title, and a detail that says what to do next, in both languages.
 * `{name}` is filled with a figure of the refusal, `{name:rp}` with the figure as rupiah. Codes are stable:
 * they end the `type` of the problem document (RFC 9457).
 */
import { accessProblems } from './problems/access.ts'
import { budgetProblems } from './problems/budgets.ts'
import { pledgeProblems } from './problems/pledges.ts'
import type { Problem } from './problems/problem.ts'
import { receiptProblems } from './problems/receipts.ts'
import { recordProblems } from './problems/records.ts'
import { requestProblems } from './problems/requests.ts'
import { serviceProblems } from './problems/service.ts'

export const problems = {
  ...requestProblems,
  ...accessProblems,
  ...recordProblems,
  ...budgetProblems,
  ...pledgeProblems,
  ...receiptProblems,
  ...serviceProblems,
} satisfies Record<string, Problem>

export type ProblemCode = keyof typeof problems
