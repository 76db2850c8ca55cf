import { type Calendar, postingDay, standingDay } from '../closings/calendar.ts'
import { bookingWarnings, type Posted } from '../closings/post-on-open-days.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { Basis } from '../platform/journal/post-entries.ts'
import type { PostingEvent } from '../platform/log/event-types.ts'
import { type PledgeRow, presentFrom } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'

/**
 * What every entry of a promise has in common: it takes effect on the day of the letter, or on
 * which it is booked.
 */
export function basisOf(pledge: PledgeRow): Basis {
  return {
    retreatId: pledge.retreatId,
    companyId: pledge.companyId,
    pledgeId: pledge.id,
    disbursementId: null,
    form: pledge.form,
    channel: null,
    effectiveOn: pledge.bookedOn ?? pledge.pledgedOn,
  }
}

interface PledgeDates {
  pledgedOn: string
  bookedOn?: string | null | undefined
}

/** Refuses a letter or booking that cannot be dated so. */
export function assertPledgeDates(calendar: Calendar, { pledgedOn, bookedOn }: PledgeDates): void {
  postingDay(calendar, { on: pledgedOn, pointer: '/pledgedOn' }, { on: bookedOn, pointer: '/bookedOn' })
}

/** The same for a pledge as it was written down: its month may have been reopened since it was booked. */
export function assertStandingDates(calendar: Calendar, { pledgedOn, bookedOn }: PledgeDates): void {
  standingDay(calendar, { on: pledgedOn, pointer: '/pledgedOn' }, { on: bookedOn, pointer: '/bookedOn' })
}

/** The pledge after a change of state, and the event that tells of it with the entries that it made. */
export async function transitionOutcome(
  tx: Tx,
  eventId: string,
  type: PostingEvent,
  row: PledgeRow,
  posted: Posted,
): Promise<Outcome<Pledge>> {
  const { id, retreatId } = row
  return {
    result: { ...(await presentFrom(tx, row)), warnings: bookingWarnings(posted) },
    events: [{ id: eventId, type, subject: { type: 'pledge', id }, retreatId, data: posted }],
  }
}
