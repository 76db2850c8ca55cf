/** Proposals that concern a whole retreat. */
import { eq } from 'drizzle-orm'
import { type Actor, assertSees } from '../../platform/authority/actor.ts'
import type { Tx } from '../../platform/db/client.ts'
import { lockWholeRetreat } from '../../platform/db/locks.ts'
import { assertFound } from '../../platform/shared/errors.ts'
import { mustExist } from '../../platform/shared/must-exist.ts'
import type { RetreatRow } from '../../retreats/retreats.queries.ts'
import { retreats } from '../../retreats/retreats.table.ts'
import type { AdjustmentRow } from './kind.ts'

/** The whole retreat, locked, or 404. */
export async function lockRetreat(tx: Tx, actor: Actor, id: string): Promise<RetreatRow> {
  assertSees(actor, id, 'retreat_not_found')
  await lockWholeRetreat(tx, id)
  const [row] = await tx.select().from(retreats).where(eq(retreats.id, id)).for('update')
  return assertFound(row, 'retreat_not_found')
}

/** The retreat of a proposal, as it is now. The caller holds it. */
export async function retreatOf(
  tx: Tx,
  { retreatId }: Pick<AdjustmentRow, 'retreatId'>,
): Promise<RetreatRow> {
  const id = mustExist(retreatId, 'the retreat of a proposal')
  const [row] = await tx.select().from(retreats).where(eq(retreats.id, id))
  return mustExist(row, 'the locked retreat')
}
