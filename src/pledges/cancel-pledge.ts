import { eq } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { withdraw } from '../platform/journal/move-entries.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { postEntries } from '../platform/journal/post-entries.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { pledgeActions } from './pledge-actions.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { balancesOf, lockPledge } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Ends an active pledge of which nothing is received net; from today (WITA) on its lines have the room again. Until
 * then it counted: unlike a rejection it takes nothing back from the past.
 */
export async function cancelPledge(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  const balances = await balancesOf(tx, [id])
  const received = sum(balances.map((balance) => balance.received))
  assertOpen(pledgeActions.cancellation, actor, { ...pledge, received })

  const { today } = await readCalendar(tx, pledge.retreatId)
  const [cancelled] = await tx
    .update(pledges)
    .set({ state: 'cancelled', cancelledOn: today, cancellationReason: reason })
    .where(eq(pledges.id, id))
    .returning()
  const eventId = newId()
  const standing = await netEntries(tx, { pledgeIds: [id] }, ['reserved', 'pledged', 'committed'])
  const entries = await postEntries(
    tx,
    eventId,
    balances.flatMap(({ lineCode, reserved }) =>
      withdraw(standing, { from: lineCode, amount: reserved }, today),
    ),
  )
  return transitionOutcome(tx, eventId, 'pledge.cancelled', mustExist(cancelled, 'the locked pledge'), {
    entries,
  })
}
