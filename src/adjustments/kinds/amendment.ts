import { eq } from 'drizzle-orm'
import { assertAllocatable, assertDistinctLines, linesNamedIn } from '../../budgets/budgets.queries.ts'
import { assertRoomFor } from '../../budgets/line-room.ts'
import { openDay, postingDay, readCalendar } from '../../closings/calendar.ts'
import { assertPromising } from '../../companies/companies.queries.ts'
import type { Parts } from '../../disbursements/split-over-parts.ts'
import { assertLinkable } from '../../documents/documents.queries.ts'
import { assertOpen } from '../../platform/authority/actions.ts'
import type { Tx } from '../../platform/db/client.ts'
import { type Entry, entriesOf } from '../../platform/journal/post-entries.ts'
import { laterOf } from '../../platform/shared/calendar.ts'
import { refuseAt } from '../../platform/shared/errors.ts'
import { sum } from '../../platform/shared/rupiah.ts'
import type { Allocation, Split } from '../../platform/shared/wire.ts'
import { pledgeActions } from '../../pledges/pledge-actions.ts'
import { basisOf } from '../../pledges/pledge-entries.ts'
import {
  assertState,
  balancesOf,
  lockPledge,
  openParts,
  type PledgeRow,
} from '../../pledges/pledges.queries.ts'
import { pledges } from '../../pledges/pledges.table.ts'
import { assertNotCancelled } from '../../retreats/retreats.queries.ts'

import type { NewAmendment } from '../adjustments.schema.ts'
import { amountOf, type Kind, pledgeOf } from './kind.ts'
import { assertOutstanding, promiseWithdrawn, scheduleAfter, takenByDefault } from './take-outstanding.ts'

/** Adds to a promise, or takes from what is outstanding of it. */
export const amendment: Kind<{ id: string; request: NewAmendment }> = {
  async check(tx, actor, { id, request }) {
    const { delta: amount, allocations = null, ...proposal } = request
    const pledge = await lockPledge(tx, actor, id)
    assertOpen(pledgeActions.amendments, actor, pledge)
    const { retreatId } = pledge
    postingDay(
      await readCalendar(tx, retreatId),
      { on: proposal.effectiveOn, pointer: '/effectiveOn' },
      { on: proposal.bookedOn, pointer: '/bookedOn' },
    )
    await assertLinkable(tx, actor, proposal.documentId, '/documentId')
    return { retreatId, pledgeId: id, kind: 'amendment', request, amount, allocations, ...proposal }
  },

  async apply(tx, locked, { calendar }) {
    const { adjustment } = locked
    const pledge = pledgeOf(locked)
    const amount = amountOf(adjustment)
    assertState(pledge, 'active')
    if (amount > 0) await assertPromising(tx, pledge.companyId, calendar.today)
    const instalments = scheduleAfter(calendar, pledge, amount, adjustment)
    const split = await splitOf(tx, pledge, amount, adjustment.allocations)
    await tx
      .update(pledges)
      .set({ amended: pledge.amended + amount, instalments })
      .where(eq(pledges.id, pledge.id))
    const from = openDay(calendar, adjustment.bookedOn ?? adjustment.effectiveOn ?? pledge.pledgedOn)
    const entries =
      amount > 0 ? promiseAdded(pledge, split, from) : await promiseWithdrawn(tx, pledge, split, from)
    return { split, instalments, entries }
  },
}

/** Where the amendment adds or takes, or why it cannot. */
async function splitOf(
  tx: Tx,
  pledge: PledgeRow,
  amount: number,
  allocations: Allocation[] | null,
): Promise<Split> {
  if (amount > 0) return added(tx, pledge, amount, allocations ?? [])
  const open = openParts(await balancesOf(tx, [pledge.id]))
  return allocations === null ? takenByDefault(-amount, open, '/delta') : taken(-amount, allocations, open)
}

async function added(
  tx: Tx,
  { retreatId }: PledgeRow,
  amount: number,
  allocations: Allocation[],
): Promise<Split> {
  await assertNotCancelled(tx, retreatId)
  const split = { allocations, unallocated: restOf(amount, allocations) }
  await assertAllocatable(tx, retreatId, linesNamedIn(allocations))
  await assertRoomFor(tx, retreatId, split)
  return split
}

function taken(amount: number, allocations: Allocation[], open: Parts): Split {
  const unallocated = restOf(amount, allocations)
  allocations.forEach(({ lineCode, amount: asked }, index) => {
    assertOutstanding(lineCode, asked, open.get(lineCode) ?? 0, `/allocations/${index}/amount`)
  })
  assertOutstanding('unallocated', unallocated, open.get(null) ?? 0, '/allocations')
  return { allocations, unallocated }
}

/** What the allocations leave of the amount. */
function restOf(amount: number, allocations: readonly Allocation[]): number {
  assertDistinctLines('/allocations', allocations)
  const asked = sum(allocations.map((allocation) => allocation.amount))
  if (asked > amount) refuseAt('/allocations', 'allocations_exceed_amount', { asked, amount })
  return amount - asked
}

/** An increase counts like the pledge itself: not before it, and as committed where there is an agreement. */
function promiseAdded(pledge: PledgeRow, split: Split, from: string): Entry[] {
  const basis = basisOf(pledge)
  const effectiveOn = laterOf(from, basis.effectiveOn)
  const { agreementSignedOn: signedOn } = pledge
  return [
    ...entriesOf({ ...basis, effectiveOn }, 'reserved', split),
    ...entriesOf({ ...basis, effectiveOn }, 'pledged', split),
    ...(signedOn === null
      ? []
      : entriesOf({ ...basis, effectiveOn: laterOf(effectiveOn, signedOn) }, 'committed', split)),
  ]
}
