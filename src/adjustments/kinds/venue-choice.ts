import { eq } from 'drizzle-orm'
import { isOfOtherVenue, linesOf, versionsOf } from '../../budgets/budgets.queries.ts'
import { assertPostable } from '../../closings/calendar.ts'
import { assertOpen } from '../../platform/authority/actions.ts'
import type { Tx } from '../../platform/db/client.ts'
import { queryRows } from '../../platform/db/pipeline.ts'
import { AppError, refuseAt } from '../../platform/shared/errors.ts'
import type { Warning } from '../../platform/shared/warnings.ts'
import { warning } from '../../platform/shared/warnings.ts'
import { retreatActions } from '../../retreats/retreat-actions.ts'
import { assertNotCancelled, assertVenue, type RetreatRow } from '../../retreats/retreats.queries.ts'
import { retreats } from '../../retreats/retreats.table.ts'
import type { Limits } from '../../transitions/release-excess.ts'
import { releaseLines } from '../../transitions/release-lines.ts'
import type { NewVenueChoice } from '../adjustments.schema.ts'
import { type Kind, requestOf } from './kind.ts'
import { lockRetreat, retreatOf } from './of-retreat.ts'

/**
 * Chooses the venue, or later another one. Whatever CSR stands on lines of the other venues becomes unallocated from that
 * day on, and those lines take no more; what the regional budget appropriated and spent on them stays. A later choice moves
 * nothing back of what an earlier one moved, nor of what people moved since, and says so.
 */
export const venueChoice: Kind<{ retreatId: string; request: NewVenueChoice }> = {
  async check(tx, actor, { retreatId, request }) {
    assertOpen(retreatActions['venue-choices'], actor, await lockRetreat(tx, actor, retreatId))
    const { chosenOn: effectiveOn, reason = null } = request
    return { retreatId, kind: 'venue_choice', request, effectiveOn, reason }
  },

  async apply(tx, { adjustment }, { actor, eventId, calendar }) {
    const retreat = await retreatOf(tx, adjustment)
    const { id: retreatId } = retreat
    const {
      venueCode,
      chosenOn,
      documentNumber = null,
      reason = null,
    } = requestOf<NewVenueChoice>(adjustment)
    await assertNotCancelled(tx, retreatId)
    assertVenue(retreat.venues, venueCode, '/venueCode')
    assertFollows(retreat, { venueCode, chosenOn, reason })
    assertPostable(calendar, chosenOn, '/chosenOn')
    // Before the choice is written: a line that takes no CSR may hold none.
    const { entries: posted } = await releaseLines(tx, actor, eventId, calendar, {
      retreatId,
      kind: 'venue_choice',
      subjectId: venueCode,
      effectiveOn: chosenOn,
      reason,
      lines: await closedLines(tx, retreatId, venueCode),
    })
    await tx
      .update(retreats)
      .set({
        chosenVenue: venueCode,
        venueChosenOn: chosenOn,
        venueDocumentNumber: documentNumber,
        venueReason: reason,
      })
      .where(eq(retreats.id, retreatId))
    return { posted, warnings: await notMovedBack(tx, retreat, venueCode) }
  },
}

/** A later choice is of another venue, for a reason, and from no earlier day. */
function assertFollows(
  { chosenVenue: venue, venueChosenOn: since }: RetreatRow,
  { venueCode, chosenOn, reason }: { venueCode: string; chosenOn: string; reason: string | null },
): void {
  if (venue === null || since === null) return
  if (venueCode === venue) throw new AppError('venue_already_chosen', { venue, chosenOn: since })
  if (reason === null) refuseAt('/reason', 'reason_required')
  if (chosenOn < since) refuseAt('/chosenOn', 'venue_choice_out_of_order', { venue, chosenOn: since })
}

/** Of a later choice: what the earlier ones took from lines of its venue stays where they put it. */
async function notMovedBack(tx: Tx, { id, chosenVenue }: RetreatRow, venueCode: string): Promise<Warning[]> {
  if (chosenVenue === null) return []
  const [row] = await queryRows<{ moved: number }>(tx.$client, {
    name: 'moved by earlier venue choices',
    text: `
      select coalesce(sum((m ->> 'amount')::int8), 0)::int8 as moved
      from transfers t, jsonb_array_elements(t.moves) m
      where t.retreat_id = $1 and t.kind = 'venue_choice'
        and exists (select from budget_lines l where l.retreat_id = $1 and l.code = m ->> 'from' and l.venue_code = $2)`,
    values: [id, venueCode],
  })
  return [
    warning('venue_moves_nothing_back', '/venueCode', {
      venue: venueCode,
      earlier: chosenVenue,
      moved: row?.moved ?? 0,
    }),
  ]
}

/** The lines of the budget in force that this choice closes to CSR. Before the first budget there is none. */
async function closedLines(tx: Tx, retreatId: string, chosenVenue: string): Promise<Limits[]> {
  const inForce = (await versionsOf(tx, retreatId)).find(({ state }) => state === 'adopted')
  const lines = inForce ? await linesOf(tx, retreatId, inForce.number) : []
  return lines
    .filter((line) => isOfOtherVenue(line, chosenVenue))
    .map(({ code: lineCode }) => ({ lineCode, promiseRoom: 0, moneyRoom: 0 }))
}
