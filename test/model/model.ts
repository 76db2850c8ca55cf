/**
 * The API as its rules say it must behave: who may do what, where it is asked for, and which rule decides. `obey` does
 * to the model's world what the program must do to the ledger, or refuses with the code with which it must refuse.
 */
import * as adjustments from './rules/adjustments.ts'
import * as apbd from './rules/apbd.ts'
import * as calendar from './rules/calendar.ts'
import * as companies from './rules/companies.ts'
import * as disbursements from './rules/disbursements.ts'
import * as documents from './rules/documents.ts'
import * as imports from './rules/imports.ts'
import * as pledges from './rules/pledges.ts'
import * as retreats from './rules/retreats.ts'
import { type Person, Refusal, type Role, refuse, refuseIf, type World } from './rules/world.ts'

/** What came of it: documents that it made, the pledge that it touched, what it moved to unallocated. */
export interface Effect {
  created?: string[]
  pledge?: string
  released?: retreats.Released[]
  /** The attachment that took the place of a wrong one; null where nothing did. */
  replacement?: string | null
}

interface Operation {
  roles: readonly Role[]
  /** Its address; `on` names the document, the version or the month that it is about. */
  path: (on: string) => string
  // biome-ignore lint/suspicious/noExplicitAny: every rule knows the body that its command makes for it
  rule: (world: World, person: Person, on: string, body: any) => Effect
  method?: 'PATCH'
  /** Names what was read of the record, as a PATCH does. */
  decides?: true
  /** What it answers when it is done; 200 unless it makes something. */
  status?: 201
  /** Brings its body as a file. */
  upload?: true
}

const finance = ['finance'] as const
const verifier = ['verifier'] as const
const retreat = '/v1/retreats/retreat#1'

/** Documents are attached to records of every kind at the same addresses; `on` names the record, and what is replaced of it. */
function attaching(plural: string) {
  return {
    status: 201,
    roles: finance,
    path: (on: string) => `/v1/${plural}/${on}/documents`,
    rule: documents.attachDocument,
  } as const
}

function replacing(plural: string) {
  const path = (on: string) => `/v1/${plural}/${on.replace(' ', '/documents/')}/replacement`
  return { roles: finance, path, rule: documents.replaceDocument } as const
}

