/**
 * All that recording receipts asks of the database and writes to it, in a number of statements that does not grow with
 * the receipts. Read in the order in which everything is locked: papers, calendar, retreats, pledges, receipts, lines.
 */
import type pg from 'pg'
import { calendarsFrom, calendarsOfPledges } from '../closings/calendar.ts'
import { visibleDocumentsStatement } from '../documents/documents.queries.ts'
import { placesOfReceipt } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import type { Actor } from '../platform/authority/actor.ts'
import {
  type LineBalance,
  lockLinesOfPledgesStatement,
  lockPapersStatement,
  lockPledgesStatements,
} from '../platform/db/locks.ts'
import type { Statement } from '../platform/db/pipeline.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { openParts, type PledgeLineBalance } from '../pledges/pledges.queries.ts'
import type { Ledger, PostedOn } from './check-receipts.ts'
import type { DisbursementRow } from './disbursements.queries.ts'
import type { NewDisbursement } from './disbursements.schema.ts'
import {
  keysOfReceipts,
  liveReceiptsStatement,
  paperOf,
  recordsOf,
  type SimilarReceipt,
  similarReceiptsStatement,
} from './receipt-papers.ts'

/** Locks what the receipts speak of and reads it; `ledgerFrom` takes the answers. */
export function openLedger(actor: Actor, inputs: readonly NewDisbursement[]): Statement[] {
  const pledgeIds = [...new Set(inputs.map(({ pledgeId }) => pledgeId))]
  const retreatIds = actor.scopes?.retreatIds ?? null
  const named = inputs.flatMap(({ pledgeId, allocations }) =>
    (allocations ?? [{ lineCode: null }]).map(({ lineCode }) => ({ pledgeId, lineCode })),
  )
  const documentIds = inputs.flatMap(({ evidence }) => evidence.documentId ?? [])
  const papers = inputs.map(paperOf)
  return [
    lockPapersStatement(keysOfReceipts(papers)),
    ...lockPledgesStatements({ pledgeIds, retreatIds }),
    liveReceiptsStatement(papers),
    {
      name: 'read parts of pledges',
      text: `
        select pledge_id as "pledgeId", line_code as "lineCode", pledged, received from pledge_line_balances
        where pledge_id = any ($1::uuid[]) order by pledge_id, line_key`,
      values: [pledgeIds],
    },
    lockLinesOfPledgesStatement(named),
    calendarsOfPledges(pledgeIds),
    similarReceiptsStatement(actor, inputs),
    ...(documentIds.length > 0 ? [visibleDocumentsStatement(actor, documentIds)] : []),
  ]
}

export function ledgerFrom(
  actor: Actor,
  [, , pledges, papers, parts, lines, calendars, similar, documents]: pg.QueryResult[],
): Ledger {
  const partsOfPledge = groupBy<PledgeLineBalance, string>(parts?.rows ?? [], ({ pledgeId }) => pledgeId)
  const linesOfRetreat = groupBy<LineBalance & { retreatId: string }, string>(
    lines?.rows ?? [],
    (line) => line.retreatId,
  )
  const found: PostedOn[] = pledges?.rows ?? []
  return {
    calendars: calendarsFrom(calendars?.rows),
    documents: new Set(documents?.rows.map(({ id }) => id)),
    papers: new PaperBook(actor, placesOfReceipt, recordsOf(papers?.rows ?? [])),
    similar: groupBy<SimilarReceipt, number>(similar?.rows ?? [], ({ index }) => index),
    pledges: new Map(found.map((pledge) => [pledge.id, pledge])),
    open: new Map(found.map(({ id }) => [id, openParts(partsOfPledge.get(id) ?? [])])),
    lines: new Map(
      found.map(({ retreatId }) => [
        retreatId,
        new Map((linesOfRetreat.get(retreatId) ?? []).map((line) => [line.lineCode, line])),
      ]),
    ),
  }
}

/** What the database says of a disbursement that is recorded now. */
export function asRecorded(now: Date) {
  return {
    state: 'recorded',
    refunded: 0,
    verifiedBy: null,
    verifiedAt: null,
    verificationNote: null,
    rejectedBy: null,
    rejectionReason: null,
    reversalReason: null,
    attached: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<DisbursementRow>
}

/** What is written of a disbursement when it is recorded. */
export type RecordedRow = Omit<DisbursementRow, keyof ReturnType<typeof asRecorded>>

/** Writes disbursements as they are recorded: what happens to one later is empty at first. */
export function insertDisbursements(rows: readonly RecordedRow[]): Statement {
  return {
    name: 'insert disbursements',
    text: `
      insert into disbursements (id, retreat_id, pledge_id, company_id, form, amount, received_on, booked_on, channel, evidence_kind,
        evidence_number, evidence_account_number, evidence_document_total, evidence_document_id, evidence_pages, invoice_number, allocations,
        unallocated, external_ref, differs_from, payer, original, makers)
      select * from jsonb_to_recordset($1::jsonb) as receipt (
        id uuid, "retreatId" uuid, "pledgeId" uuid, "companyId" uuid, form form, amount int8, "receivedOn" date, "bookedOn" date,
        channel channel, "evidenceKind" evidence_kind, "evidenceNumber" text, "evidenceAccountNumber" text,
        "evidenceDocumentTotal" int8, "evidenceDocumentId" uuid, "evidencePages" text, "invoiceNumber" text, allocations jsonb,
        unallocated int8, "externalRef" text, "differsFrom" jsonb, payer jsonb, original jsonb, makers uuid[])`,
    values: [JSON.stringify(rows)],
  }
}
