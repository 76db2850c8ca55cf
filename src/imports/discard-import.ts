import { and, asc, eq } from 'drizzle-orm'
import { budgetVersions } from '../budgets/budgets.table.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { lockPledges } from '../pledges/pledges.queries.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { imports } from '../retreats/imports.table.ts'
import { findVisibleImport, type ImportRow, presentImport } from './imports.queries.ts'
import type { Import } from './imports.schema.ts'

/** Discards everything that came of an import, while all of it is still draft (or was discarded before, one by one). */
export async function discardImport(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Import>> {
  const { kind, retreatId } = await findVisibleImport(tx, actor, id)
  const ofRecords =
    kind === 'pledges'
      ? await discardPledges(tx, actor, { id, reason })
      : await discardVersion(tx, { id, retreatId, reason })
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

interface Discarded {
  id: string
  reason: string
}

async function discardPledges(tx: Tx, actor: Actor, { id, reason }: Discarded): Promise<NewEvent[]> {
  const named = await tx
    .select({ id: pledges.id })
    .from(pledges)
    .where(eq(pledges.importId, id))
    .orderBy(asc(pledges.id))
  const locked = await lockPledges(
    tx,
    actor,
    named.map((each) => each.id),
  )
  assertAllDraft([...locked.values()])
  const discarded = await tx
    .update(pledges)
    .set({ state: 'discarded', discardingReason: reason })
    .where(and(eq(pledges.importId, id), eq(pledges.state, 'draft')))
    .returning({ id: pledges.id, retreatId: pledges.retreatId })
  return discarded.map((pledge) => ({
    id: newId(),
    type: 'pledge.discarded',
    subject: { type: 'pledge', id: pledge.id },
    retreatId: pledge.retreatId,
    data: {},
  }))
}

async function discardVersion(
  tx: Tx,
  { id, retreatId, reason }: Discarded & Pick<ImportRow, 'retreatId'>,
): Promise<NewEvent[]> {
  await lockWholeRetreat(tx, retreatId)
  const isOfImport = and(eq(budgetVersions.retreatId, retreatId), eq(budgetVersions.importId, id))
  const [version] = await tx.select().from(budgetVersions).where(isOfImport)
  const { number, state } = mustExist(version, 'the budget version of an import')
  assertAllDraft([{ state }])
  if (state === 'discarded') return []
  await tx.update(budgetVersions).set({ state: 'discarded', discardingReason: reason }).where(isOfImport)
  const subject = { type: 'budget', id: `${retreatId}/${number}` }
  return [{ id: newId(), type: 'budget.discarded', subject, retreatId, data: {} }]
}

function assertAllDraft(records: readonly { state: string }[]): void {
  const beyond = records.filter(({ state }) => state !== 'draft' && state !== 'discarded').length
  if (beyond > 0) throw new AppError('import_beyond_draft', { beyond, total: records.length })
}
