import { placesOfAttachment } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockPapersStatement } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { findVisibleDisbursement } from './disbursements.queries.ts'
import { keysOfReceipts, liveReceiptsStatement, paperIn, recordsOf } from './receipt-papers.ts'

/**
 * Refuses a stored file as the evidence of a receipt where it is that of another one that stands, as when it is recorded. Taken
 * before the receipt is locked; one that stands no more has no evidence.
 */
export async function takeEvidence(tx: Tx, actor: Actor, id: string, documentId: string): Promise<void> {
  const receipt = await findVisibleDisbursement(tx, actor, id)
  if (receipt.state !== 'recorded' && receipt.state !== 'verified') return
  const named = paperIn(receipt)
  const attached = { ...named, documentId, pages: null }
  await queryRows(tx.$client, lockPapersStatement(keysOfReceipts([named, attached])))
  const live = recordsOf(await queryRows(tx.$client, liveReceiptsStatement([attached])))
  new PaperBook(actor, placesOfAttachment, live).judgeFile(attached, id)
}
