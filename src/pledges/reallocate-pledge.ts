import { postingDay, readCalendar } from '../closings/calendar.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { assertMovable, gainsOf } from '../transfers/assert-movable.ts'
import { postTransfer } from '../transfers/post-transfer.ts'
import type { NewReallocation } from '../transfers/transfers.schema.ts'
import { pledgeActions } from './pledge-actions.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { balancesOf, lockPledge, openParts } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'

/**
 * Moves what a pledge has not handed over yet between lines and its unallocated part, from a day on. Refused: more
 * than is open where it is taken, and more than there is room for where it goes.
 */
export async function reallocatePledge(
  tx: Tx,
  actor: Actor,
  { id, reallocation }: { id: string; reallocation: NewReallocation },
): Promise<Outcome<Pledge>> {
  const { moves, reason, effectiveOn, bookedOn } = reallocation
  const pledge = await lockPledge(tx, actor, id)
  assertOpen(pledgeActions.reallocations, actor, pledge)
  const calendar = await readCalendar(tx, pledge.retreatId)
  postingDay(calendar, { on: effectiveOn, pointer: '/effectiveOn' }, { on: bookedOn, pointer: '/bookedOn' })
  const gains = gainsOf(moves, openParts(await balancesOf(tx, [id])))
  await assertMovable(tx, pledge.retreatId, moves, gains)

  const eventId = newId()
  const entries = await postTransfer(tx, actor, eventId, calendar, {
    retreatId: pledge.retreatId,
    kind: 'pledge_reallocation',
    subjectId: id,
    effectiveOn,
    bookedOn,
    reason,
    moves: moves.map((move) => ({ pledgeId: id, disbursementId: null, ...move })),
  })
  return transitionOutcome(tx, eventId, 'pledge.reallocated', pledge, { entries })
}