/** The writes, by their OpenAPI operation. */
export const operations = {
  draftBudget: { status: 201, roles: finance, path: () => `${retreat}/budgets`, rule: retreats.draftBudget },
  importBudget: {
    status: 201,
    upload: true,
    roles: finance,
    path: () => `${retreat}/budgets/import`,
    rule: imports.importBudget,
  },
  changeBudget: {
    roles: finance,
    path: (on) => `${retreat}/budgets/${on}`,
    rule: retreats.changeBudget,
    method: 'PATCH',
  },
  discardBudget: {
    roles: finance,
    path: (on) => `${retreat}/budgets/${on}/discarding`,
    rule: retreats.discardBudget,
  },
  adoptBudget: {
    roles: verifier,
    decides: true,
    path: (on) => `${retreat}/budgets/${on}/adoption`,
    rule: retreats.adoptBudget,
  },
  draftPledge: { status: 201, roles: finance, path: () => '/v1/pledges', rule: pledges.draftPledge },
  importPledges: {
    status: 201,
    upload: true,
    roles: finance,
    path: () => `${retreat}/pledges/import`,
    rule: imports.importPledges,
  },
  discardImport: {
    roles: finance,
    path: (on) => `/v1/imports/${on}/discarding`,
    rule: imports.discardImport,
  },
  changePledge: {
    roles: finance,
    path: (on) => `/v1/pledges/${on}`,
    rule: pledges.changePledge,
    method: 'PATCH',
  },
  submitPledge: { roles: finance, path: (on) => `/v1/pledges/${on}/submission`, rule: pledges.submitPledge },
  approvePledge: {
    roles: verifier,
    decides: true,
    path: (on) => `/v1/pledges/${on}/approval`,
    rule: pledges.approvePledge,
  },
  rejectPledge: {
    roles: verifier,
    decides: true,
    path: (on) => `/v1/pledges/${on}/rejection`,
    rule: pledges.rejectPledge,
  },
  withdrawPledge: {
    roles: finance,
    path: (on) => `/v1/pledges/${on}/withdrawal`,
    rule: pledges.withdrawPledge,
  },
  discardPledge: {
    roles: finance,
    path: (on) => `/v1/pledges/${on}/discarding`,
    rule: pledges.discardPledge,
  },
  signAgreement: {
    roles: finance,
    path: (on) => `/v1/pledges/${on}/agreement`,
    rule: adjustments.signAgreement,
  },
  cancelPledge: {
    roles: finance,
    path: (on) => `/v1/pledges/${on}/cancellation`,
    rule: pledges.cancelPledge,
  },
  reallocatePledge: {
    roles: finance,
    path: (on) => `/v1/pledges/${on}/reallocations`,
    rule: pledges.reallocatePledge,
  },
  recordDisbursement: {
    status: 201,
    roles: finance,
    path: () => '/v1/disbursements',
    rule: disbursements.recordDisbursement,
  },
  recordDisbursementBatch: {
    status: 201,
    roles: finance,
    path: () => '/v1/disbursements/batch',
    rule: disbursements.recordBatch,
  },
  changeDisbursement: {
    roles: finance,
    path: (on) => `/v1/disbursements/${on}`,
    rule: disbursements.changeDisbursement,
    method: 'PATCH',
  },
  verifyDisbursement: {
    roles: verifier,
    decides: true,
    path: (on) => `/v1/disbursements/${on}/verification`,
    rule: disbursements.verifyDisbursement,
  },
  reverseDisbursement: {
    roles: finance,
    path: (on) => `/v1/disbursements/${on}/reversal`,
    rule: adjustments.reverseDisbursement,
  },
  rejectDisbursement: {
    roles: verifier,
    decides: true,
    path: (on) => `/v1/disbursements/${on}/rejection`,
    rule: disbursements.rejectDisbursement,
  },
  reallocateDisbursement: {
    roles: finance,
    path: (on) => `/v1/disbursements/${on}/reallocations`,
    rule: adjustments.reallocateDisbursement,
  },
  proposeAmendment: {
    status: 201,
    roles: finance,
    path: (on) => `/v1/pledges/${on}/amendments`,
    rule: adjustments.proposeAmendment,
  },
  proposeWriteOff: {
    status: 201,
    roles: finance,
    path: (on) => `/v1/pledges/${on}/write-offs`,
    rule: adjustments.proposeWriteOff,
  },
  proposeRefund: {
    status: 201,
    roles: finance,
    path: (on) => `/v1/disbursements/${on}/refunds`,
    rule: adjustments.proposeRefund,
  },
  approveAdjustment: {
    roles: verifier,
    decides: true,
    path: (on) => `/v1/adjustments/${on}/approval`,
    rule: adjustments.approveAdjustment,
  },
  rejectAdjustment: {
    roles: verifier,
    decides: true,
    path: (on) => `/v1/adjustments/${on}/rejection`,
    rule: adjustments.rejectAdjustment,
  },
  withdrawAdjustment: {
    roles: finance,
    path: (on) => `/v1/adjustments/${on}/withdrawal`,
    rule: adjustments.withdrawAdjustment,
  },
  proposeVenueChoice: {
    roles: finance,
    path: () => `${retreat}/venue-choices`,
    rule: adjustments.proposeVenueChoice,
  },
  proposeCancellation: {
    roles: finance,
    path: () => `${retreat}/cancellation`,
    rule: adjustments.proposeCancellation,
  },
  proposeRestoration: {
    roles: finance,
    path: () => `${retreat}/restoration`,
    rule: adjustments.proposeRestoration,
  },
  changeRetreat: {
    roles: finance,
    path: () => retreat,
    rule: adjustments.correctRetreat,
    method: 'PATCH',
  },
  addDisclosure: {
    status: 201,
    roles: finance,
    path: (on) => `/v1/companies/${on}/disclosures`,
    rule: companies.addDisclosure,
  },
  proposeDisclosureChange: {
    roles: finance,
    path: (on) => `/v1/companies/${on.replace(' ', '/disclosures/')}`,
    rule: adjustments.correctDisclosure,
    method: 'PATCH',
  },
  succeedCompany: {
    roles: finance,
    path: (on) => `/v1/companies/${on}/succession`,
    rule: companies.succeedCompany,
  },
  withdrawSuccession: {
    roles: finance,
    path: (on) => `/v1/companies/${on}/succession/withdrawal`,
    rule: companies.withdrawSuccession,
  },
  attachToPledge: attaching('pledges'),
  attachToDisbursement: attaching('disbursements'),
  attachToAdjustment: attaching('adjustments'),
  attachToExpenditure: attaching('expenditures'),
  attachToRetreat: attaching('retreats'),
  replaceDocumentOfPledge: replacing('pledges'),
  replaceDocumentOfDisbursement: replacing('disbursements'),
  replaceDocumentOfAdjustment: replacing('adjustments'),
  replaceDocumentOfExpenditure: replacing('expenditures'),
  replaceDocumentOfRetreat: replacing('retreats'),
  closeMonth: {
    status: 201,
    roles: ['verifier', 'admin'],
    path: () => '/v1/closings',
    rule: calendar.closeMonth,
  },
  reopenMonth: {
    roles: ['verifier', 'admin'],
    path: (on) => `/v1/closings/${on}/reopening`,
    rule: calendar.reopenMonth,
  },
  appropriate: {
    status: 201,
    roles: finance,
    path: () => `${retreat}/appropriations`,
    rule: apbd.appropriate,
  },
  recordExpenditure: {
    status: 201,
    roles: finance,
    path: () => `${retreat}/expenditures`,
    rule: apbd.recordExpenditure,
  },
  reverseExpenditure: {
    roles: finance,
    path: (on) => `/v1/expenditures/${on}/reversal`,
    rule: apbd.reverseExpenditure,
  },
} satisfies Record<string, Operation>

