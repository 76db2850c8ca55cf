import { eq } from 'drizzle-orm'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { presentRetreat, venuesOf } from './retreats.queries.ts'
import type { NewRetreat, Retreat, RetreatChange } from './retreats.schema.ts'
import { retreats, venues } from './retreats.table.ts'

/** Creates a retreat with its venue options; the venue stays open. */
export async function createRetreat(tx: Tx, input: NewRetreat): Promise<Outcome<Retreat>> {
  assertOrder(input.startsOn, input.endsOn)
  input.venues.forEach(({ code }, index) => {
    if (input.venues.findIndex((venue) => venue.code === code) < index) {
      refuseAt(`/venues/${index}/code`, 'duplicate_venue', { venue: code })
    }
  })
  const { venues: options, ...fields } = input
  const [row] = await tx
    .insert(retreats)
    .values({ id: newId(), ...fields })
    .returning()
  const retreat = mustExist(row, 'the retreat just created')
  const optionRows = await tx
    .insert(venues)
    .values(options.map((venue, position) => ({ retreatId: retreat.id, position, ...venue })))
    .returning()
  return retreatOutcome('retreat.created', presentRetreat(retreat, optionRows))
}

/** Changes the title or postpones the retreat (new dates need a reason); the version before is kept. */
export async function changeRetreat(
  tx: Tx,
  actor: Actor,
  { id, change, ifMatch }: { id: string; change: RetreatChange; ifMatch: string },
): Promise<Outcome<Retreat>> {
  assertSees(actor, id, 'retreat_not_found')
  const [found] = await tx.select().from(retreats).where(eq(retreats.id, id)).for('update')
  const current = assertFound(found, 'retreat_not_found')
  const options = await venuesOf(tx, [id])
  assertMatches(ifMatch, presentRetreat(current, options))
  const { title = current.title, startsOn = current.startsOn, endsOn = current.endsOn, reason } = change
  assertOrder(startsOn, endsOn)
  const postponed = startsOn !== current.startsOn || endsOn !== current.endsOn
  if (postponed && reason === undefined) refuseAt('/reason', 'reason_required')
  const [row] = await tx
    .update(retreats)
    .set({ title, startsOn, endsOn, changeReason: reason ?? current.changeReason })
    .where(eq(retreats.id, id))
    .returning()
  return retreatOutcome('retreat.changed', presentRetreat(mustExist(row, 'the locked retreat'), options))
}

function assertOrder(from: string, to: string): void {
  if (to < from) throw new AppError('dates_out_of_order', { from, to })
}

/** The retreat after a change, and the event that tells of it. */
export function retreatOutcome(type: PlainEvent, retreat: Retreat): Outcome<Retreat> {
  return {
    result: retreat,
    events: [
      { id: newId(), type, subject: { type: 'retreat', id: retreat.id }, retreatId: retreat.id, data: {} },
    ],
  }
}
