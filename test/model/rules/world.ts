/**
 * The world of the model: what the ledger holds, as plain objects. Documents name each other by short names
 * ("pledge#3"), in order of creation. Nothing here comes from the program under test: this is its second specification.
 */

export type Role = 'finance' | 'verifier' | 'admin' | 'auditor'
export type Form = 'cash' | 'goods' | 'services'
export type Measure = 'reserved' | 'pledged' | 'committed' | 'received' | 'verified' | 'spent'

/** A cost line's code, or null: on no line (unallocated). */
export type Part = string | null

export interface Allocation {
  lineCode: string
  amount: number
}
export interface Split {
  allocations: Allocation[]
  unallocated: number
}
export interface Instalment {
  dueOn: string
  amount: number
}

export interface Person {
  name: string
  roles: Role[]
}

/** So many rupiah more (or fewer) of a measure, on a part, from a day on. */
export interface Entry {
  measure: Measure
  part: Part
  amount: number
  on: string
  pledge?: string
  disbursement?: string
  expenditure?: string
}

export interface Line {
  code: string
  venueCode: string | null
  amount: number
  csrEligible: boolean
}
export interface Version {
  number: number
  state: 'draft' | 'adopted' | 'superseded' | 'discarded'
  makers: string[]
  lines: Line[]
  adoptedOn: string | null
  /** Which adoption it was: of two on one day the later stands. */
  adoption: number
}

/** A second record of one paper may say that it is another, and somebody's own reference is on one record only. */
interface OnPaper {
  differsFrom: string[]
  externalRef: string | null
}

export interface Pledge extends OnPaper {
  ref: string
  state: 'draft' | 'submitted' | 'active' | 'rejected' | 'cancelled' | 'discarded'
  makers: string[]
  company: string
  form: Form
  amount: number
  amended: number
  writtenOff: number
  letterAmount: number | null
  pledgedOn: string
  bookedOn: string | null
  letterNumber: string
  instalments: Instalment[]
  written: Split
  signedOn: string | null
}

export interface Disbursement extends OnPaper {
  ref: string
  pledge: string
  state: 'recorded' | 'verified' | 'rejected' | 'reversed'
  makers: string[]
  channel: string
  /** Of its evidence; the number is the name of a paper. */
  kind: string
  number: string
  documentTotal: number | null
  /** The stored file that is its evidence, and where in it. */
  documentId: string | null
  pages: string | null
  amount: number
  refunded: number
  receivedOn: string
}

export interface Adjustment {
  ref: string
  kind:
    | 'amendment'
    | 'write_off'
    | 'refund'
    | 'reversal'
    | 'reallocation'
    | 'agreement'
    | 'venue_choice'
    | 'retreat_change'
    | 'retreat_cancellation'
    | 'retreat_restoration'
    | 'disclosure'
  state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'
  makers: string[]
  /** Of what concerns a pledge or its money, or a disclosure; else it concerns the retreat. */
  pledge: string | null
  disbursement: string | null
  disclosure: string | null
  /** Signed for amendments, else positive; of what has one. */
  amount: number | null
  /** Day from which it counts; a reversal has none. */
  on: string
  /** Of an amendment: the day that it states, whenever it counts. */
  happenedOn: string
  instalments: Instalment[] | null
  allocations: Allocation[] | undefined
  unallocated: number | undefined
  /** Of a refund: its evidence, and the records that it was told apart from. */
  slip: { kind: string; number: string } | null
  differsFrom: readonly string[]
  /** Of a refund: the same is written off the pledge. */
  endsPromise: boolean
  /** What was asked for, of the kinds that have no amount. */
  body: object
  /** What it added or took, and where; null until it is approved. */
  split: Split | null
}

export interface Expenditure {
  ref: string
  state: 'recorded' | 'reversed'
  lineCode: string
  amount: number
  spentOn: string
  sp2dNumber: string
}

