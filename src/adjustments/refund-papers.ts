/** The papers of refunds: none is that of another refund that stands, nor that by which money came. */
import { keyOfReceipt, liveReceiptsStatement, recordsOf } from '../disbursements/receipt-papers.ts'
import { type Paper, placesOfRefund } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import { paperNumber } from '../papers/paper-number.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockPapersStatement } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { NewRefund } from './adjustments.schema.ts'

function paperOf({ amount, evidence, differsFrom = [] }: NewRefund): Paper {
  return {
    key: keyOfReceipt(evidence.kind, paperNumber(evidence.number)),
    number: evidence.number,
    amount,
    total: null,
    differsFrom,
    documentId: null,
    pages: null,
    externalRef: null,
  }
}

/** Before anything else is locked. */
export async function lockPaperOfRefund(tx: Tx, refund: NewRefund): Promise<void> {
  await queryRows(tx.$client, lockPapersStatement([paperOf(refund).key]))
}

/** Refuses a refund whose evidence counts already, for a receipt or for a refund of whatever retreat. */
export async function judgePaperOfRefund(tx: Tx, actor: Actor, refund: NewRefund): Promise<void> {
  const paper = paperOf(refund)
  const live = recordsOf(await queryRows(tx.$client, liveReceiptsStatement([paper])))
  new PaperBook(actor, placesOfRefund, live).judge(paper)
}
