import type { Actions, Gate } from '../platform/authority/actions.ts'
import { isMaker } from '../platform/authority/actor.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { ClosingRow } from './closings.queries.ts'

/** A month, with what of it and after it is closed. */
interface MonthStanding {
  month: string
  closed: readonly Pick<ClosingRow, 'month' | 'closedBy'>[]
}

const isClosed: Gate<MonthStanding> = (_actor, { month, closed }) => {
  if (closed.length === 0) throw new AppError('month_not_closed', { month })
}

/** Of those after it too: else whoever closed June would reopen it by naming May, which another had closed. */
const closedByOthers: Gate<MonthStanding> = (actor, { month, closed }) => {
  const own = closed.find(({ closedBy }) => isMaker(actor, { makers: [closedBy] }))
  if (own !== undefined) throw new AppError('closer_is_reopener', { month, own: own.month })
}

/** What can be done with a month that was closed. */
export const closingActions = {
  reopening: { operation: 'closings.close', gates: [isClosed, closedByOthers] },
} satisfies Actions<MonthStanding>
