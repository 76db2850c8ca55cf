import { and, asc, eq } from 'drizzle-orm'
import { budgetVersions } from '../budgets/budgets.table.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { lockPledges, type PledgeRow } from '../pledges/pledges.queries.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { imports } from '../retreats/imports.table.ts'
import { importActions } from './import-actions.ts'
import { findVisibleImport, presentImport } from './imports.queries.ts'
import type { Import } from './imports.schema.ts'

/** Discards everything that came of an import, while all of it is still draft (or was discarded before, one by one). */
export async function discardImport(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Import>> {
  const { kind, retreatId } = await findVisibleImport(tx, actor, id)
  const records = kind === 'pledges' ? await lockDrafts(tx, actor, id) : await lockVersion(tx, retreatId, id)
  assertOpen(importActions.discarding, actor, { ...(await findVisibleImport(tx, actor, id)), records })
  const ofRecords =
    kind === 'pledges' ? await discardPledges(tx, id, reason) : await discardVersion(tx, id, reason)
  const [row] = await tx
    .update(imports)
    .set({ state: 'discarded', discardingReason: reason })
    .where(and(eq(imports.id, id), eq(imports.state, 'kept')))
    .returning()
  if (row === undefined) throw new AppError('import_wrong_state', { state: 'discarded', required: 'kept' })
  const event = {
    id: newId(),
    type: 'import.discarded' as const,
    subject: { type: 'import', id },
    retreatId,
    data: {},
  }
  return { result: await presentImport(tx, row), events: [event, ...ofRecords] }
}

async function lockDrafts(tx: Tx, actor: Actor, importId: string): Promise<PledgeRow[]> {
  const named = await tx
    .select({ id: pledges.id })
    .from(pledges)
    .where(eq(pledges.importId, importId))
    .orderBy(asc(pledges.id))
  const ids = named.map(({ id }) => id)
  return [...(await lockPledges(tx, actor, ids)).values()]
}

async function discardPledges(tx: Tx, importId: string, reason: string): Promise<NewEvent[]> {
  const discarded = await tx
    .update(pledges)
    .set({ state: 'discarded', discardingReason: reason })
    .where(and(eq(pledges.importId, importId), eq(pledges.state, 'draft')))
    .returning({ id: pledges.id, retreatId: pledges.retreatId })
  return discarded.map((pledge) => ({
    id: newId(),
    type: 'pledge.discarded',
    subject: { type: 'pledge', id: pledge.id },
    retreatId: pledge.retreatId,
    data: {},
  }))
}

async function lockVersion(tx: Tx, retreatId: string, importId: string): Promise<{ state: string }[]> {
  await lockWholeRetreat(tx, retreatId)
  const [version] = await tx.select().from(budgetVersions).where(eq(budgetVersions.importId, importId))
  return [mustExist(version, 'the budget version of an import')]
}

async function discardVersion(tx: Tx, importId: string, reason: string): Promise<NewEvent[]> {
  const discarded = await tx
    .update(budgetVersions)
    .set({ state: 'discarded', discardingReason: reason })
    .where(and(eq(budgetVersions.importId, importId), eq(budgetVersions.state, 'draft')))
    .returning({ retreatId: budgetVersions.retreatId, number: budgetVersions.number })
  return discarded.map(({ retreatId, number }) => ({
    id: newId(),
    type: 'budget.discarded',
    subject: { type: 'budget', id: `${retreatId}/${number}` },
    retreatId,
    data: {},
  }))
}
