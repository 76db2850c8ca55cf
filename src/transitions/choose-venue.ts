import { eq } from 'drizzle-orm'
import { isOfOtherVenue, linesOf, versionsOf } from '../budgets/budgets.queries.ts'
import { assertPostable, readCalendar } from '../closings/calendar.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { assertNotCancelled, assertVenue, findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { retreats } from '../retreats/retreats.table.ts'
import type { Limits } from './release-excess.ts'
import { releaseLines } from './release-lines.ts'
import type { NewVenueChoice, VenueChoice } from './transitions.schema.ts'

/**
 * Chooses the venue, once. Whatever CSR stands on lines of the other venues becomes unallocated from that day on, and
 * those lines take no more; what the regional budget appropriated and spent on them stays.
 */
export async function chooseVenue(
  tx: Tx,
  actor: Actor,
  { retreatId, choice }: { retreatId: string; choice: NewVenueChoice },
): Promise<Outcome<VenueChoice>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  await lockWholeRetreat(tx, retreatId)
  const { venues, venueChoice } = await findVisibleRetreat(tx, actor, retreatId)
  const { venueCode, chosenOn, documentNumber = null } = choice
  await assertNotCancelled(tx, retreatId)
  if (venueChoice !== null) {
    const { venueCode: venue, chosenOn } = venueChoice
    throw new AppError('venue_already_chosen', { venue, chosenOn })
  }
  assertVenue(venues, venueCode, '/venueCode')
  const calendar = await readCalendar(tx, retreatId)
  assertPostable(calendar, chosenOn, '/chosenOn')

  const eventId = newId()
  // Before the choice is written: a line that takes no CSR may hold none.
  const { released: moved, entries } = await releaseLines(tx, actor, eventId, calendar, {
    retreatId,
    kind: 'venue_choice',
    subjectId: venueCode,
    effectiveOn: chosenOn,
    reason: null,
    lines: await closedLines(tx, retreatId, venueCode),
  })
  await tx
    .update(retreats)
    .set({ chosenVenue: venueCode, venueChosenOn: chosenOn, venueDocumentNumber: documentNumber })
    .where(eq(retreats.id, retreatId))
  const result = { retreatId, venueCode, chosenOn, documentNumber, moved }
  return {
    result,
    events: [
      {
        id: eventId,
        type: 'retreat.venue_chosen',
        subject: { type: 'retreat', id: retreatId },
        retreatId,
        data: { entries },
      },
    ],
  }
}

/** The lines of the budget in force that this choice closes to CSR. Before the first budget there is none. */
async function closedLines(tx: Tx, retreatId: string, chosenVenue: string): Promise<Limits[]> {
  const inForce = (await versionsOf(tx, retreatId)).find(({ state }) => state === 'adopted')
  const lines = inForce ? await linesOf(tx, retreatId, inForce.number) : []
  return lines
    .filter((line) => isOfOtherVenue(line, chosenVenue))
    .map(({ code: lineCode }) => ({ lineCode, promiseRoom: 0, moneyRoom: 0 }))
}
