import { eq } from 'drizzle-orm'
import { allowedActions } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { lineBalances } from '../platform/journal/balances.table.ts'
import { readRetreatStanding } from '../retreats/retreats.queries.ts'
import { budgetActions } from './budget-actions.ts'
import { isOfOtherVenue } from './budgets.queries.ts'
import type { Budget } from './budgets.schema.ts'

/** A version as it stands: what its lines have room for, where it is in force, and what this caller can do with it. */
export async function standingBudget(db: Db, actor: Actor, budget: Budget): Promise<Budget> {
  const { retreatId, state, lines } = budget
  const { cancelledOn, chosenVenue } = await readRetreatStanding(db, retreatId)
  const makers = budget.makers.map(({ id }) => id)
  const allowed = allowedActions(budgetActions, actor, { state, makers, cancelledOn })
  if (state !== 'adopted') return { ...budget, allowedActions: allowed }

  const balances = await db.select().from(lineBalances).where(eq(lineBalances.retreatId, retreatId))
  const reservedOn = new Map(balances.map(({ lineKey, reserved }) => [lineKey, reserved]))
  const standing = lines.map((line) => {
    const reserved = reservedOn.get(line.code) ?? 0
    const takesCsr = line.csrEligible && !isOfOtherVenue(line, chosenVenue)
    return { ...line, reserved, room: takesCsr ? line.amount - reserved : 0 }
  })
  return { ...budget, lines: standing, allowedActions: allowed }
}
