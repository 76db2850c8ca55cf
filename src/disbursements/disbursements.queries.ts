import { and, arrayContains, asc, eq, inArray, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { bookingWarnings, type Posted } from '../closings/post-on-open-days.ts'
import { companiesFound } from '../companies/companies.queries.ts'
import { isOfCompanies, numberMatches } from '../papers/search.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import {
  assertOfNow,
  isAnyOf,
  isBetween,
  readPage,
  readTotals,
  type SortKey,
} from '../platform/db/list-rows.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import type { PostingEvent } from '../platform/log/event-types.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import type { Totals } from '../platform/shared/list-query.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { type Page, personOf, personsOf, type Split } from '../platform/shared/wire.ts'
import { lockPledge, type PledgeRow, retreatsWithLines } from '../pledges/pledges.queries.ts'
import type { Disbursement, DisbursementQuery, NewDisbursement } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'
import { splitOf } from './split-over-parts.ts'

/** Without the number by which the database compares papers: it makes that itself. */
export type DisbursementRow = Omit<typeof disbursements.$inferSelect, 'paperNumber'>

/** A disbursement as the API shows it: the record, and where its money stands now. */
export function presentDisbursement(row: DisbursementRow, standing: Split): Disbursement {
  return {
    id: row.id,
    retreatId: row.retreatId,
    companyId: row.companyId,
    pledgeId: row.pledgeId,
    state: row.state,
    form: row.form,
    amount: row.amount,
    refunded: row.refunded,
    receivedOn: row.receivedOn,
    bookedOn: row.bookedOn,
    channel: row.channel,
    evidence: {
      kind: row.evidenceKind,
      number: row.evidenceNumber,
      accountNumber: row.evidenceAccountNumber,
      documentId: row.evidenceDocumentId,
      documentTotal: row.evidenceDocumentTotal,
      pages: row.evidencePages,
    },
    invoiceNumber: row.invoiceNumber,
    allocations: row.allocations,
    unallocated: row.unallocated,
    standing: { allocations: standing.allocations, unallocated: standing.unallocated },
    payer: row.payer,
    original: row.original,
    externalRef: row.externalRef,
    differsFrom: row.differsFrom,
    makers: personsOf(row.makers),
    verifiedBy: personOf(row.verifiedBy),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    verificationNote: row.verificationNote,
    rejectedBy: personOf(row.rejectedBy),
    rejectionReason: row.rejectionReason,
    reversalReason: row.reversalReason,
    attached: row.attached,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/**
 * Where the money of these disbursements stands: per part (null: unallocated), after re-allocations and refunds. One
 * that was rejected or reversed has none.
 */
async function partsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Map<string | null, number>>> {
  const { disbursementId: id, lineCode, measure, amount } = journalEntries
  const total = sql<number>`sum(${amount})::int8`
  const rows = await reader
    .select({ id, lineCode, amount: total.mapWith(Number) })
    .from(journalEntries)
    .where(and(inArray(id, [...ids]), eq(measure, 'received')))
    .groupBy(id, lineCode)
    .having(ne(total, 0))
    .orderBy(asc(id), asc(lineCode))
  const byId = groupBy(rows, (row) => row.id ?? '')
  return new Map(ids.map((of) => [of, new Map(byId.get(of)?.map((part) => [part.lineCode, part.amount]))]))
}

/** The same of one disbursement. */
export async function standingOf(reader: Reader, id: string): Promise<Map<string | null, number>> {
  return mustExist((await partsOf(reader, [id])).get(id), 'the parts of a disbursement')
}

export async function presentAll(reader: Reader, rows: readonly DisbursementRow[]): Promise<Disbursement[]> {
  const parts = await partsOf(
    reader,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => presentDisbursement(row, splitOf(parts.get(row.id) ?? new Map())))
}

export async function presentFrom(reader: Reader, row: DisbursementRow): Promise<Disbursement> {
  const [disbursement] = await presentAll(reader, [row])
  return mustExist(disbursement, 'the presented disbursement')
}

/** The disbursement, or 404 where there is none or this key may not see it. */
export async function findVisibleDisbursement(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<DisbursementRow> {
  const [row] = await reader.select().from(disbursements).where(eq(disbursements.id, id))
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
  const { pledgeId } = await findVisibleDisbursement(tx, actor, id)
  const pledge = await lockPledge(tx, actor, pledgeId)
  const [row] = await tx.select().from(disbursements).where(eq(disbursements.id, id)).for('update')
  return { disbursement: assertFound(row, 'disbursement_not_found'), pledge }
}

/** A payer as it is kept. A number that can be a person's is refused. */
export function payerOf(payer: NewDisbursement['payer'] | null): DisbursementRow['payer'] {
  if (!payer) return null
  const npwp = payer.npwp?.padStart(16, '0') ?? null
  if (npwp !== null && !npwp.startsWith('0')) refuseAt('/payer/npwp', 'personal_number')
  return { name: payer.name, npwp }
}

export function assertState(
  { state }: Pick<DisbursementRow, 'state'>,
  ...required: DisbursementRow['state'][]
): void {
  if (!required.includes(state))
    throw new AppError('disbursement_wrong_state', { state, required: required.join(' / ') })
}

/** Whether a document stands as its evidence. */
export async function hasEvidence(tx: Reader, { id }: Pick<DisbursementRow, 'id'>): Promise<boolean> {
  const found = await tx
    .select({ id: disbursements.id })
    .from(disbursements)
    .where(and(eq(disbursements.id, id), isEvidenced))
  return found.length > 0
}

/** Money that went back is never taken back as if it had not been there: what is left of it is refunded instead. */
export function assertNotRefunded({ refunded }: Pick<DisbursementRow, 'refunded'>): void {
  if (refunded > 0) throw new AppError('disbursement_has_refunds', { refunded })
}

/** The disbursement after a change of state, and the event that tells of it with the entries that it made. */
export async function transitionOutcome(
  tx: Tx,
  eventId: string,
  type: PostingEvent,
  row: DisbursementRow,
  posted: Posted,
): Promise<Outcome<Disbursement>> {
  const { id, retreatId } = row
  return {
    result: { ...(await presentFrom(tx, row)), warnings: bookingWarnings(posted) },
    events: [{ id: eventId, type, subject: { type: 'disbursement', id }, retreatId, data: posted }],
  }
}

const sortKeys = {
  receivedOn: { sql: disbursements.receivedOn, type: 'date', of: ({ receivedOn }) => receivedOn },
  amount: { sql: disbursements.amount, type: 'bigint', of: ({ amount }) => amount },
} satisfies Record<string, SortKey<DisbursementRow>>

export async function listDisbursements(
  reader: Reader,
  actor: Actor,
  query: DisbursementQuery,
): Promise<Page<Disbursement> & { totals?: Totals }> {
  assertOfNow(query, 'lineCode', 'hasEvidence')
  const list = {
    keys: sortKeys,
    filters: await filtersOf(reader, query),
    retreats: { column: disbursements.retreatId, wanted: query.retreatId, seen: actor.scopes?.retreatIds },
  }
  const page = await readPage(reader, disbursements, query, list)
  return {
    ...page,
    items: await presentAll(reader, page.items),
    ...(query.totals === 'true' && {
      totals: await readTotals(reader, disbursements, list, disbursements.amount),
    }),
  }
}

async function filtersOf(reader: Reader, query: DisbursementQuery): Promise<(SQL | undefined)[]> {
  return [
    isAnyOf(disbursements.companyId, query.companyId),
    query.pledgeId ? eq(disbursements.pledgeId, query.pledgeId) : undefined,
    isAnyOf(disbursements.state, query.state),
    isAnyOf(disbursements.form, query.form),
    isAnyOf(disbursements.channel, query.channel),
    query.lineCode && wasOnLine(query.lineCode, await retreatsWithLines(reader, query.lineCode)),
    query.makerId ? arrayContains(disbursements.makers, [query.makerId]) : undefined,
    query.hasEvidence && (query.hasEvidence === 'true' ? isEvidenced : not(isEvidenced)),
    isBetween(disbursements.receivedOn, query.from, query.to),
    isBetween(disbursements.amount, query.amountFrom, query.amountTo),
    query.externalRef ? eq(disbursements.externalRef, query.externalRef) : undefined,
    query.q ? receiptMatches(query.q, await companiesFound(reader, query.q)) : undefined,
  ]
}

function receiptMatches(q: string, companyIds: readonly string[]): SQL | undefined {
  return or(numberMatches(disbursements.paperNumber, q), isOfCompanies(disbursements.companyId, companyIds))
}

function wasOnLine(codes: readonly string[], retreatIds: readonly string[]): SQL {
  return sql`${disbursements.retreatId} = any (${sql.param([...retreatIds])}::uuid[]) and exists (select from journal_entries j
    where j.disbursement_id = ${disbursements.id} and j.line_code = any (${sql.param([...codes])}::text[]))`
}

/**
 * SQL: whether a document stands as the evidence of the disbursement that a query calls by this name: the one that it names, or an
 * attached one, and not replaced. Attachments are looked for where the record counts any. `receipt_files` in the rules has the same
 * files, of live disbursements alone.
 */
export function evidenced(row: string): string {
  return `(case when ${row}.attached = 0 then ${row}.evidence_document_id is not null else
    (${row}.evidence_document_id is not null and not exists (select from attachments a
      where a.record_id = ${row}.id and a.replaces = ${row}.evidence_document_id))
    or exists (select from attachments a
      where a.record_id = ${row}.id and a.kind = 'evidence' and a.document_id is not null
        and not exists (select from attachments r where r.record_id = a.record_id and r.replaces = a.id)) end)`
}

const isEvidenced = sql.raw(evidenced('disbursements'))
