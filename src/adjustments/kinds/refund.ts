import { eq } from 'drizzle-orm'
import { type Calendar, openDay, postingDay, readCalendar } from '../../closings/calendar.ts'
import { disbursementActions } from '../../disbursements/disbursement-actions.ts'
import {
  assertState,
  type DisbursementRow,
  lockDisbursement,
  standingOf,
} from '../../disbursements/disbursements.queries.ts'
import { disbursements } from '../../disbursements/disbursements.table.ts'
import { splitOver } from '../../disbursements/split-over-parts.ts'
import { assertLinkable } from '../../documents/documents.queries.ts'
import { assertOpen } from '../../platform/authority/actions.ts'
import type { Tx } from '../../platform/db/client.ts'
import { withdrawSplit } from '../../platform/journal/move-entries.ts'
import { netEntries } from '../../platform/journal/net-entries.ts'
import { refuseAt } from '../../platform/shared/errors.ts'
import type { Split } from '../../platform/shared/wire.ts'
import { assertState as assertPledgeState } from '../../pledges/pledges.queries.ts'
import { pledges } from '../../pledges/pledges.table.ts'
import type { NewRefund } from '../adjustments.schema.ts'
import { judgePaperOfRefund, lockPaperOfRefund } from '../refund-papers.ts'
import { type Applied, amountOf, disbursementOf, type Kind, type Locked, pledgeOf } from './kind.ts'
import { promiseWithdrawn, scheduleAfter } from './take-outstanding.ts'

/** Money that left again, in part or whole. What was promised stays promised, unless the refund ends that too. */
export const refund: Kind<{ id: string; request: NewRefund }> = {
  async check(tx, actor, { id, request }) {
    const { evidence, refundedOn, bookedOn = null, allocations = null, unallocated = null } = request
    await lockPaperOfRefund(tx, request)
    const { disbursement } = await lockDisbursement(tx, actor, id)
    assertOpen(disbursementActions.refunds, actor, disbursement)
    const { retreatId, pledgeId, receivedOn } = disbursement
    const day = postingDay(
      await readCalendar(tx, retreatId),
      { on: refundedOn, pointer: '/refundedOn' },
      { on: bookedOn, pointer: '/bookedOn' },
    )
    const countsFrom = await firstDayOf(tx, disbursement)
    if (refundedOn < receivedOn || day < countsFrom)
      refuseAt('/refundedOn', 'refund_before_receipt', { refundedOn, receivedOn: countsFrom })
    await assertLinkable(tx, actor, evidence.documentId, '/evidence/documentId')
    await judgePaperOfRefund(tx, actor, request)
    return {
      retreatId,
      pledgeId,
      disbursementId: id,
      kind: 'refund',
      request,
      amount: request.amount,
      endsPromise: request.endsPromise ?? false,
      effectiveOn: refundedOn,
      bookedOn,
      reason: request.reason,
      allocations,
      unallocated,
      evidenceKind: evidence.kind,
      evidenceNumber: evidence.number,
      evidenceAccountNumber: evidence.accountNumber ?? null,
      documentId: evidence.documentId ?? null,
    }
  },

  async apply(tx, locked, { calendar }) {
    const { adjustment } = locked
    const disbursement = disbursementOf(locked)
    assertState(disbursement, 'recorded', 'verified')
    const { id, refunded, receivedOn } = disbursement
    const amount = amountOf(adjustment)
    const { allocations, unallocated } = adjustment
    const shortage = 'refund_exceeds_receipt'
    const split = splitOver(
      await standingOf(tx, id),
      { amount, allocations, unallocated },
      { part: shortage, whole: shortage, line: shortage },
    )
    await tx
      .update(disbursements)
      .set({ refunded: refunded + amount })
      .where(eq(disbursements.id, id))
    const standing = await netEntries(tx, { disbursementIds: [id] }, ['received', 'verified'])
    const day = openDay(calendar, adjustment.bookedOn ?? adjustment.effectiveOn ?? receivedOn)
    const left = withdrawSplit(standing, split, day)
    if (!adjustment.endsPromise) return { split, entries: left }
    const { entries = [], instalments = [] } = await endPromise(tx, locked, calendar, { split, day })
    return { split, instalments, entries: [...left, ...entries] }
  },
}

/** The day of its earliest entry. */
async function firstDayOf(tx: Tx, { id, receivedOn }: DisbursementRow): Promise<string> {
  const [first] = await netEntries(tx, { disbursementIds: [id] }, ['received'])
  return first?.effectiveOn ?? receivedOn
}

/** Writes off what the refund left outstanding, where it stands, so that nobody is asked for it again. */
async function endPromise(
  tx: Tx,
  locked: Locked,
  calendar: Calendar,
  { split, day }: { split: Split; day: string },
): Promise<Applied> {
  const { adjustment } = locked
  const pledge = pledgeOf(locked)
  assertPledgeState(pledge, 'active')
  const amount = amountOf(adjustment)
  const instalments = scheduleAfter(calendar, pledge, -amount, adjustment)
  await tx
    .update(pledges)
    .set({ writtenOff: pledge.writtenOff + amount, instalments })
    .where(eq(pledges.id, pledge.id))
  return { instalments, entries: await promiseWithdrawn(tx, pledge, split, day) }
}
