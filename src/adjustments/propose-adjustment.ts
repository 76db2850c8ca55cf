import { type Actor, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { adjustmentOutcome } from './adjustments.queries.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'

type Proposal = Omit<typeof adjustments.$inferInsert, 'id' | 'makers'>

/** Writes the adjustment down. Nothing changes until another person approves it. */
export async function proposeAdjustment(
  tx: Tx,
  actor: Actor,
  proposal: Proposal,
): Promise<Outcome<Adjustment>> {
  const [row] = await tx
    .insert(adjustments)
    .values({ id: newId(), ...proposal, makers: makersOf(actor) })
    .returning()
  return adjustmentOutcome(
    newId(),
    { type: 'adjustment.proposed', data: {} },
    mustExist(row, 'the adjustment just proposed'),
  )
}
