import { eq } from 'drizzle-orm'
import { type Actor, withMaker } from '../access/actor.ts'
import { assertAllocatable } from '../budgets/budgets.queries.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { type LineBalance, lockLines } from '../journal/locks.ts'
import { entriesOf, postEntries } from '../journal/post-entries.ts'
import { AppError, assertFound, type Fault } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { basisOf, transitionOutcome } from './pledge-entries.ts'
import { assertState, lockPledge, type PledgeRow } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Submits a pledge for approval and reserves its allocations on the lines, so that no two pledges can promise the
 * same rupiah of a ceiling. Refused with the lines on which there is not enough room.
 */
export async function submitPledge(tx: Tx, actor: Actor, { id }: { id: string }): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  assertState(pledge, 'draft', 'rejected')
  await assertAllocatable(tx, pledge.retreatId, pledge.allocations)
  const lines = [...pledge.allocations.map(({ lineCode }) => lineCode), null]
  assertRoom(pledge, await lockLines(tx, pledge.retreatId, lines))

  const [submitted] = await tx
    .update(pledges)
    .set({
      state: 'submitted',
      makers: withMaker(pledge.makers, actor),
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
    })
    .where(eq(pledges.id, id))
    .returning()
  const eventId = newId()
  const entries = await postEntries(tx, eventId, entriesOf(basisOf(pledge), 'reserved', pledge))
  return transitionOutcome(
    tx,
    eventId,
    'pledge.submitted',
    assertFound(submitted, 'pledge_not_found'),
    entries,
  )
}

function assertRoom(pledge: PledgeRow, balances: Map<string | null, LineBalance>): void {
  const faults = pledge.allocations.flatMap(({ lineCode: line, amount: asked }, index): Fault[] => {
    const { ceiling, reserved } = assertFound(balances.get(line), 'unknown_line')
    const left = ceiling - reserved
    if (asked <= left) return []
    return [
      {
        pointer: `/allocations/${index}/amount`,
        code: 'line_ceiling_exceeded',
        figures: { line, asked, left, ceiling },
      },
    ]
  })
  const [first] = faults
  if (first) throw new AppError('line_ceiling_exceeded', first.figures, faults)
  const { ceiling, reserved } = assertFound(balances.get(null), 'internal_error')
  if (pledge.unallocated > ceiling - reserved) {
    throw new AppError('total_too_large', { asked: pledge.unallocated, left: ceiling - reserved })
  }
}