export type OperationName = keyof typeof operations

/** A request: who asks for what, and what is wrong with it as a request, if anything. */
export interface Call {
  operation: OperationName
  by: Person | null
  /** The document, version or month that it is about; "pledge#0" and the like never were. */
  on: string
  body: object
  key: string | null
  ifMatch?: 'missing' | 'stale'
  hasUnknownField?: boolean
}

/** The requests that were accepted, by person and idempotency key. */
export type Accepted = Map<string, { call: Call; effect: Effect }>

export type Verdict =
  | { refused: string; rows: (string | null)[] }
  | { effect: Effect; status: number; isReplay: boolean }

/** What must be answered. Checked in this order: key, right, headers, record, body, then the rules of the operation. */
export function obey(world: World, accepted: Accepted, call: Call): Verdict {
  try {
    return decide(world, accepted, call)
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, rows: error.rows }
    throw error
  }
}

function decide(world: World, accepted: Accepted, call: Call): Verdict {
  const { by: person, on, body, key } = call
  const { roles, rule, method, decides }: Operation = operations[call.operation]
  if (person === null) refuse('unauthenticated')
  refuseIf(!person.roles.some((role) => roles.includes(role)), 'forbidden')
  refuseIf(method !== 'PATCH' && key === null, 'idempotency_key_required')
  refuseIf((method === 'PATCH' || decides === true) && call.ifMatch === 'missing', 'precondition_required')
  refuseIf(call.hasUnknownField === true && !on.endsWith('#0'), 'validation_failed')
  const name = `${person.name} ${key}`
  const earlier = accepted.get(name)
  if (earlier && method !== 'PATCH') {
    refuseIf(!isSameRequest(earlier.call, call), 'idempotency_key_reused')
    return { effect: earlier.effect, status: statusOf(call, earlier.effect), isReplay: true }
  }
  refuseIf(call.ifMatch === 'stale' && !on.endsWith('#0'), 'precondition_failed')
  const effect = rule(world, person, on, body)
  if (method !== 'PATCH') accepted.set(name, { call, effect })
  return { effect, status: statusOf(call, effect), isReplay: false }
}

/** Where an action became a proposal, it is accepted and not done. */
function statusOf({ operation }: Call, { created }: Effect): number {
  const { status }: Operation = operations[operation]
  return status ?? (created ? 202 : 200)
}

function isSameRequest(a: Call, b: Call): boolean {
  return a.operation === b.operation && a.on === b.on && JSON.stringify(a.body) === JSON.stringify(b.body)
}
