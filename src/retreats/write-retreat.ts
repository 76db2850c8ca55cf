import { eq } from 'drizzle-orm'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { AppError, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { presentRetreat, type RetreatRow } from './retreats.queries.ts'
import type { NewRetreat, Retreat, RetreatChange } from './retreats.schema.ts'
import { retreats } from './retreats.table.ts'

/** Creates a retreat with its venue options; the venue stays open. */
export async function createRetreat(tx: Tx, input: NewRetreat): Promise<Outcome<Retreat>> {
  assertPossible(input)
  const [row] = await tx
    .insert(retreats)
    .values({ id: newId(), ...input })
    .returning()
  return retreatOutcome('retreat.created', mustExist(row, 'the retreat just created'))
}

/** Corrects a retreat of which no budget was adopted yet; the version before is kept. The caller holds the whole retreat. */
export async function changeRetreat(
  tx: Tx,
  current: RetreatRow,
  change: RetreatChange,
): Promise<Outcome<Retreat>> {
  return retreatOutcome('retreat.changed', await writeChange(tx, current, change))
}

/** Writes what is to be other than it is. Former codes keep finding the retreat: a trigger sees to them. */
export async function writeChange(
  tx: Tx,
  current: RetreatRow,
  { reason, ...change }: RetreatChange,
): Promise<RetreatRow> {
  assertPossible({ ...current, ...change } as RetreatRow)
  const [row] = await tx
    .update(retreats)
    .set({ ...change, changeReason: reason } as Partial<RetreatRow>)
    .where(eq(retreats.id, current.id))
    .returning()
  return mustExist(row, 'the locked retreat')
}

function assertPossible({
  startsOn,
  endsOn,
  venues,
}: Pick<NewRetreat, 'startsOn' | 'endsOn' | 'venues'>): void {
  if (endsOn < startsOn) throw new AppError('dates_out_of_order', { from: startsOn, to: endsOn })
  venues.forEach(({ code }, index) => {
    if (venues.findIndex((venue) => venue.code === code) < index) {
      refuseAt(`/venues/${index}/code`, 'duplicate_venue', { venue: code })
    }
  })
}

/** The retreat after a change, and the event that tells of it. */
function retreatOutcome(type: PlainEvent, row: RetreatRow): Outcome<Retreat> {
  const { id } = row
  return {
    result: presentRetreat(row),
    events: [{ id: newId(), type, subject: { type: 'retreat', id }, retreatId: id, data: {} }],
  }
}
