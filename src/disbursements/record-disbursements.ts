import type { Actor } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { entriesOf, postAll } from '../journal/post-entries.ts'
import type { NewEvent } from '../log/append-event.ts'
import { AppError, assertFound, type Fault } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { sum } from '../shared/rupiah.ts'
import { presentDisbursement } from './disbursements.queries.ts'
import type { Disbursement, DisbursementBatch, NewDisbursement } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'
import { accept, openLedger, type Receipt } from './judge-receipts.ts'

/** Over how many parts (lines and unallocated) one request may spread its receipts: each is a journal entry. */
const MAX_PARTS = 20_000

/**
 * Records what a company handed over against an active pledge. Refused: more than is open on the pledge, and more
 * than a line's ceiling leaves beside what the regional budget spent on it. Accepted and left to the findings:
 * before an agreement, after the event, outside the treasury account.
 */
export async function recordDisbursement(
  tx: Tx,
  actor: Actor,
  input: NewDisbursement,
): Promise<Outcome<Disbursement>> {
  const { recorded, events } = await recordDisbursements(tx, actor, [input], ([refusal]) => {
    throw refusal?.error
  })
  return { result: assertFound(recorded[0], 'internal_error'), events }
}

/**
 * Records many, all or nothing, judged in order as if they were posted one after another. Refused rows are all named,
 * each with its own problem.
 */
export async function recordBatch(
  tx: Tx,
  actor: Actor,
  { items }: { items: readonly NewDisbursement[] },
): Promise<Outcome<DisbursementBatch>> {
  const { recorded, events } = await recordDisbursements(tx, actor, items, (refusals) => {
    throw new AppError('batch_refused', { rows: refusals.length }, refusals.flatMap(faultsOfRow))
  })
  return { result: { items: recorded }, events }
}

interface Refusal {
  index: number
  error: AppError
}

/** The row's faults, with pointers from the batch; a refusal that names no place in the row names the row. */
function faultsOfRow({ index, error }: Refusal): Fault[] {
  const { code, figures, faults } = error
  const named: Fault[] = faults.length > 0 ? faults : [{ pointer: '', code, figures }]
  return named.map((fault) => ({ ...fault, pointer: `/items/${index}${fault.pointer}` }))
}

async function recordDisbursements(
  tx: Tx,
  actor: Actor,
  inputs: readonly NewDisbursement[],
  refuse: (refusals: Refusal[]) => never,
): Promise<{ recorded: Disbursement[]; events: NewEvent[] }> {
  const ledger = await openLedger(tx, actor, inputs)
  const receipts: Receipt[] = []
  const refusals: Refusal[] = []
  inputs.forEach((input, index) => {
    try {
      receipts.push(accept(ledger, input))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusals.push({ index, error })
    }
  })
  if (refusals.length > 0) refuse(refusals)
  const parts = sum(receipts.map(({ split }) => split.allocations.length + 1))
  if (parts > MAX_PARTS) throw new AppError('batch_too_large', { asked: parts, limit: MAX_PARTS })
  return post(tx, actor, receipts)
}

async function post(tx: Tx, actor: Actor, receipts: readonly Receipt[]) {
  const rows = await tx
    .insert(disbursements)
    .values(receipts.map((receipt) => documentOf(actor, receipt)))
    .returning()
  const postings = await postAll(
    tx,
    receipts.map(({ split, effectiveOn }, index) => {
      const { id, retreatId, companyId, pledgeId, form, channel } = assertFound(rows[index], 'internal_error')
      const basis = { retreatId, companyId, pledgeId, disbursementId: id, form, channel, effectiveOn }
      return { eventId: newId(), entries: entriesOf(basis, 'received', split) }
    }),
  )
  const recorded = rows.map((row) => presentDisbursement(row, row))
  const events = recorded.map((disbursement, index): NewEvent => {
    const { id, retreatId } = disbursement
    const { eventId, entries } = assertFound(postings[index], 'internal_error')
    const subject = { type: 'disbursement', id }
    return {
      id: eventId,
      type: 'disbursement.recorded',
      subject,
      retreatId,
      data: { entries },
    }
  })
  return { recorded, events }
}

function documentOf(actor: Actor, { input, pledge, split }: Receipt): typeof disbursements.$inferInsert {
  const { amount, receivedOn, channel, evidence } = input
  return {
    id: newId(),
    retreatId: pledge.retreatId,
    pledgeId: pledge.id,
    companyId: pledge.companyId,
    form: pledge.form,
    amount,
    receivedOn,
    bookedOn: input.bookedOn ?? null,
    channel,
    evidenceKind: evidence.kind,
    evidenceNumber: evidence.number,
    evidenceAccountNumber: evidence.accountNumber ?? null,
    evidenceDocumentTotal: evidence.documentTotal ?? null,
    invoiceNumber: input.invoiceNumber ?? null,
    ...split,
    externalRef: input.externalRef ?? null,
    makers: [actor.personId],
  }
}
