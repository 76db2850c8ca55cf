import { and, asc, eq, gt, gte, inArray, lte } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Db, Tx } from '../db/client.ts'
import type { Entry } from '../journal/post-entries.ts'
import { lockPledge, type PledgeRow } from '../pledges/pledges.queries.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { afterCursor, toPage } from '../shared/paging.ts'
import type { Page } from '../shared/wire.ts'
import type { Disbursement, DisbursementQuery } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'

export type DisbursementRow = typeof disbursements.$inferSelect

export function presentDisbursement(row: DisbursementRow): Disbursement {
  return {
    id: row.id,
    retreatId: row.retreatId,
    companyId: row.companyId,
    pledgeId: row.pledgeId,
    state: row.state,
    form: row.form,
    amount: row.amount,
    receivedOn: row.receivedOn,
    channel: row.channel,
    evidence: {
      kind: row.evidenceKind,
      number: row.evidenceNumber,
      accountNumber: row.evidenceAccountNumber,
      documentTotal: row.evidenceDocumentTotal,
    },
    invoiceNumber: row.invoiceNumber,
    allocations: row.allocations,
    unallocated: row.unallocated,
    externalRef: row.externalRef,
    verificationNote: row.verificationNote,
    reversalReason: row.reversalReason,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The disbursement, or 404 where there is none or this key may not see it. */
export async function disbursementSeenBy(db: Db | Tx, actor: Actor, id: string): Promise<DisbursementRow> {
  const [row] = await db.select().from(disbursements).where(eq(disbursements.id, id))
  const disbursement = assertFound(row, 'disbursement_not_found')
  assertSees(actor, disbursement.retreatId, 'disbursement_not_found')
  return disbursement
}

/** The disbursement, locked after its retreat and its pledge. */
export async function lockDisbursement(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ disbursement: DisbursementRow; pledge: PledgeRow }> {
  const { pledgeId } = await disbursementSeenBy(tx, actor, id)
  const pledge = await lockPledge(tx, actor, pledgeId)
  const [row] = await tx.select().from(disbursements).where(eq(disbursements.id, id)).for('update')
  return { disbursement: assertFound(row, 'disbursement_not_found'), pledge }
}

export function assertState(disbursement: DisbursementRow, required: DisbursementRow['state']): void {
  if (disbursement.state !== required)
    throw new AppError('disbursement_wrong_state', { state: disbursement.state, required })
}

/** The disbursement after a change of state, and the event that tells of it with the entries that it made. */
export function transitionOutcome(
  eventId: string,
  type: string,
  row: DisbursementRow,
  entries: readonly Entry[],
): Outcome<Disbursement> {
  const { id, retreatId, state, verificationNote, reversalReason } = row
  const data = { state, verificationNote, reversalReason, entries }
  return {
    result: presentDisbursement(row),
    events: [{ id: eventId, type, subject: { type: 'disbursement', id }, retreatId, data }],
  }
}

export async function listDisbursements(
  db: Db,
  actor: Actor,
  query: DisbursementQuery,
): Promise<Page<Disbursement>> {
  const after = afterCursor(query.cursor)
  const seen = actor.scopes?.retreatIds
  const rows = await db
    .select()
    .from(disbursements)
    .where(
      and(
        after ? gt(disbursements.id, after) : undefined,
        seen ? inArray(disbursements.retreatId, seen) : undefined,
        query.retreatId ? eq(disbursements.retreatId, query.retreatId) : undefined,
        query.companyId ? eq(disbursements.companyId, query.companyId) : undefined,
        query.pledgeId ? eq(disbursements.pledgeId, query.pledgeId) : undefined,
        query.state ? eq(disbursements.state, query.state) : undefined,
        query.from ? gte(disbursements.receivedOn, query.from) : undefined,
        query.to ? lte(disbursements.receivedOn, query.to) : undefined,
        query.externalRef ? eq(disbursements.externalRef, query.externalRef) : undefined,
      ),
    )
    .orderBy(asc(disbursements.id))
    .limit(query.limit + 1)
  return toPage(rows, query.limit, presentDisbursement)
}
