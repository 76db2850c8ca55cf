import { eq } from 'drizzle-orm'
import { type DisbursementRow, lockDisbursement } from '../disbursements/disbursements.queries.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import { listRows, ofRetreat } from '../platform/db/list-rows.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import type { EventPayload } from '../platform/log/event-types.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { toPage } from '../platform/shared/paging.ts'
import type { Page, Split } from '../platform/shared/wire.ts'
import { lockPledge, type PledgeRow } from '../pledges/pledges.queries.ts'
import type { Adjustment, AdjustmentQuery } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'

export type AdjustmentRow = typeof adjustments.$inferSelect

/** An adjustment with what it speaks of, all locked. */
export interface Locked {
  adjustment: AdjustmentRow
  pledge: PledgeRow
  /** Of refunds and reversals. */
  disbursement?: DisbursementRow
}

/** What an approved adjustment does: where it adds or takes (whole rupiah, above 0), and the entries to post. */
export interface Effect {
  split: Split
  entries: Entry[]
}

export function presentAdjustment(row: AdjustmentRow): Adjustment {
  return {
    id: row.id,
    retreatId: row.retreatId,
    pledgeId: row.pledgeId,
    disbursementId: row.disbursementId,
    kind: row.kind,
    state: row.state,
    amount: row.amount,
    effectiveOn: row.effectiveOn,
    bookedOn: row.bookedOn,
    reason: row.reason,
    note: row.note,
    instalments: row.instalments,
    allocations: row.allocations,
    unallocated: row.unallocated,
    documentId: row.kind === 'amendment' ? row.documentId : null,
    evidence: evidenceOf(row),
    split: row.split,
    decisionNote: row.decisionNote,
    attached: row.attached,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function evidenceOf(row: AdjustmentRow): Adjustment['evidence'] {
  const { evidenceKind: kind, evidenceNumber: number, evidenceAccountNumber: accountNumber, documentId } = row
  return kind === null || number === null ? null : { kind, number, accountNumber, documentId }
}

/** The adjustment, or 404 where there is none or this key may not see it. */
export async function findVisibleAdjustment(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<AdjustmentRow> {
  const [row] = await reader.select().from(adjustments).where(eq(adjustments.id, id))
  const adjustment = assertFound(row, 'adjustment_not_found')
  assertSees(actor, adjustment.retreatId, 'adjustment_not_found')
  return adjustment
}

/**
 * The adjustment that is still proposed, locked after its pledge and its disbursement. `ifMatch` is given where somebody
 * decides on what they read.
 */
export async function lockProposed(
  tx: Tx,
  actor: Actor,
  { id, ifMatch }: { id: string; ifMatch?: string },
): Promise<Locked> {
  const { pledgeId, disbursementId } = await findVisibleAdjustment(tx, actor, id)
  const subject =
    disbursementId === null
      ? { pledge: await lockPledge(tx, actor, pledgeId) }
      : await lockDisbursement(tx, actor, disbursementId)
  const [row] = await tx.select().from(adjustments).where(eq(adjustments.id, id)).for('update')
  const adjustment = assertFound(row, 'adjustment_not_found')
  if (ifMatch !== undefined) assertMatches(ifMatch, presentAdjustment(adjustment))
  const { state } = adjustment
  if (state !== 'proposed') throw new AppError('adjustment_wrong_state', { state, required: 'proposed' })
  return { adjustment, ...subject }
}

/** The adjustment after a step of its life, and the event that tells of it. */
export function adjustmentOutcome(
  eventId: string,
  payload: EventPayload,
  row: AdjustmentRow,
): Outcome<Adjustment> {
  const { id, retreatId } = row
  return {
    result: presentAdjustment(row),
    events: [{ id: eventId, ...payload, subject: { type: 'adjustment', id }, retreatId }],
  }
}

export async function listAdjustments(
  reader: Reader,
  actor: Actor,
  query: AdjustmentQuery,
): Promise<Page<Adjustment>> {
  const rows = await listRows(
    reader,
    adjustments,
    query,
    ofRetreat(adjustments.retreatId, query.retreatId, actor.scopes?.retreatIds),
    query.pledgeId ? eq(adjustments.pledgeId, query.pledgeId) : undefined,
    query.disbursementId ? eq(adjustments.disbursementId, query.disbursementId) : undefined,
    query.kind ? eq(adjustments.kind, query.kind) : undefined,
    query.state ? eq(adjustments.state, query.state) : undefined,
  )
  return toPage(rows, query, presentAdjustment)
}
