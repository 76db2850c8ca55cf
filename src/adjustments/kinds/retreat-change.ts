import { eq } from 'drizzle-orm'
import { budgetLines } from '../../budgets/budgets.table.ts'
import type { Tx } from '../../platform/db/client.ts'
import { refuseAt } from '../../platform/shared/errors.ts'
import type { RetreatRow } from '../../retreats/retreats.queries.ts'
import type { RetreatChange } from '../../retreats/retreats.schema.ts'
import { writeChange } from '../../retreats/write-retreat.ts'
import { type Kind, requestOf } from './kind.ts'
import { retreatOf } from './of-retreat.ts'

/** Corrects a retreat's code, title, year, dates or venues after the first adoption of a budget. */
export const retreatChange: Kind<{ retreat: RetreatRow; request: RetreatChange }> = {
  async check(_tx, _actor, { retreat, request }) {
    return { retreatId: retreat.id, kind: 'retreat_change', request, reason: request.reason }
  },

  async apply(tx, { adjustment }) {
    const retreat = await retreatOf(tx, adjustment)
    const change = requestOf<RetreatChange>(adjustment)
    await assertNamedVenuesStay(tx, retreat, change)
    await writeChange(tx, retreat, change)
    return {}
  },
}

/** Refuses to drop a venue that a cost line or a choice names; its name and regency can change. */
export async function assertNamedVenuesStay(
  tx: Tx,
  { id, chosenVenue, earlierVenues }: RetreatRow,
  { venues }: RetreatChange,
): Promise<void> {
  if (venues === undefined) return
  const lines = await tx
    .selectDistinct({ venueCode: budgetLines.venueCode })
    .from(budgetLines)
    .where(eq(budgetLines.retreatId, id))
  const named = [...lines, ...earlierVenues, { venueCode: chosenVenue }].flatMap(
    ({ venueCode }) => venueCode ?? [],
  )
  const dropped = named.find((code) => !venues.some((venue) => venue.code === code))
  if (dropped !== undefined) refuseAt('/venues', 'venue_in_use', { venue: dropped })
}
