import { type Actor, makersOf } from '../platform/authority/actor.ts'
import type { PipelinedCommand } from '../platform/command/run-command.ts'
import { type Entry, entriesOf, type Posting, postAll, postingOf } from '../platform/journal/post-entries.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import { AppError, type Fault } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { acceptReceipt, type Ledger, nowOf, type Receipt } from './check-receipts.ts'
import { presentDisbursement } from './disbursements.queries.ts'
import type { Disbursement, DisbursementBatch, NewDisbursement } from './disbursements.schema.ts'
import { totalStated } from './receipt-papers.ts'
import {
  asRecorded,
  insertDisbursements,
  ledgerFrom,
  openLedger,
  type RecordedRow,
} from './receipt-statements.ts'

/** Over how many parts (lines and unallocated) one request may spread its receipts: each is a journal entry. */
const MAX_PARTS = 20_000

/**
 * Records what a company handed over against an active pledge. Refused: more than is open on the pledge, and more
 * than a line's ceiling leaves beside what the regional budget spent on it. Accepted and left to the findings:
 * before an agreement, after the event, outside the treasury account.
 */
export function recordDisbursement(input: NewDisbursement): PipelinedCommand<Disbursement, Actor> {
  return recordAll([input], {
    refuse: ([refusal]) => {
      throw refusal?.error
    },
    answer: ([recorded]) => mustExist(recorded, 'the disbursement just recorded'),
  })
}

/**
 * Records many, all or nothing, judged in order as if they were posted one after another. Refused rows are all named,
 * each with its own problem.
 */
export function recordBatch({
  items,
}: {
  items: readonly NewDisbursement[]
}): PipelinedCommand<DisbursementBatch, Actor> {
  return recordAll(items, {
    refuse: (refusals) => {
      throw new AppError('batch_refused', { rows: refusals.length }, refusals.flatMap(faultsOfRow))
    },
    answer: (recorded) => ({ items: recorded }),
  })
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

interface BatchPolicy<Result> {
  refuse: (refusals: Refusal[]) => never
  answer: (recorded: Disbursement[]) => Result
}

function recordAll<Result>(
  inputs: readonly NewDisbursement[],
  { refuse, answer }: BatchPolicy<Result>,
): PipelinedCommand<Result, Actor> {
  return {
    read: (actor) => openLedger(actor, inputs),
    decide: (actor, answers) => {
      const ledger = ledgerFrom(actor, answers)
      const receipts = acceptAll(ledger, inputs, refuse)
      const rows = receipts.map((receipt) => rowOf(actor, receipt))
      const postings = rows.map((row, index) => postingOf(newId(), entriesOfReceipt(row, receipts[index])))
      const beginning = asRecorded(nowOf(ledger))
      const recorded = rows.map((row, index) => ({
        ...presentDisbursement({ ...row, ...beginning }, row),
        warnings: receipts[index]?.warnings ?? [],
      }))
      const bound = receipts.flatMap((receipt) => receipt.bound)
      return {
        writes: [insertDisbursements(rows), postAll(postings)],
        outcome: {
          result: answer(recorded),
          events: [
            ...recorded.map((disbursement, index) => eventOf(disbursement, postings[index])),
            ...bound.map(totalStated),
          ],
        },
      }
    },
  }
}

function acceptAll(
  ledger: Ledger,
  inputs: readonly NewDisbursement[],
  refuse: BatchPolicy<unknown>['refuse'],
): Receipt[] {
  const receipts: Receipt[] = []
  const refusals: Refusal[] = []
  inputs.forEach((input, index) => {
    try {
      receipts.push(acceptReceipt(ledger, input, index))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusals.push({ index, error })
    }
  })
  if (refusals.length > 0) refuse(refusals)
  const parts = sum(receipts.map(({ split }) => split.allocations.length + 1))
  if (parts > MAX_PARTS) throw new AppError('batch_too_large', { asked: parts, limit: MAX_PARTS })
  return receipts
}

function entriesOfReceipt(row: RecordedRow, receipt: Receipt | undefined): Entry[] {
  const { split, effectiveOn } = mustExist(receipt, 'the receipt of a recorded row')
  const { id, retreatId, companyId, pledgeId, form, channel } = row
  const basis = { retreatId, companyId, pledgeId, disbursementId: id, form, channel, effectiveOn }
  return entriesOf(basis, 'received', split)
}

function eventOf(disbursement: Disbursement, posting: Posting | undefined): NewEvent {
  const { eventId, entries } = mustExist(posting, 'the posting of a disbursement')
  const { id, retreatId } = disbursement
  return {
    id: eventId,
    type: 'disbursement.recorded',
    subject: { type: 'disbursement', id },
    retreatId,
    data: { entries },
  }
}

function rowOf(actor: Actor, { input, pledge, split, payer }: Receipt): RecordedRow {
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
    evidenceDocumentId: evidence.documentId ?? null,
    evidencePages: evidence.pages ?? null,
    invoiceNumber: input.invoiceNumber ?? null,
    ...split,
    externalRef: input.externalRef ?? null,
    payer,
    original: input.original ?? null,
    differsFrom: input.differsFrom ?? [],
    makers: makersOf(actor),
  }
}
