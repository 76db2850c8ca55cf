import { eq } from 'drizzle-orm'
import { type Calendar, openDay, postingDay, readCalendar } from '../closings/calendar.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { Split } from '../platform/shared/wire.ts'
import {
  assertState,
  balancesOf,
  lockPledge,
  openParts,
  type PledgeRow,
  totalOf,
} from '../pledges/pledges.queries.ts'
import { pledges } from '../pledges/pledges.table.ts'
import type { AdjustmentRow, Effect, Locked } from './adjustments.queries.ts'
import type { Adjustment, NewWriteOff } from './adjustments.schema.ts'
import { proposeAdjustment } from './propose-adjustment.ts'
import { assertInstalments, promiseWithdrawn, takenByDefault } from './take-outstanding.ts'

/** Proposes to give up a part of what is outstanding. Open to pledges of a cancelled retreat too. */
export async function proposeWriteOff(
  tx: Tx,
  actor: Actor,
  { id, writeOff }: { id: string; writeOff: NewWriteOff },
): Promise<Outcome<Adjustment>> {
  const pledge = await lockPledge(tx, actor, id)
  postingDay(
    await readCalendar(tx, pledge.retreatId),
    { on: writeOff.effectiveOn, pointer: '/effectiveOn' },
    { on: writeOff.bookedOn, pointer: '/bookedOn' },
  )
  await splitOf(tx, pledge, writeOff)
  const { retreatId } = pledge
  return proposeAdjustment(tx, actor, { retreatId, pledgeId: id, kind: 'write_off', ...writeOff })
}

export async function applyWriteOff(
  tx: Tx,
  { adjustment, pledge }: Locked,
  calendar: Calendar,
): Promise<Effect> {
  const { amount, instalments, effectiveOn, bookedOn } = adjustment
  const split = await splitOf(tx, pledge, adjustment)
  await tx
    .update(pledges)
    .set({ writtenOff: pledge.writtenOff + amount, instalments: instalments ?? [] })
    .where(eq(pledges.id, pledge.id))
  const from = openDay(calendar, bookedOn ?? effectiveOn ?? pledge.pledgedOn)
  return { split, entries: await promiseWithdrawn(tx, pledge, split, from) }
}

/** From where it is given up, or why it cannot: checked when it is proposed, and again when it is approved. */
async function splitOf(
  tx: Tx,
  pledge: PledgeRow,
  { amount, instalments }: Pick<AdjustmentRow, 'amount' | 'instalments'>,
): Promise<Split> {
  assertState(pledge, 'active')
  const open = openParts(await balancesOf(tx, [pledge.id]))
  const split = takenByDefault(amount, open, '/amount')
  assertInstalments(instalments, totalOf(pledge) - amount)
  return split
}
