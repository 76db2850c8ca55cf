/** Whether receipts can be recorded, judged in memory against what was read of the ledger under its locks. */

import { type Calendar, postingDay } from '../closings/calendar.ts'
import type { PaperRecord } from '../papers/paper.ts'
import type { PaperBook } from '../papers/paper-book.ts'
import type { LineBalance } from '../platform/db/locks.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import type { Split } from '../platform/shared/wire.ts'
import { assertState as assertPledgeState, type PledgeRow } from '../pledges/pledges.queries.ts'
import { type DisbursementRow, payerOf } from './disbursements.queries.ts'
import type { NewDisbursement } from './disbursements.schema.ts'
import { paperOf, type SimilarReceipt, warningsOf } from './receipt-papers.ts'
import { splitOver } from './split-over-parts.ts'

/** What matters of a pledge on which receipts are posted. */
export type PostedOn = Pick<PledgeRow, 'id' | 'retreatId' | 'companyId' | 'form' | 'state'>

/** A receipt that can be recorded: of which pledge, how it is split, and from which day (WITA) it counts. */
export interface Receipt {
  input: NewDisbursement
  pledge: PostedOn
  split: Split
  payer: DisbursementRow['payer']
  effectiveOn: string
  /** Receipts that were there, for which what this one says of the whole paper holds too. */
  bound: PaperRecord[]
  warnings: Warning[]
}

/** All that decides about receipts. Each receipt that is accepted takes its amount out of it. */
export interface Ledger {
  /** Per retreat. */
  calendars: ReadonlyMap<string, Calendar>
  pledges: ReadonlyMap<string, PostedOn>
  /** Those that are named as evidence, as far as they are there to be seen. */
  documents: ReadonlySet<string>
  papers: PaperBook
  /** By the place of a receipt in its request: others that look like it. */
  similar: Map<number, SimilarReceipt[]>
  /** Per pledge and part (null: unallocated): what is promised and not handed over. */
  open: ReadonlyMap<string, Map<string | null, number>>
  /** Per retreat and line. */
  lines: ReadonlyMap<string, ReadonlyMap<string | null, LineBalance>>
}

/** The same for the whole transaction. */
export function nowOf({ calendars }: Ledger): Date {
  const [calendar] = calendars.values()
  return mustExist(calendar, 'the calendar of a retreat').now
}

/**
 * Accepts the receipt and takes its amount out of the ledger, or refuses it. When several limits refuse it, the
 * narrowest is named: what is open of the pledge on a line, then of the pledge, then the line's ceiling.
 */
export function acceptReceipt(ledger: Ledger, input: NewDisbursement, index: number): Receipt {
  const pledge = ledger.pledges.get(input.pledgeId) ?? refuseAt('/pledgeId', 'unknown_reference')
  assertEvidence(ledger, pledge, input)
  const payer = payerOf(input.payer)
  const { receivedOn, bookedOn } = input
  const effectiveOn = postingDay(
    mustExist(ledger.calendars.get(pledge.retreatId), 'the calendar of a locked retreat'),
    { on: receivedOn, pointer: '/receivedOn' },
    { on: bookedOn, pointer: '/bookedOn' },
  )
  assertPledgeState(pledge, 'active')
  // Before the limits: of a slip that is typed twice, they would say that the pledge must be amended.
  const paper = paperOf(input)
  ledger.papers.judge(paper)
  const open = mustExist(ledger.open.get(pledge.id), 'what is open of a locked pledge')
  const split = splitOver(open, input, {
    part: 'pledge_line_exceeded',
    whole: 'pledge_outstanding_exceeded',
    line: 'line_not_in_pledge',
  })
  const lines = mustExist(ledger.lines.get(pledge.retreatId), 'the lines of a locked retreat')
  assertNoDoubleFunding(split, lines)

  take(open, null, split.unallocated)
  for (const { lineCode, amount } of split.allocations) {
    take(open, lineCode, amount)
    assertFound(lines.get(lineCode), 'unknown_line').received += amount
  }
  const row = { id: `/items/${index}`, retreatId: pledge.retreatId, date: receivedOn, state: 'recorded' }
  const warnings = warningsOf(paper, ledger.papers, ledger.similar.get(index) ?? [])
  const bound = ledger.papers.boundBy(paper)
  ledger.papers.enterRow(paper, row)
  return { input, pledge, split, payer, effectiveOn, warnings, bound }
}

function take(open: Map<string | null, number>, part: string | null, amount: number): void {
  open.set(part, (open.get(part) ?? 0) - amount)
}

function assertEvidence(
  { documents }: Ledger,
  { form }: PostedOn,
  { amount, evidence }: NewDisbursement,
): void {
  if (form !== 'cash' && evidence.kind !== 'bast') refuseAt('/evidence/kind', 'in_kind_needs_bast')
  const { documentTotal, documentId } = evidence
  if (documentId && !documents.has(documentId)) refuseAt('/evidence/documentId', 'unknown_reference')
  if (documentTotal !== undefined && documentTotal < amount) {
    refuseAt('/evidence/documentTotal', 'document_total_too_small', { documentTotal, amount })
  }
}

/** CSR received and APBD spent on a line stay within its ceiling together: KPK's first condition, no double funding. */
function assertNoDoubleFunding(split: Split, lines: ReadonlyMap<string | null, LineBalance>): void {
  split.allocations.forEach(({ lineCode: line, amount: asked }, index) => {
    const { ceiling, received, spent } = assertFound(lines.get(line), 'unknown_line')
    const left = ceiling - received - spent
    if (asked > left)
      refuseAt(`/allocations/${index}/amount`, 'double_funding', { line, asked, left, ceiling })
  })
}
