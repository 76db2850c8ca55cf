import { type Calendar, postingDay, readCalendar } from '../closings/calendar.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { LineBalance } from '../platform/db/locks.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { assertMovable, gainsOf } from '../transfers/assert-movable.ts'
import { postTransfer } from '../transfers/post-transfer.ts'
import type { NewReallocation } from '../transfers/transfers.schema.ts'
import { type DisbursementRow, standingOf, transitionOutcome } from './disbursements.queries.ts'
import type { Disbursement } from './disbursements.schema.ts'

/** Moves money that was received and that nobody verified, from a day on. The caller holds it. */
export async function reallocateRecorded(
  tx: Tx,
  actor: Actor,
  disbursement: DisbursementRow,
  reallocation: NewReallocation,
): Promise<Outcome<Disbursement>> {
  const calendar = await readCalendar(tx, disbursement.retreatId)
  assertReallocationDay(calendar, reallocation)
  const eventId = newId()
  const entries = await moveReceived(tx, { actor, eventId, calendar }, disbursement, reallocation)
  return transitionOutcome(tx, eventId, 'disbursement.reallocated', disbursement, { entries })
}

/** Refuses a day from which nothing can be moved. */
export function assertReallocationDay(calendar: Calendar, { effectiveOn, bookedOn }: NewReallocation): void {
  postingDay(calendar, { on: effectiveOn, pointer: '/effectiveOn' }, { on: bookedOn, pointer: '/bookedOn' })
}

/**
 * Moves received money, with the promise that it settled, between lines and the unallocated part. Refused: more than the
 * disbursement has where it is taken, and more than there is room for where it goes. Answers the entries made.
 */
export async function moveReceived(
  tx: Tx,
  { actor, eventId, calendar }: { actor: Actor; eventId: string; calendar: Calendar },
  { id, retreatId, pledgeId }: DisbursementRow,
  { moves, reason, effectiveOn, bookedOn }: NewReallocation,
): Promise<Entry[]> {
  const gains = gainsOf(moves, await standingOf(tx, id))
  assertNoDoubleFunding(moves, gains, await assertMovable(tx, retreatId, moves, gains))
  return postTransfer(tx, actor, eventId, calendar, {
    retreatId,
    kind: 'disbursement_reallocation',
    subjectId: id,
    effectiveOn,
    bookedOn,
    reason,
    moves: moves.map((move) => ({ pledgeId, disbursementId: id, ...move })),
  })
}

/** CSR received and APBD spent stay within the ceiling together also on a line that gains money by a move. */
function assertNoDoubleFunding(
  moves: NewReallocation['moves'],
  gains: ReadonlyMap<string | null, number>,
  lines: ReadonlyMap<string | null, LineBalance>,
): void {
  moves.forEach(({ to: line }, index) => {
    if (line === null) return
    const { ceiling, received, spent } = assertFound(lines.get(line), 'unknown_line')
    const asked = gains.get(line) ?? 0
    const left = ceiling - received - spent
    if (asked > left) refuseAt(`/moves/${index}/to`, 'double_funding', { line, asked, left, ceiling })
  })
}
