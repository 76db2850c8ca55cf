import { type Actor, assertSees, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import { AppError, assertFound, type Fault, type Figures } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { ProblemCode } from '../platform/shared/problems.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { newestVersion, presentBudget } from './budgets.queries.ts'
import type { Budget, NewBudget, NewBudgetLine } from './budgets.schema.ts'
import { budgetLines, budgetVersions } from './budgets.table.ts'

/** Drafts the next version of a retreat's budget. Lines are checked; nothing is in force until it is adopted. */
export async function draftBudget(
  tx: Tx,
  actor: Actor,
  { retreatId, budget }: { retreatId: string; budget: NewBudget },
): Promise<Outcome<Budget>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  const retreat = assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  assertLines(budget.lines, retreat.venues)
  await lockWholeRetreat(tx, retreatId)
  const number = ((await newestVersion(tx, retreatId))?.number ?? 0) + 1
  const [version] = await tx
    .insert(budgetVersions)
    .values({ retreatId, number, reason: budget.reason, makers: makersOf(actor) })
    .returning()
  const lines = await tx
    .insert(budgetLines)
    .values(budget.lines.map((line, position) => ({ retreatId, number, position, ...line })))
    .returning()
  const result = presentBudget(mustExist(version, 'the budget version just drafted'), lines)
  return {
    result,
    events: [
      {
        id: newId(),
        type: 'budget.drafted',
        subject: { type: 'budget', id: `${retreatId}/${number}` },
        retreatId,
        data: {},
      },
    ],
  }
}

/** Refuses lines that do not fit, each of them named. */
function assertLines(lines: readonly NewBudgetLine[], venues: readonly { code: string }[]): void {
  const faults = lineFaults(lines, venues)
  const [first] = faults
  if (first) throw new AppError(first.code, first.figures, faults)
}

/** What is wrong with the lines of a budget, beyond what their schema sees. */
export function lineFaults(lines: readonly NewBudgetLine[], venues: readonly { code: string }[]): Fault[] {
  const options = venues.map((venue) => venue.code)
  const seen = new Set<string>()
  return lines.flatMap((line, index) => {
    const { code, venueCode, quantity, unitPrice, amount } = line
    const faults: Fault[] = []
    const addFault = (field: keyof NewBudgetLine, code: ProblemCode, figures: Figures) =>
      faults.push({ pointer: `/lines/${index}/${field}`, code, figures })
    if (seen.has(code)) addFault('code', 'duplicate_line', { line: code })
    seen.add(code)
    if (venueCode !== null && !options.includes(venueCode)) {
      addFault('venueCode', 'unknown_venue', { venue: venueCode, venues: options.join(', ') })
    }
    // Through BigInt: 10^9 units at 10^13 rupiah pass 2^53.
    const product = BigInt(quantity) * BigInt(unitPrice)
    if (product !== BigInt(amount)) {
      addFault('amount', 'line_amount_mismatch', { line: code, asked: amount, expected: Number(product) })
    }
    if (!line.csrEligible && line.csrIneligibleReason === undefined) {
      addFault('csrIneligibleReason', 'ineligibility_reason_required', { line: code })
    }
    return faults
  })
}
