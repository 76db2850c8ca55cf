/** Whether a paper may count for a record: judged in memory against the live records that have it, read under its lock. */
import { createHash } from 'node:crypto'
import { type Actor, idsOf, makersOf, mayAlso, sees, withMaker } from '../platform/authority/actor.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { type FigureRecord, refuseAt } from '../platform/shared/errors.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { type Named, namedInWords, WAYS_OUT } from './paper-words.ts'
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

interface File {
  documentId: string
  pages: string | null
}

/** Where the request says what, for the pointers of a refusal. */
interface Places {
  number: string
  total: string
  document: string
  externalRef: string
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
export const placesOfRefund: Places = { ...placesOfReceipt }
export const placesOfPledge: Places = {
  number: '/letterNumber',
  total: '/letterAmount',
  document: '/letterDocumentId',
  externalRef: '/externalRef',
}

const MOST_TOLD_APART = 100

/** What names a record to those who may not see it: always the same, and nothing can be learned from it. */
export function paperToken(id: string): string {
  return createHash('sha256').update(`paper ${id}`).digest('hex').slice(0, 32)
}

/** The live records of some papers, and what one request makes of them. */
export class PaperBook {
  readonly #actor: Actor
  readonly #places: Places
  readonly #byKey: Map<string, PaperRecord[]>
  readonly #byNumber: Map<string, PaperRecord[]>
  readonly #byDocument = new Map<string, PaperRecord[]>()
  readonly #byRef: Map<string | null, PaperRecord[]>
  readonly #stated = new Set<PaperRecord>()

  constructor(actor: Actor, places: Places, live: readonly PaperRecord[]) {
    this.#actor = actor
    this.#places = places
    this.#byKey = groupBy(live, ({ key }) => key)
    this.#byNumber = groupBy(live, ({ key }) => numberIn(key))
    for (const record of live) this.#enterFiles(record)
    this.#byRef = groupBy(live, ({ externalRef }) => externalRef)
  }

