/** The kinds of record to which documents can be attached, and how each is found. */
import { findVisibleAdjustment } from '../adjustments/adjustments.queries.ts'
import { findVisibleExpenditure } from '../appropriations/apbd.queries.ts'
import { takeEvidence } from '../disbursements/attach-evidence.ts'
import { findVisibleDisbursement } from '../disbursements/disbursements.queries.ts'
import type { attachableType } from '../documents/attachments.table.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import { findVisiblePledge } from '../pledges/pledges.queries.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'

export type AttachableType = (typeof attachableType.enumValues)[number]

interface Attachable {
  table: string
  notFound:
    | 'pledge_not_found'
    | 'disbursement_not_found'
    | 'adjustment_not_found'
    | 'expenditure_not_found'
    | 'retreat_not_found'
  /** Refuses where there is none or this actor may not see it. */
  find: (reader: Reader, actor: Actor, id: string) => Promise<unknown>
  /** While it waits for its checker, or has none: whoever attaches to it then is a maker of it. */
  openStates: readonly string[]
  /** Refuses a file as its evidence that is another record's. */
  takeEvidence?: (tx: Tx, actor: Actor, id: string, documentId: string) => Promise<void>
}

export const attachables: Record<AttachableType, Attachable> = {
  pledge: {
    table: 'pledges',
    notFound: 'pledge_not_found',
    find: findVisiblePledge,
    openStates: ['draft', 'submitted', 'rejected'],
  },
  disbursement: {
    table: 'disbursements',
    notFound: 'disbursement_not_found',
    find: findVisibleDisbursement,
    openStates: ['recorded'],
    takeEvidence,
  },
  adjustment: {
    table: 'adjustments',
    notFound: 'adjustment_not_found',
    find: findVisibleAdjustment,
    openStates: ['proposed'],
  },
  expenditure: {
    table: 'expenditures',
    notFound: 'expenditure_not_found',
    find: findVisibleExpenditure,
    openStates: ['recorded'],
  },
  retreat: {
    table: 'retreats',
    notFound: 'retreat_not_found',
    find: findVisibleRetreat,
    openStates: [],
  },
}
