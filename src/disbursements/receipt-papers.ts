/** The papers of receipts: which live receipts have them, and which receipts look much like others. */
import { type Paper, type PaperRecord, placesOfReceipt } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import { paperNumber } from '../papers/paper-number.ts'
import type { Difference, PaperTotal } from '../papers/papers.schema.ts'
import { type Actor, retreatsToldTo } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { queryRows, type Statement } from '../platform/db/pipeline.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import { newId } from '../platform/shared/ids.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { warning } from '../platform/shared/warnings.ts'
import type { DisbursementRow } from './disbursements.queries.ts'
import type { NewDisbursement } from './disbursements.schema.ts'

/** What decides about a receipt's paper. */
export type WithPaper = Pick<NewDisbursement, 'amount' | 'evidence' | 'externalRef' | 'differsFrom'>

type EvidenceKind = NewDisbursement['evidence']['kind']

export function paperOf({ amount, evidence, externalRef, differsFrom = [] }: WithPaper): Paper {
  return {
    key: keyOfReceipt(evidence.kind, paperNumber(evidence.number)),
    number: evidence.number,
    amount,
    total: evidence.documentTotal ?? null,
    differsFrom,
    documentId: evidence.documentId ?? null,
    pages: evidence.pages ?? null,
    externalRef: externalRef ?? null,
  }
}

/** The paper of a receipt as it is written. */
export function paperIn(row: DisbursementRow) {
  return paperOf({
    amount: row.amount,
    evidence: {
      kind: row.evidenceKind,
      number: row.evidenceNumber,
      documentTotal: row.evidenceDocumentTotal ?? undefined,
      documentId: row.evidenceDocumentId ?? undefined,
      pages: row.evidencePages ?? undefined,
    },
    externalRef: row.externalRef ?? undefined,
    differsFrom: row.differsFrom,
  })
}

/** Of refunds too: one slip is not both. */
export function keyOfReceipt(kind: EvidenceKind, number: string): string {
  return `${kind} ${number}`
}

/** The locks of these papers: the database takes the same when it judges them (migrations/rules/one-paper.sql). */
export function keysOfReceipts(papers: readonly Paper[]): string[] {
  return papers.flatMap(({ key, documentId, externalRef }) => [
    key,
    ...(documentId === null ? [] : [`file ${documentId}`]),
    ...(externalRef === null ? [] : [`disbursement ${externalRef}`]),
  ])
}

/** Asks for the live receipts that have these numbers, whatever their kind, files or references, and for refunds of these numbers. */
export function liveReceiptsStatement(papers: readonly Paper[]): Statement {
  return {
    name: 'live receipts of papers',
    text: `select * from (${LIVE_RECEIPTS} union all ${LIVE_REFUNDS}) live order by id`,
    values: [
      [...new Set(papers.map(({ number }) => paperNumber(number)))],
      papers.flatMap(({ documentId }) => documentId ?? []),
      papers.flatMap(({ externalRef }) => externalRef ?? []),
    ],
  }
}

const LIVE_RECEIPTS = `
  select d.id, 'disbursement' as type, d.retreat_id as "retreatId", d.state::text as state, d.evidence_kind as kind, d.paper_number as paper,
    d.evidence_number as number, concat_ws(', ', d.evidence_number, c.legal_name) as label, d.amount, d.received_on::text as date,
    d.evidence_document_total as total, d.evidence_document_id as "documentId", d.evidence_pages as pages,
    array(select jsonb_build_object('documentId', f.document_id, 'pages', f.pages) from receipt_files f where f.receipt_id = d.id) as files,
    d.external_ref as "externalRef", d.makers, d.differs_from as "differsFrom"
  from live_receipts($1, $2, $3) d join companies c on c.id = d.company_id`

/** Money that left again has its evidence too: that of one is not that of the other. Its files and references do not count here. */
const LIVE_REFUNDS = `
  select a.id, 'refund', a.retreat_id, a.state::text, a.evidence_kind, a.paper_number, a.evidence_number,
    concat_ws(', ', a.evidence_number, c.legal_name), a.amount, a.effective_on::text, null, null, null, '{}', null, a.makers, refund_differs_from(a)
  from live_refunds($1) a join pledges p on p.id = a.pledge_id join companies c on c.id = p.company_id`

interface LiveReceipt extends Omit<PaperRecord, 'key'> {
  kind: EvidenceKind
  paper: string
  differsFrom: Difference[]
}

export function recordsOf(rows: readonly LiveReceipt[]): PaperRecord[] {
  return rows.map(({ kind, paper, ...row }) => ({ ...row, key: keyOfReceipt(kind, paper) }))
}

/** The total that others state of a receipt's slip, and by which it stands too; null where it states one itself, or counts no more. */
export async function readPaperTotal(db: Db, actor: Actor, row: DisbursementRow): Promise<PaperTotal | null> {
  const paper = paperIn(row)
  if (paper.total !== null || !['recorded', 'verified'].includes(row.state)) return null
  const live = recordsOf(await queryRows<LiveReceipt>(db.$client, liveReceiptsStatement([paper])))
  return new PaperBook(actor, placesOfReceipt, live).totalOver(paper, row.id)
}

/** A live receipt of the same company and amount, dated near. */
export interface SimilarReceipt {
  /** Of the receipt that is to be recorded, in its request. */
  index: number
  id: string
  number: string
  receivedOn: string
}

/** Asks, for each of these receipts, for a few that look like it. */
export function similarReceiptsStatement(actor: Actor, inputs: readonly NewDisbursement[]): Statement {
  return {
    name: 'similar receipts',
    text: `
      select place - 1 as index, id, number, received_on::text as "receivedOn"
      from similar_receipts($1::uuid[], $2::int8[], $3::date[], $4::uuid[])`,
    values: [
      inputs.map(({ pledgeId }) => pledgeId),
      inputs.map(({ amount }) => amount),
      inputs.map(({ receivedOn }) => receivedOn),
      retreatsToldTo(actor, 'disbursements.read'),
    ],
  }
}

/** What a person should look at before this receipt is verified. */
export function warningsOf(paper: Paper, papers: PaperBook, similar: readonly SimilarReceipt[]): Warning[] {
  return [
    ...papers.warningsOfTotal(paper, papers.boundBy(paper)),
    ...papers
      .underOtherKinds(paper)
      .map(({ id, label: number, date }) =>
        warning('number_under_other_kind', '/evidence/kind', { id, number, date }),
      ),
    ...similar.map(({ id, number, receivedOn: date }) =>
      warning('similar_receipt', '/amount', { id, number, date }),
    ),
  ]
}

/** Told of an earlier receipt: another one says what their whole paper is worth, and that holds as long as the other stands. */
export function totalStated({ id, retreatId }: PaperRecord): NewEvent {
  const subject = { type: 'disbursement', id }
  return { id: newId(), type: 'disbursement.document_total_stated', subject, retreatId, data: {} }
}