/** So much is appropriated to the line as of a day, and counts from the same or a later one; of two as of one day the later stated stands. */
export interface Statement {
  lineCode: string
  effectiveOn: string
  on: string
  amount: number
}

export interface Company {
  ref: string
  /** What it merged into, and from which day on it promises nothing new. */
  succession: { successor: string; from: string } | null
}

export interface Disclosure {
  ref: string
  company: string
  reference: string
  validFrom: string
  validTo: string | null
  annulled: boolean
}

/** A table that was taken in, with what came of it: pledges, or a version of the budget. */
export interface Import {
  ref: string
  state: 'kept' | 'discarded'
  pledges: string[]
  version: number | null
}

/** A stored document that somebody attached to a record; without one, where nothing took the place of a wrong one. */
export interface Attachment {
  ref: string
  record: string
  document: string | null
  kind: string
  /** The attachment, or the record's own document, that it replaces. */
  replaces: string | null
}

/** What can be corrected of a retreat, beside its venues. */
export interface RetreatFields {
  code: string
  title: string
  fiscalYear: number
  startsOn: string
  endsOn: string
}

export interface World {
  today: string
  /** What a unit of the ceilings is worth: rules hold for rupiah and for trillions. */
  scale: number
  /** Up to which month the books were closed, by whom: the last one is the one that counts. */
  closings: { through: string; by: string }[]
  /** The last month (YYYY-MM) that ever was, by whichever run. */
  lastEverClosed: string
  retreat: RetreatFields
  venues: string[]
  venueChoice: { venue: string; on: string } | null
  /** Those that were chosen before another one. */
  earlierVenues: string[]
  isCancelled: boolean
  companies: Company[]
  disclosures: Disclosure[]
  imports: Import[]
  attachments: Attachment[]
  versions: Version[]
  pledges: Pledge[]
  disbursements: Disbursement[]
  adjustments: Adjustment[]
  expenditures: Expenditure[]
  statements: Statement[]
  entries: Entry[]
}

/** With which every run begins. */
export const companyRefs = ['company#1', 'company#2', 'company#3', 'company#4']
export const documentRefs = ['document#1', 'document#2', 'document#3', 'document#4']
export const firstFields: RetreatFields = {
  code: 'code#1',
  title: 'Retret contoh',
  fiscalYear: 2026,
  startsOn: '2026-06-23',
  endsOn: '2026-06-26',
}

export function newWorld(today: string, scale: number, lastEverClosed: string): World {
  return {
    today,
    scale,
    closings: [],
    lastEverClosed,
    retreat: firstFields,
    venues: ['PANTAI', 'KOTA'],
    venueChoice: null,
    earlierVenues: [],
    isCancelled: false,
    companies: companyRefs.map((ref) => ({ ref, succession: null })),
    disclosures: [],
    imports: [],
    attachments: [],
    versions: [],
    pledges: [],
    disbursements: [],
    adjustments: [],
    expenditures: [],
    statements: [],
    entries: [],
  }
}

/** A rule says no; `rows` are the refusals of a batch, by row. */
export class Refusal extends Error {
  readonly code: string
  readonly rows: (string | null)[]

  constructor(code: string, rows: (string | null)[] = []) {
    super(code)
    this.code = code
    this.rows = rows
  }
}

export function refuse(code: string): never {
  throw new Refusal(code)
}

export function refuseIf(condition: boolean, code: string): void {
  if (condition) refuse(code)
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

export function later(a: string, b: string): string {
  return a > b ? a : b
}

export function find<Document extends { ref: string }>(all: Document[], ref: string, code: string): Document {
  return all.find((document) => document.ref === ref) ?? refuse(code)
}

export function nobodyChecksWhatTheyMade(person: Person, { makers }: { makers: string[] }): void {
  refuseIf(makers.includes(person.name), 'maker_is_checker')
}

export function pledgeOf(world: World, { pledge }: { pledge: string | null }): Pledge {
  return find(world.pledges, pledge ?? '', 'pledge_not_found')
}
