import { eq } from 'drizzle-orm'
import { type Calendar, openDay, postingDay, readCalendar } from '../closings/calendar.ts'
import {
  assertState,
  type DisbursementRow,
  lockDisbursement,
  standingOf,
} from '../disbursements/disbursements.queries.ts'
import { disbursements } from '../disbursements/disbursements.table.ts'
import { splitOver } from '../disbursements/split-over-parts.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { withdrawSplit } from '../platform/journal/move-entries.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { Split } from '../platform/shared/wire.ts'
import type { AdjustmentRow, Effect, Locked } from './adjustments.queries.ts'
import type { Adjustment, NewRefund } from './adjustments.schema.ts'
import { proposeAdjustment } from './propose-adjustment.ts'

/** Proposes to record that money left again, in part or whole. What was promised stays promised. */
export async function proposeRefund(
  tx: Tx,
  actor: Actor,
  { id, refund }: { id: string; refund: NewRefund },
): Promise<Outcome<Adjustment>> {
  const { evidence, refundedOn, bookedOn = null, allocations = null, unallocated = null } = refund
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertState(disbursement, 'recorded', 'verified')
  const { retreatId, pledgeId, receivedOn } = disbursement
  const day = postingDay(
    await readCalendar(tx, retreatId),
    { on: refundedOn, pointer: '/refundedOn' },
    { on: bookedOn, pointer: '/bookedOn' },
  )
  const countsFrom = await firstDayOf(tx, disbursement)
  if (refundedOn < receivedOn || day < countsFrom)
    refuseAt('/refundedOn', 'refund_before_receipt', { refundedOn, receivedOn: countsFrom })
  await splitOf(tx, disbursement, { amount: refund.amount, allocations, unallocated })
  await assertLinkable(tx, actor, evidence.documentId, '/evidence/documentId')
  return proposeAdjustment(tx, actor, {
    retreatId,
    pledgeId,
    disbursementId: id,
    kind: 'refund',
    amount: refund.amount,
    effectiveOn: refundedOn,
    bookedOn,
    reason: refund.reason,
    allocations,
    unallocated,
    evidenceKind: evidence.kind,
    evidenceNumber: evidence.number,
    evidenceAccountNumber: evidence.accountNumber ?? null,
    documentId: evidence.documentId ?? null,
  })
}

export async function applyRefund(
  tx: Tx,
  { adjustment, disbursement: subject }: Locked,
  calendar: Calendar,
): Promise<Effect> {
  const disbursement = mustExist(subject, 'the disbursement of a refund')
  assertState(disbursement, 'recorded', 'verified')
  const { id, refunded, receivedOn } = disbursement
  const { amount, bookedOn, effectiveOn } = adjustment
  const split = await splitOf(tx, disbursement, adjustment)
  await tx
    .update(disbursements)
    .set({ refunded: refunded + amount })
    .where(eq(disbursements.id, id))
  const standing = await netEntries(tx, { disbursementIds: [id] }, ['received', 'verified'])
  const from = openDay(calendar, bookedOn ?? effectiveOn ?? receivedOn)
  return { split, entries: withdrawSplit(standing, split, from) }
}

/** The day of its earliest entry. */
async function firstDayOf(tx: Tx, { id, receivedOn }: DisbursementRow): Promise<string> {
  const [first] = await netEntries(tx, { disbursementIds: [id] }, ['received'])
  return first?.effectiveOn ?? receivedOn
}

/** From where the money goes back, or why it cannot: checked when it is proposed, and again when it is approved. */
async function splitOf(
  tx: Tx,
  { id }: DisbursementRow,
  request: Pick<AdjustmentRow, 'amount' | 'allocations' | 'unallocated'>,
): Promise<Split> {
  const shortage = 'refund_exceeds_receipt'
  return splitOver(await standingOf(tx, id), request, { part: shortage, whole: shortage, line: shortage })
}
