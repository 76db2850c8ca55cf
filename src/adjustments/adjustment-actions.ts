import { type Actions, byAnother, type Gate } from '../platform/authority/actions.ts'
import { isMaker } from '../platform/authority/actor.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { AdjustmentRow } from './kinds/kind.ts'

type AdjustmentFacts = Pick<AdjustmentRow, 'state' | 'makers'>

const proposed: Gate<Pick<AdjustmentRow, 'state'>> = (_actor, { state }) => {
  if (state !== 'proposed') throw new AppError('adjustment_wrong_state', { state, required: 'proposed' })
}

/** Others have become makers of it by what they attached. */
const byItsProposer: Gate<Pick<AdjustmentRow, 'makers'>> = (actor, { makers }) => {
  if (!isMaker(actor, { makers: makers.slice(0, 1) })) throw new AppError('not_the_maker')
}

/** What can be done with a proposal of whatever kind. */
export const adjustmentActions = {
  approval: { operation: 'adjustments.decide', gates: [proposed, byAnother] },
  rejection: { operation: 'adjustments.decide', gates: [proposed, byAnother] },
  withdrawal: { operation: 'adjustments.propose', gates: [proposed, byItsProposer] },
  documents: { operation: 'documents.write', gates: [] },
} satisfies Actions<AdjustmentFacts>
