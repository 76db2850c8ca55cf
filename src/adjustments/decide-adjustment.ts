import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { type Calendar, readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { type Actor, assertNotMaker, isMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import {
  type AdjustmentRow,
  adjustmentOutcome,
  type Effect,
  type Locked,
  lockProposed,
} from './adjustments.queries.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'
import { applyAmendment } from './amend-pledge.ts'
import { applyRefund } from './refund-disbursement.ts'
import { applyReversal } from './reverse-disbursement.ts'
import { applyWriteOff } from './write-off-pledge.ts'

const apply: Record<AdjustmentRow['kind'], (tx: Tx, locked: Locked, calendar: Calendar) => Promise<Effect>> =
  {
    amendment: applyAmendment,
    write_off: applyWriteOff,
    refund: applyRefund,
    reversal: applyReversal,
  }

/** The adjustment as whoever decides read it. */
interface Seen {
  id: string
  ifMatch: string
}

/** A second person agrees, and it takes effect: whatever made it impossible since it was proposed refuses it now. */
export async function approveAdjustment(
  tx: Tx,
  actor: Actor,
  { note, ...seen }: Seen & { note?: string | undefined },
): Promise<Outcome<Adjustment>> {
  const { id } = seen
  const locked = await lockProposed(tx, actor, seen)
  assertNotMaker(actor, locked.adjustment)
  const calendar = await readCalendar(tx, locked.adjustment.retreatId)
  const { split, entries } = await apply[locked.adjustment.kind](tx, locked, calendar)
  const eventId = newId()
  const posted = await postOnOpenDays(tx, calendar, eventId, entries)
  const approved = await change(tx, id, {
    state: 'approved',
    split,
    decidedBy: actor.personId,
    decidedAt: sql`now()`,
    decisionNote: note ?? null,
  })
  return adjustmentOutcome(eventId, { type: 'adjustment.approved', data: { entries: posted } }, approved)
}

/** A second person disagrees: nothing changes. */
export async function rejectAdjustment(
  tx: Tx,
  actor: Actor,
  { reason, ...seen }: Seen & { reason: string },
): Promise<Outcome<Adjustment>> {
  const { id } = seen
  const { adjustment } = await lockProposed(tx, actor, seen)
  assertNotMaker(actor, adjustment)
  const rejected = await change(tx, id, {
    state: 'rejected',
    decidedBy: actor.personId,
    decidedAt: sql`now()`,
    decisionNote: reason,
  })
  return adjustmentOutcome(newId(), { type: 'adjustment.rejected', data: {} }, rejected)
}

/** Whoever proposed it takes the proposal back. */
export async function withdrawAdjustment(
  tx: Tx,
  actor: Actor,
  { id }: { id: string },
): Promise<Outcome<Adjustment>> {
  const { adjustment } = await lockProposed(tx, actor, { id })
  if (!isMaker(actor, adjustment)) throw new AppError('not_the_maker')
  const withdrawn = await change(tx, id, { state: 'withdrawn' })
  return adjustmentOutcome(newId(), { type: 'adjustment.withdrawn', data: {} }, withdrawn)
}

type Change = PgUpdateSetSource<typeof adjustments>

async function change(tx: Tx, id: string, decision: Change): Promise<AdjustmentRow> {
  const [row] = await tx.update(adjustments).set(decision).where(eq(adjustments.id, id)).returning()
  return mustExist(row, 'the locked adjustment')
}
