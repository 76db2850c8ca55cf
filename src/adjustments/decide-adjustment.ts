import { eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { violatedRule } from '../platform/db/pg-errors.ts'
import { changeSince } from '../platform/shared/describe-problem.ts'
import { AppError, Overtaken } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { problems } from '../platform/shared/problems.ts'
import { adjustmentOutcome, lockProposed } from './adjustments.queries.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'
import { assertUnchanged } from './fields-before.ts'
import type { AdjustmentRow } from './kinds/kind.ts'
import { calendarOf, takeEffect } from './take-effect.ts'

/** The proposal as whoever decides read it. */
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
  const locked = await lockProposed(tx, actor, seen, 'approval')
  const { adjustment } = locked
  await assertUnchanged(tx, adjustment)
  const eventId = newId()
  const step = { actor, eventId, calendar: await calendarOf(tx, adjustment) }
  const { posted, warnings, effect, split, instalments } = await takeEffect(tx, locked, step).catch(
    refuseAsOvertaken,
  )
  const approved = await change(tx, seen.id, {
    state: 'approved',
    effect,
    split: split ?? null,
    instalments: instalments ?? adjustment.instalments,
    decidedBy: actor.personId,
    decidedAt: sql`now()`,
    decisionNote: note ?? null,
  })
  const payload = { type: 'adjustment.approved', data: posted } as const
  return adjustmentOutcome(eventId, payload, approved, warnings)
}

/** Nothing of the approval itself is wrong: it was possible once, and what changed since refuses it. */
function refuseAsOvertaken(error: unknown): never {
  const rule = error instanceof AppError ? error.code : violatedRule(error)?.code
  if (rule === undefined) throw error
  const refused = error instanceof AppError ? error : new AppError(rule, { rule }, [], error)
  const { code, figures } = refused
  if (problems[code].status === 409) throw new Overtaken(refused)
  throw new AppError('changed_since_proposed', { since: changeSince(code, figures) }, [], error)
}

/** A second person disagrees: nothing changes. */
export async function rejectAdjustment(
  tx: Tx,
  actor: Actor,
  { reason, ...seen }: Seen & { reason: string },
): Promise<Outcome<Adjustment>> {
  await lockProposed(tx, actor, seen, 'rejection')
  const rejected = await change(tx, seen.id, {
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
  { id, reason }: { id: string; reason?: string | undefined },
): Promise<Outcome<Adjustment>> {
  await lockProposed(tx, actor, { id }, 'withdrawal')
  const withdrawn = await change(tx, id, { state: 'withdrawn', decisionNote: reason ?? null })
  return adjustmentOutcome(newId(), { type: 'adjustment.withdrawn', data: {} }, withdrawn)
}

async function change(
  tx: Tx,
  id: string,
  decision: PgUpdateSetSource<typeof adjustments>,
): Promise<AdjustmentRow> {
  const [row] = await tx.update(adjustments).set(decision).where(eq(adjustments.id, id)).returning()
  return mustExist(row, 'the locked adjustment')
}
