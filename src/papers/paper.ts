/** What a record says of its paper, and where its request says it. */
import type { Pointer } from '../platform/shared/errors.ts'
import type { Difference } from './papers.schema.ts'

/** What a record says of its paper. Amounts and totals in whole rupiah. */
export interface Paper {
  /** Kind and number, without what is written in many ways. */
  key: string
  /** The number as it was written. */
  number: string
  amount: number
  /** What the whole paper is worth, where it says so. */
  total: number | null
  differsFrom: readonly Difference[]
  /** The stored file that is its evidence, and where in it. */
  documentId: string | null
  pages: string | null
  externalRef: string | null
}

/** A live record with its paper. */
export interface PaperRecord extends Paper {
  type: 'disbursement' | 'pledge' | 'expenditure' | 'refund' | 'row'
  /** Of a row of the same request: its pointer. */
  id: string
  retreatId: string
  label: string
  date: string
  state: string
  makers: readonly string[]
  /** Every stored file that is its evidence: the one that it names, and those that were attached. */
  files: readonly File[]
}

/** A stored file, and on which of its pages a paper is: null of all. */
export interface File {
  documentId: string
  pages: string | null
}

/** Where a request of one kind says what, for the pointers of a refusal. */
export interface Places {
  number: Pointer
  total: Pointer
  document: Pointer
  externalRef: Pointer
  /** Of what shares its paper with nothing, whatever the others state. */
  sharesNothing?: true
}

export const placesOfReceipt: Places = {
  number: '/evidence/number',
  total: '/evidence/documentTotal',
  document: '/evidence/documentId',
  externalRef: '/externalRef',
}
/** Of a file that is attached as evidence. */
export const placesOfAttachment: Places = { ...placesOfReceipt, document: '/documentId' }
/** A refund has neither a total nor a file that counts. */
export const placesOfRefund: Places = { ...placesOfReceipt, sharesNothing: true }
export const placesOfPledge: Places = {
  number: '/letterNumber',
  total: '/letterAmount',
  document: '/letterDocumentId',
  externalRef: '/externalRef',
}
