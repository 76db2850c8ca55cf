/** What is typed in the form of a receipt, and what is sent of it. */
import type { Schemas } from '../api/call'
import type { Disbursement } from './queries'

export interface ReceiptDraft {
  pledge: { value: string; label: string } | null
  amount: number | null
  receivedOn: string | null
  channel: Disbursement['channel'] | null
  kind: Disbursement['evidence']['kind'] | null
  number: string
  accountNumber: string
  documentId: string | null
  documentTotal: number | null
  pages: string
  /** Null: as the service splits it over what is open. */
  lines: { lineCode: string; amount: number }[] | null
  /** Why it is another paper than those with the same number. */
  differs: string
}

export const EMPTY: ReceiptDraft = {
  pledge: null,
  amount: null,
  receivedOn: null,
  channel: 'rkud',
  kind: 'sts',
  number: '',
  accountNumber: '',
  documentId: null,
  documentTotal: null,
  pages: '',
  lines: null,
  differs: '',
}

export type PaperHolder = Schemas['PaperHolder']

/** A form is sent only when its fields can be; what is empty here may be. */
export function requestOf(draft: ReceiptDraft, others: readonly PaperHolder[]): Schemas['NewDisbursement'] {
  const { amount, lines, differs } = draft
  const allocated = (lines ?? []).reduce((total, line) => total + line.amount, 0)
  return {
    pledgeId: draft.pledge?.value ?? '',
    amount: amount ?? 0,
    receivedOn: draft.receivedOn ?? '',
    channel: draft.channel ?? 'rkud',
    evidence: {
      kind: draft.kind ?? 'sts',
      number: draft.number.trim(),
      ...(draft.accountNumber.trim() && { accountNumber: draft.accountNumber.trim() }),
      ...(draft.documentId !== null && { documentId: draft.documentId }),
      ...(draft.documentTotal !== null && { documentTotal: draft.documentTotal }),
      ...(draft.pages.trim() && { pages: draft.pages.trim() }),
    },
    ...(lines !== null && { allocations: lines, unallocated: Math.max(0, (amount ?? 0) - allocated) }),
    ...(differs.trim() &&
      others.length > 0 && { differsFrom: others.map((other) => differenceFrom(other, differs.trim())) }),
  }
}

function differenceFrom(other: PaperHolder, reason: string): Schemas['PaperDifference'] {
  return 'elsewhere' in other ? { paper: other.paper, reason } : { id: other.id, reason }
}
