import { eq } from 'drizzle-orm'
import { openDay, postingDay, readCalendar } from '../../closings/calendar.ts'
import { assertOpen } from '../../platform/authority/actions.ts'
import { pledgeActions } from '../../pledges/pledge-actions.ts'
import { assertState, balancesOf, lockPledge, openParts } from '../../pledges/pledges.queries.ts'
import { pledges } from '../../pledges/pledges.table.ts'
import type { NewWriteOff } from '../adjustments.schema.ts'
import { amountOf, type Kind, pledgeOf } from './kind.ts'
import { promiseWithdrawn, scheduleAfter, takenByDefault } from './take-outstanding.ts'

/** Gives up a part of what is outstanding. Open to pledges of a cancelled retreat too. */
export const writeOff: Kind<{ id: string; request: NewWriteOff }> = {
  async check(tx, actor, { id, request }) {
    const pledge = await lockPledge(tx, actor, id)
    assertOpen(pledgeActions['write-offs'], actor, pledge)
    const { retreatId } = pledge
    postingDay(
      await readCalendar(tx, retreatId),
      { on: request.effectiveOn, pointer: '/effectiveOn' },
      { on: request.bookedOn, pointer: '/bookedOn' },
    )
    return { retreatId, pledgeId: id, kind: 'write_off', request, ...request }
  },

  async apply(tx, locked, { calendar }) {
    const { adjustment } = locked
    const pledge = pledgeOf(locked)
    const amount = amountOf(adjustment)
    assertState(pledge, 'active')
    const split = takenByDefault(amount, openParts(await balancesOf(tx, [pledge.id])), '/amount')
    const instalments = scheduleAfter(calendar, pledge, -amount, adjustment)
    await tx
      .update(pledges)
      .set({ writtenOff: pledge.writtenOff + amount, instalments })
      .where(eq(pledges.id, pledge.id))
    const from = openDay(calendar, adjustment.bookedOn ?? adjustment.effectiveOn ?? pledge.pledgedOn)
    return { split, instalments, entries: await promiseWithdrawn(tx, pledge, split, from) }
  },
}
