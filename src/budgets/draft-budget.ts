import { type Actor, assertSees } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { lockWholeRetreat } from '../journal/locks.ts'
import { assertVenue, findRetreat } from '../retreats/retreats.queries.ts'
import { assertFound, refuseAt } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
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
    .values({ retreatId, number, reason: budget.reason, makers: [actor.personId] })
    .returning()
  const lines = await tx
    .insert(budgetLines)
    .values(budget.lines.map((line, position) => ({ retreatId, number, position, ...line })))
    .returning()
  const result = presentBudget(assertFound(version, 'internal_error'), lines)
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

function assertLines(lines: readonly NewBudgetLine[], venues: readonly { code: string }[]): void {
  const seen = new Set<string>()
  lines.forEach((line, index) => {
    const at = `/lines/${index}`
    const { code, quantity, unitPrice, amount } = line
    if (seen.has(code)) refuseAt(`${at}/code`, 'duplicate_line', { line: code })
    seen.add(code)
    if (line.venueCode !== null) assertVenue(venues, line.venueCode, `${at}/venueCode`)
    // Through BigInt: 10^9 units at 10^13 rupiah pass 2^53.
    const product = BigInt(quantity) * BigInt(unitPrice)
    if (product !== BigInt(amount)) {
      refuseAt(`${at}/amount`, 'line_amount_mismatch', {
        line: code,
        asked: amount,
        expected: Number(product),
      })
    }
    if (!line.csrEligible && line.csrIneligibleReason === undefined) {
      refuseAt(`${at}/csrIneligibleReason`, 'ineligibility_reason_required', { line: code })
    }
  })
}
