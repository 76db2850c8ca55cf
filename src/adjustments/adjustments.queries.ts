import { arrayContains, eq, type SQL, sql } from 'drizzle-orm'
import { companiesFound, lockDisclosure } from '../companies/companies.queries.ts'
import { lockDisbursement } from '../disbursements/disbursements.queries.ts'
import { numberMatches } from '../papers/search.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import { isAnyOf, ofRetreat, readPage, readTotals, type SortKey } from '../platform/db/list-rows.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import type { EventPayload } from '../platform/log/event-types.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import type { Totals } from '../platform/shared/list-query.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { type Page, personOf, personsOf } from '../platform/shared/wire.ts'
import { lockPledge, pledgeMatches } from '../pledges/pledges.queries.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { adjustmentActions } from './adjustment-actions.ts'
import type { Adjustment, AdjustmentQuery } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'
import type { AdjustmentRow, Locked } from './kinds/kind.ts'

export function presentAdjustment(row: AdjustmentRow): Adjustment {
  return {
    id: row.id,
    retreatId: row.retreatId,
    pledgeId: row.pledgeId,
    disbursementId: row.disbursementId,
    disclosureId: row.disclosureId,
    kind: row.kind,
    state: row.state,
    amount: row.amount,
    effectiveOn: row.effectiveOn,
    bookedOn: row.bookedOn,
    reason: row.reason,
    request: row.request,
    before: row.before,
    effect: row.effect,
    endsPromise: row.endsPromise,
    note: row.note,
    instalments: row.instalments,
    allocations: row.allocations,
    unallocated: row.unallocated,
    documentId: row.kind === 'refund' ? null : row.documentId,
    evidence: evidenceOf(row),
    split: row.split,
    makers: personsOf(row.makers),
    decidedBy: personOf(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionNote: row.decisionNote,
    warnings: [],
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
  if (adjustment.retreatId !== null) assertSees(actor, adjustment.retreatId, 'adjustment_not_found')
  // What belongs to no retreat is not for a key that is limited to some.
  else if (actor.scopes?.retreatIds) throw new AppError('adjustment_not_found')
  return adjustment
}

/** What a proposal speaks of, locked in the one order: a pledge, its money, a disclosure, or a whole retreat. */
export async function lockSubject(
  tx: Tx,
  actor: Actor,
  { retreatId, pledgeId, disbursementId, disclosureId }: Subject,
): Promise<Omit<Locked, 'adjustment'>> {
  if (disbursementId !== null) return lockDisbursement(tx, actor, disbursementId)
  if (pledgeId !== null) return { pledge: await lockPledge(tx, actor, pledgeId), disbursement: null }
  if (disclosureId !== null) await lockDisclosure(tx, { disclosureId })
  if (retreatId !== null) await lockWholeRetreat(tx, retreatId)
  return { pledge: null, disbursement: null }
}

type Subject = Pick<AdjustmentRow, 'retreatId' | 'pledgeId' | 'disbursementId' | 'disclosureId'>

/**
 * The adjustment to which this can be done, locked after its pledge and its disbursement. `ifMatch` is given where somebody
 * decides on what they read.
 */
export async function lockProposed(
  tx: Tx,
  actor: Actor,
  { id, ifMatch }: { id: string; ifMatch?: string },
  action: keyof typeof adjustmentActions,
): Promise<Locked> {
  const subject = await lockSubject(tx, actor, await findVisibleAdjustment(tx, actor, id))
  const [row] = await tx.select().from(adjustments).where(eq(adjustments.id, id)).for('update')
  const adjustment = assertFound(row, 'adjustment_not_found')
  if (ifMatch !== undefined) assertMatches(ifMatch, presentAdjustment(adjustment))
  assertOpen<Pick<AdjustmentRow, 'state' | 'makers'>>(adjustmentActions[action], actor, adjustment)
  return { adjustment, ...subject }
}

/** The adjustment after a step of its life, and the event that tells of it. */
export function adjustmentOutcome(
  eventId: string,
  payload: EventPayload,
  row: AdjustmentRow,
  warnings: Warning[] = [],
): Outcome<Adjustment> {
  const { id, retreatId } = row
  return {
    result: { ...presentAdjustment(row), warnings },
    events: [
      {
        id: eventId,
        ...payload,
        subject: { type: 'adjustment', id },
        ...(retreatId !== null && { retreatId }),
      },
    ],
  }
}

/** One that moves no amount comes with those of the least. */
const byAmount: SortKey<Pick<AdjustmentRow, 'amount'>> = {
  sql: sql`coalesce(${adjustments.amount}, 0)`,
  type: 'bigint',
  of: ({ amount }) => amount ?? 0,
}

export async function listAdjustments(
  reader: Reader,
  actor: Actor,
  query: AdjustmentQuery,
): Promise<Page<Adjustment> & { totals?: Totals }> {
  const filters = [
    ofRetreat(adjustments.retreatId, query.retreatId, actor.scopes?.retreatIds),
    query.pledgeId ? eq(adjustments.pledgeId, query.pledgeId) : undefined,
    query.disbursementId ? eq(adjustments.disbursementId, query.disbursementId) : undefined,
    isAnyOf(adjustments.kind, query.kind),
    isAnyOf(adjustments.state, query.state),
    query.makerId ? arrayContains(adjustments.makers, [query.makerId]) : undefined,
    query.q ? matches(query.q, await companiesFound(reader, query.q)) : undefined,
  ]
  const page = await readPage(reader, adjustments, query, { keys: { amount: byAmount }, filters })
  return {
    ...page,
    items: page.items.map(presentAdjustment),
    ...(query.totals === 'true' && {
      totals: await readTotals(reader, adjustments, { filters }, adjustments.amount),
    }),
  }
}

/** By its own paper, or by the pledge that it speaks of: what that is called never changes once it is active. */
function matches(q: string, companyIds: readonly string[]): SQL {
  return sql`${adjustments.id} in (
    select own.id from ${adjustments} own where ${numberMatches(sql`own.paper_number`, q)}
    union all
    select theirs.id from ${pledges} join ${adjustments} theirs on theirs.pledge_id = ${pledges.id}
    where ${pledgeMatches(q, companyIds)})`
}
