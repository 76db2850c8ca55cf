import type { Actions, Gate } from '../platform/authority/actions.ts'
import { assertMayDo } from '../platform/authority/actor.ts'
import { AppError } from '../platform/shared/errors.ts'

/** What decides about a retreat. */
export interface RetreatStanding {
  cancelledOn: string | null
}
interface Adopted {
  /** Whether a budget ever was. */
  isAdopted: boolean
}

/** Refuses what a cancelled retreat no longer takes. */
export function assertRunning({ cancelledOn }: RetreatStanding): void {
  if (cancelledOn !== null) throw new AppError('retreat_cancelled', { cancelledOn })
}

const running: Gate<RetreatStanding> = (_actor, retreat) => assertRunning(retreat)

const cancelled: Gate<RetreatStanding> = (_actor, { cancelledOn }) => {
  if (cancelledOn === null) throw new AppError('retreat_not_cancelled')
}

/** What decisions rest on is changed by two people. */
const adoptedIsProposed: Gate<Adopted> = (actor, { isAdopted }) => {
  if (isAdopted) assertMayDo(actor, 'adjustments.propose')
}

/** What can be done with a retreat. */
export const retreatActions = {
  change: { operation: 'retreats.write', gates: [adoptedIsProposed] },
  budgets: { operation: 'budgets.write', gates: [] },
  'venue-choices': { operation: 'adjustments.propose', gates: [running] },
  cancellation: { operation: 'adjustments.propose', gates: [running] },
  restoration: { operation: 'adjustments.propose', gates: [cancelled] },
  appropriations: { operation: 'apbd.write', gates: [running] },
  expenditures: { operation: 'apbd.write', gates: [] },
  documents: { operation: 'documents.write', gates: [] },
} satisfies Actions<RetreatStanding & Adopted>
