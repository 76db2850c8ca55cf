import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { type Actor, assertNotMaker, assertSees } from '../access/actor.ts'
import { findVersion, isVersion, linesOf, presentBudget, versionsOf } from '../budgets/budgets.queries.ts'
import type { Budget } from '../budgets/budgets.schema.ts'
import { budgetVersions } from '../budgets/budgets.table.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { lineBalances } from '../journal/balances.table.ts'
import { lockWholeRetreat } from '../journal/locks.ts'
import { AppError, assertFound, type Fault } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'

/**
 * Puts a version into force: the one before is superseded, and the ceilings follow (a trigger sets them). The whole
 * retreat is locked, so that no pledge can take room on a line while its ceiling changes. Refused where a line
 * would fall below what stands on it, with the list of lines.
 */
export async function adoptBudget(
  tx: Tx,
  actor: Actor,
  { retreatId, number, adoptedOn }: { retreatId: string; number: number; adoptedOn: string },
): Promise<Outcome<Budget>> {
  assertSees(actor, retreatId, 'budget_not_found')
  assertFound(await findVersion(tx, retreatId, number), 'budget_not_found')
  await lockWholeRetreat(tx, retreatId)
  const versions = await versionsOf(tx, retreatId)
  const draft = assertFound(
    versions.find((version) => version.number === number),
    'budget_not_found',
  )
  if (draft.state !== 'draft')
    throw new AppError('budget_wrong_state', { state: draft.state, required: 'draft' })
  assertNotMaker(actor, draft)
  const previous = versions.find((version) => version.state === 'adopted')
  if (previous?.adoptedOn && adoptedOn < previous.adoptedOn) {
    throw new AppError('adoption_out_of_order', { previous: previous.adoptedOn })
  }
  const lines = await linesOf(tx, retreatId, number)
  await assertRoomFor(tx, retreatId, lines)

  if (previous)
    await tx.update(budgetVersions).set({ state: 'superseded' }).where(isVersion(retreatId, previous.number))
  const [adopted] = await tx
    .update(budgetVersions)
    .set({ state: 'adopted', adoptedOn, adoptedBy: actor.personId, adoptedAt: sql`now()` })
    .where(isVersion(retreatId, number))
    .returning()
  return {
    result: presentBudget(assertFound(adopted, 'budget_not_found'), lines),
    events: [
      {
        id: newId(),
        type: 'budget.adopted',
        subject: { type: 'budget', id: `${retreatId}/${number}` },
        retreatId,
        data: { version: number, adoptedOn, supersedes: previous?.number ?? null },
      },
    ],
  }
}

/** A line that the new version drops or no longer opens to CSR counts as zero. */
async function assertRoomFor(
  tx: Tx,
  retreatId: string,
  lines: readonly { code: string; amount: number; csrEligible: boolean }[],
): Promise<void> {
  const balances = await tx
    .select()
    .from(lineBalances)
    .where(and(eq(lineBalances.retreatId, retreatId), isNotNull(lineBalances.lineCode)))
  const faults = balances.flatMap((balance): Fault[] => {
    const line = lines.find(({ code }) => code === balance.lineCode)
    const ceiling = line?.amount ?? 0
    const used = balance.receivedCash + balance.receivedGoods + balance.receivedServices + balance.spent
    if (balance.reserved <= (line?.csrEligible ? ceiling : 0) && used <= ceiling) return []
    const figures = { line: balance.lineCode, ceiling, reserved: balance.reserved, used }
    return [{ pointer: '', code: 'line_below_balances', figures }]
  })
  if (faults.length > 0) throw new AppError('lines_below_balances', { lines: faults.length }, faults)
}
