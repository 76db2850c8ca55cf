import { eq } from 'drizzle-orm'
import { assertLinkable } from '../documents/documents.queries.ts'
import { type Actor, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { assertState, lockDisbursement, payerOf, presentFrom } from './disbursements.queries.ts'
import type { Disbursement, DisbursementChange } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'

/** Corrects the numbers of the papers, or attaches the evidence, until verification. Who corrects becomes a maker. */
export async function changeDisbursement(
  tx: Tx,
  actor: Actor,
  { id, change, ifMatch }: { id: string; change: DisbursementChange; ifMatch: string },
): Promise<Outcome<Disbursement>> {
  const { disbursement: current } = await lockDisbursement(tx, actor, id)
  assertMatches(ifMatch, await presentFrom(tx, current))
  assertState(current, 'recorded')
  const { evidence, invoiceNumber, externalRef, payer, original } = change
  const evidenceKind = evidence?.kind ?? current.evidenceKind
  if (current.form !== 'cash' && evidenceKind !== 'bast') refuseAt('/evidence/kind', 'in_kind_needs_bast')
  await assertLinkable(tx, actor, evidence?.documentId, '/evidence/documentId')
  const [row] = await tx
    .update(disbursements)
    .set({
      evidenceKind,
      evidenceNumber: evidence?.number ?? current.evidenceNumber,
      evidenceDocumentId:
        evidence?.documentId === undefined ? current.evidenceDocumentId : evidence.documentId,
      invoiceNumber: invoiceNumber === undefined ? current.invoiceNumber : invoiceNumber,
      payer: payer === undefined ? current.payer : payerOf(payer),
      original: original === undefined ? current.original : original,
      externalRef: externalRef === undefined ? current.externalRef : externalRef,
      makers: withMaker(current.makers, actor),
    })
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
    ],
  }
}
