import { eq } from 'drizzle-orm'
import { assertLinkable } from '../documents/documents.queries.ts'
import { filesOf, PaperBook, placesOfReceipt } from '../papers/paper-book.ts'
import { type Actor, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockPapersStatement } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import {
  assertState,
  type DisbursementRow,
  findVisibleDisbursement,
  lockDisbursement,
  payerOf,
  presentFrom,
} from './disbursements.queries.ts'
import type { Disbursement, DisbursementChange } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'
import {
  keysOfReceipts,
  liveReceiptsStatement,
  paperIn,
  recordsOf,
  stateTotals,
  totalStated,
} from './receipt-papers.ts'

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
  assertState(current, 'recorded')
  const values = corrected(current, change)
  if (current.form !== 'cash' && values.evidenceKind !== 'bast')
    refuseAt('/evidence/kind', 'in_kind_needs_bast')
  const { amount } = current
  const { evidenceDocumentTotal: documentTotal } = values
  if (documentTotal !== null && documentTotal < amount)
    refuseAt('/evidence/documentTotal', 'document_total_too_small', { documentTotal, amount })
  await assertLinkable(tx, actor, change.evidence?.documentId, '/evidence/documentId')
  const stated = await judgePaper(tx, actor, { ...current, ...values })
  const [row] = await tx
    .update(disbursements)
    .set({ ...values, makers: withMaker(current.makers, actor) })
    .where(eq(disbursements.id, id))
    .returning()
  const result = await presentFrom(tx, mustExist(row, 'the locked disbursement'))
  const { retreatId } = current
  return {
    result,
    events: [
      {
        id: newId(),
        type: 'disbursement.changed',
        subject: { type: 'disbursement', id },
        retreatId,
        data: {},
      },
      ...stated.map(totalStated),
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

/** Refuses a paper that counts for others; answers those on which its total is stated now. */
async function judgePaper(tx: Tx, actor: Actor, row: DisbursementRow) {
  const paper = paperIn(row)
  const live = recordsOf(await queryRows(tx.$client, liveReceiptsStatement([paper])))
  const others = live.filter(({ id }) => id !== row.id)
  const book = new PaperBook(actor, placesOfReceipt, others)
  book.judge(paper, row)
  const { id, retreatId, state, makers, receivedOn: date } = row
  const files = filesOf(paper)
  book.enter({
    ...paper,
    type: 'disbursement',
    id,
    retreatId,
    state,
    makers,
    date,
    files,
    label: paper.number,
  })
  for (const statement of stateTotals(book.stated)) await queryRows(tx.$client, statement)
  return book.stated
}
