import { isDeepStrictEqual } from 'node:util'
import { sum } from '../platform/shared/rupiah.ts'
import type { Budget, BudgetDiff, BudgetLine } from './budgets.schema.ts'

/** What became of a budget's lines from one version to another, line by line by their codes. */
export function diffBudgets(before: Budget, after: Budget): BudgetDiff {
  const earlier = new Map(before.lines.map((line) => [line.code, line]))
  const later = new Map(after.lines.map((line) => [line.code, line]))
  return {
    retreatId: after.retreatId,
    from: before.version,
    to: after.version,
    added: after.lines.filter(({ code }) => !earlier.has(code)),
    removed: before.lines.filter(({ code }) => !later.has(code)),
    changed: after.lines.flatMap((line) => {
      const was = earlier.get(line.code) ?? line
      const fields = changedFields(was, line)
      return fields.length === 0 ? [] : [{ code: line.code, fields, before: was, after: line }]
    }),
    totals: { before: totalsOf(before.lines), after: totalsOf(after.lines) },
  }
}

function changedFields(before: BudgetLine, after: BudgetLine): (keyof BudgetLine)[] {
  const fields = Object.keys(after) as (keyof BudgetLine)[]
  return fields.filter((field) => !isDeepStrictEqual(before[field], after[field]))
}

function totalsOf(lines: readonly BudgetLine[]) {
  return {
    amount: sum(lines.map(({ amount }) => amount)),
    csrEligible: sum(lines.filter(({ csrEligible }) => csrEligible).map(({ amount }) => amount)),
  }
}
