import { eq } from 'drizzle-orm'
import { assertLinkable } from '../documents/documents.queries.ts'
import { type PaperRecord, placesOfReceipt } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockPapersStatement } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { disbursementActions } from './disbursement-actions.ts'
import {
  type DisbursementRow,
  findVisibleDisbursement,
  lockDisbursement,
  payerOf,
  presentFrom,
} from './disbursements.queries.ts'
import type { Disbursement, DisbursementChange } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'
import { keysOfReceipts, liveReceiptsStatement, paperIn, recordsOf, totalStated } from './receipt-papers.ts'

/** Corrects the numbers of the papers, or attaches the evidence, until verification. Who corrects becomes a maker. */
export async function changeDisbursement(
  tx: Tx,
  actor: Actor,
  { id, change, ifMatch }: { id: string; change: DisbursementChange; ifMatch: string },
): Promise<Outcome<Disbursement>> {
  const seen = await findVisibleDisbursement(tx, actor, id)
  const paper = paperIn({ ...seen, ...corrected(seen, change) })
  await queryRows(tx.$client, lockPapersStatement(keysOfReceipts([paper])))
  const { disbursement: current } = await lockDisbursement(tx, actor, id)
  assertMatches(ifMatch, await presentFrom(tx, current))
  assertOpen(disbursementActions.change, actor, current)
  const values = corrected(current, change)
  if (current.form !== 'cash' && values.evidenceKind !== 'bast')
    refuseAt('/evidence/kind', 'in_kind_needs_bast')
  const { amount } = current
  const { evidenceDocumentTotal: documentTotal } = values
  if (documentTotal !== null && documentTotal < amount)
    refuseAt('/evidence/documentTotal', 'document_total_too_small', { documentTotal, amount })
  await assertLinkable(tx, actor, change.evidence?.documentId, '/evidence/documentId')
  const { bound, warnings } = await judgePaper(tx, actor, current, { ...current, ...values })
  const [row] = await tx
    .update(disbursements)
    .set({ ...values, makers: withMaker(current.makers, actor) })
    .where(eq(disbursements.id, id))
    .returning()
  const changed = await presentFrom(tx, mustExist(row, 'the locked disbursement'))
  const { retreatId } = current
  return {
    result: { ...changed, warnings },
    events: [
      {
        id: newId(),
        type: 'disbursement.changed',
        subject: { type: 'disbursement', id },
        retreatId,
        data: {},
      },
      ...bound.map(totalStated),
    ],
  }
}

/** The receipt with the change applied; null clears an optional field. */
function corrected(current: DisbursementRow, { evidence = {}, ...change }: DisbursementChange) {
  const { documentTotal, documentId, pages } = evidence
  const { invoiceNumber, externalRef, payer, original } = change
  return {
    evidenceKind: evidence.kind ?? current.evidenceKind,
    evidenceNumber: evidence.number ?? current.evidenceNumber,
    evidenceDocumentTotal: documentTotal === undefined ? current.evidenceDocumentTotal : documentTotal,
    evidenceDocumentId: documentId === undefined ? current.evidenceDocumentId : documentId,
    evidencePages: pages === undefined ? current.evidencePages : pages,
    invoiceNumber: invoiceNumber === undefined ? current.invoiceNumber : invoiceNumber,
    payer: payer === undefined ? current.payer : payerOf(payer),
    original: original === undefined ? current.original : original,
    externalRef: externalRef === undefined ? current.externalRef : externalRef,
    differsFrom: change.differsFrom ?? current.differsFrom,
  }
}

/** Refuses a paper that counts for others; answers those for which its total holds anew. */
async function judgePaper(
  tx: Tx,
  actor: Actor,
  current: DisbursementRow,
  row: DisbursementRow,
): Promise<{ bound: PaperRecord[]; warnings: Warning[] }> {
  const [before, paper] = [paperIn(current), paperIn(row)]
  const live = recordsOf(await queryRows(tx.$client, liveReceiptsStatement([paper])))
  const book = new PaperBook(actor, placesOfReceipt, live)
  const { id, makers } = row
  book.judge(paper, { id, makers, hasPaper: before.key === paper.key, differedFrom: before.differsFrom })
  const isSaidAnew = before.key !== paper.key || before.total !== paper.total
  const bound = isSaidAnew ? book.boundBy(paper, id) : []
  return { bound, warnings: book.warningsOfTotal(paper, bound) }
}