  /** Records that were there before, of which the total is stated now: it holds for all of their paper. */
  get stated(): PaperRecord[] {
    return [...this.#stated].filter(({ type }) => type !== 'row')
  }

  /** Refuses a paper that counts already. `self` is the record that is being changed, with whoever began it. */
  judge(paper: Paper, self?: Pick<PaperRecord, 'id' | 'makers'>): void {
    const ofNumber = (this.#byKey.get(paper.key) ?? []).filter(({ id }) => id !== self?.id)
    const others = ofNumber.filter((other) => isOther(other, paper, self?.id))
    this.#assertOneTotal(paper, others)
    this.#assertTotalsOfOthers(paper, others, ofNumber)
    this.#assertOwnPages(paper, others, self?.id)
    this.#assertOwnRef(paper, self)
  }

  #assertOneTotal(paper: Paper, others: readonly PaperRecord[]): void {
    if (others.length === 0) return
    const { number, total: place } = this.#places
    if (this.#places === placesOfRefund || others.some(({ type }) => type === 'refund'))
      refuseAt(number, 'paper_used', this.#figuresOf(paper.number, others, 'refund'))
    const totals = others.flatMap(({ total }) => total ?? [])
    // Those that were told apart from each other may each state another one.
    const told = totals.find((total) => total !== paper.total) ?? totals[0] ?? null
    const used = sum(others.map(({ amount }) => amount))
    const figures = { ...this.#figuresOf(paper.number, others), used, ...(told !== null && { total: told }) }
    const mayState = others.every(({ retreatId, total }) => total !== null || sees(this.#actor, retreatId))
    if (paper.total === null || !mayState) refuseAt(number, 'paper_used', figures)
    if (told !== null && told !== paper.total) refuseAt(place, 'paper_used', figures)
    if (used + paper.amount > paper.total) {
      const left = Math.max(0, paper.total - used)
      refuseAt(place, 'paper_exceeded', { ...figures, total: paper.total, asked: paper.amount, left })
    }
  }

  /** Each of the others too stands within its total, with those that it is not told apart from. */
  #assertTotalsOfOthers(
    paper: Paper,
    others: readonly PaperRecord[],
    ofNumber: readonly PaperRecord[],
  ): void {
    const areAllOne = ofNumber.every(({ differsFrom }) => differsFrom.length === 0)
    if (others.length === ofNumber.length && areAllOne) return
    // Of more than a person would tell apart by hand, the database alone says no.
    if (ofNumber.length > MOST_TOLD_APART) return
    for (const other of others) {
      const together = ofNumber.filter((each) => each === other || !areToldApart(each, other))
      this.#assertOneTotal(paper, together)
    }
  }

  #assertOwnPages(paper: Paper, ofOnePaper: readonly PaperRecord[], self: string | undefined): void {
    const { documentId, pages } = paper
    if (documentId === null) return
    const overlaps = (other: PaperRecord) =>
      other.files.some((file) => file.documentId === documentId && !areApart(file.pages, pages))
    const others = (this.#byDocument.get(documentId) ?? []).filter(
      (other) => other.id !== self && !ofOnePaper.includes(other) && overlaps(other),
    )
    if (others.length > 0)
      refuseAt(this.#places.document, 'paper_used', this.#figuresOf(documentId, others, 'file'))
  }

  #assertOwnRef(paper: Paper, self: Pick<PaperRecord, 'id' | 'makers'> | undefined): void {
    if (paper.externalRef === null) return
    const own = self?.makers.slice(0, 1) ?? idsOf(this.#actor)
    const others = (this.#byRef.get(paper.externalRef) ?? []).filter(
      ({ id, makers: [first = ''] }) => id !== self?.id && own.includes(first),
    )
    if (others.length > 0)
      refuseAt(
        this.#places.externalRef,
        'paper_used',
        this.#figuresOf(paper.externalRef, others, 'reference'),
      )
  }

  /** Refuses a file that is the evidence of another record, unless both are of one paper, whose total they state. */
  judgeFile(paper: Paper, self: string): void {
    const ofOnePaper = (this.#byKey.get(paper.key) ?? []).filter(
      (other) => isOther(other, paper, self) && other.total !== null && other.total === paper.total,
    )
    this.#assertOwnPages(paper, ofOnePaper, self)
  }

  /** Live records that this actor may see with the same number under another kind. */
  underOtherKinds({ key }: Paper): PaperRecord[] {
    const ofNumber = this.#byNumber.get(numberIn(key)) ?? []
    return ofNumber.filter((other) => other.key !== key && mayRead(this.#actor, other))
  }

  /** Enters a row of the request that was judged: the next ones are judged against it too. */
  enterRow(paper: Paper, row: Pick<PaperRecord, 'id' | 'retreatId' | 'date' | 'state'>): PaperRecord {
    const record = {
      ...paper,
      ...row,
      files: filesOf(paper),
      type: 'row',
      label: paper.number,
      makers: makersOf(this.#actor),
    } as const
    return this.enter({ ...record })
  }

  /** Enters a record that was judged and is changed. A total that it states holds for all of its paper. */
  enter(record: PaperRecord): PaperRecord {
    for (const other of this.#byKey.get(record.key) ?? []) {
      if (!isOther(other, record, record.id) || other.total !== null) continue
      other.total = record.total
      other.makers = isDecided(other) ? other.makers : withMaker(other.makers, this.#actor)
      this.#stated.add(other)
    }
    append(this.#byKey, record.key, record)
    append(this.#byNumber, numberIn(record.key), record)
    this.#enterFiles(record)
    append(this.#byRef, record.externalRef, record)
    return record
  }

  #enterFiles(record: PaperRecord): void {
    for (const documentId of new Set(record.files.map((file) => file.documentId)))
      append(this.#byDocument, documentId, record)
  }

  #figuresOf(paper: string, others: readonly PaperRecord[], kind: keyof typeof WAYS_OUT = 'number') {
    const named = others.map((other) => this.#nameOf(other))
    return {
      paper,
      others: named satisfies FigureRecord[],
      named: namedInWords(named),
      advice: WAYS_OUT[kind],
    }
  }

  #nameOf(record: PaperRecord): Named {
    const { type, id, label, amount, date } = record
    if (!mayRead(this.#actor, record)) return { elsewhere: true, paper: paperToken(id) }
    return { type, id, label, amount, date }
  }
}

/** The files of a paper to which nothing was attached. */
export function filesOf({ documentId, pages }: Pick<Paper, 'documentId' | 'pages'>): File[] {
  return documentId === null ? [] : [{ documentId, pages }]
}

const reading = {
  disbursement: 'disbursements.read',
  pledge: 'pledges.read',
  expenditure: 'apbd.read',
  refund: 'disbursements.read',
} as const

/** A key may be limited to some retreats, and to some operations: what it may not read it is not told. Rows are its own. */
function mayRead(actor: Actor, { type, retreatId }: PaperRecord): boolean {
  return type === 'row' || (sees(actor, retreatId) && mayAlso(actor, reading[type]))
}

/** Whether a live record has this paper: the same number, and neither says that it is another paper. */
function isOther(other: PaperRecord, { differsFrom }: Paper, self: string | undefined): boolean {
  if (other.id === self) return false
  return !names(differsFrom, other.id) && !(self !== undefined && names(other.differsFrom, self))
}

function areToldApart(one: PaperRecord, other: PaperRecord): boolean {
  return names(one.differsFrom, other.id) || names(other.differsFrom, one.id)
}

function names(differences: readonly Difference[], id: string): boolean {
  return differences.some((each) => ('id' in each ? each.id === id : each.paper === paperToken(id)))
}

/** Whoever writes on what a second person decided on does not become its maker by it. */
function isDecided({ state }: PaperRecord): boolean {
  return state === 'verified' || state === 'active'
}

function areApart(pages: string | null, others: string | null): boolean {
  if (pages === null || others === null) return false
  const [first, last] = spanOf(pages)
  const [start, end] = spanOf(others)
  return last < start || end < first
}

function spanOf(pages: string): [first: number, last: number] {
  const [first = 0, last = first] = pages.split('-').map(Number)
  return [first, last]
}

function numberIn(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

function append<Key>(groups: Map<Key, PaperRecord[]>, key: Key, record: PaperRecord): void {
  const group = groups.get(key)
  if (group) group.push(record)
  else groups.set(key, [record])
}
