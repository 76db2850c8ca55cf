/** Whether a paper may count for a record: judged in memory against the live records that have it, read under its lock. */
import { type Actor, idsOf, makersOf, mayAlso, sees } from '../platform/authority/actor.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { type FigureRecord, refuseAt } from '../platform/shared/errors.ts'
import { sum } from '../platform/shared/rupiah.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { warning } from '../platform/shared/warnings.ts'
import { areApart, areToldApart, hasSamePaper, names, paperToken } from './one-paper.ts'
import type { File, Paper, PaperRecord, Places } from './paper.ts'
import { CORRECTION, namedInWords, statedTotal, WAYS_OUT } from './paper-words.ts'
import type { Difference, PaperHolder, PaperTotal } from './papers.schema.ts'

/** A record that is being changed. */
interface Changed extends Pick<PaperRecord, 'id' | 'makers'> {
  /** That it stands with this paper already. */
  hasPaper: boolean
  /** What it was told apart from before. */
  differedFrom: readonly Difference[]
}

const MOST_TOLD_APART = 100

/** The live records of some papers, and what one request makes of them. */
export class PaperBook {
  readonly #actor: Actor
  readonly #places: Places
  readonly #byKey: Map<string, PaperRecord[]>
  readonly #byNumber: Map<string, PaperRecord[]>
  readonly #byDocument = new Map<string, PaperRecord[]>()
  readonly #byRef: Map<string | null, PaperRecord[]>

  constructor(actor: Actor, places: Places, live: readonly PaperRecord[]) {
    this.#actor = actor
    this.#places = places
    this.#byKey = groupBy(live, ({ key }) => key)
    this.#byNumber = groupBy(live, ({ key }) => numberIn(key))
    for (const record of live) this.#enterFiles(record)
    this.#byRef = groupBy(live, ({ externalRef }) => externalRef)
  }

  /**
   * Refuses a paper that counts already. `self` is the record that is being changed, with whoever began it; one that has this
   * paper already need not say what the whole is worth where the others do.
   */
  judge(paper: Paper, self?: Changed): void {
    const ofNumber = (this.#byKey.get(paper.key) ?? []).filter(({ id }) => id !== self?.id)
    const others = ofNumber.filter((other) => hasSamePaper(other, paper, self?.id))
    this.#assertDifferences(paper, self)
    this.#assertShareable(paper, others)
    this.#assertStated(paper, others, self)
    this.#assertOneTotal(paper, others)
    this.#assertTotalsOfOthers(paper, others, ofNumber)
    this.#assertOwnPages(paper, others, self?.id)
    this.#assertOwnRef(paper, self)
  }

  /** Whoever says that it is another paper names one that counts and has the number, under whatever kind or company. */
  #assertDifferences(paper: Paper, self: Changed | undefined): void {
    const known = self?.differedFrom.map((each) => JSON.stringify(each)) ?? []
    const ofNumber = this.#byNumber.get(numberIn(paper.key)) ?? []
    paper.differsFrom.forEach((each, index) => {
      const isNamed = ofNumber.some(
        (other) =>
          other.id !== self?.id &&
          names([each], other.id) &&
          ('paper' in each || mayRead(this.#actor, other)),
      )
      if (isNamed || known.includes(JSON.stringify(each))) return
      refuseAt(`/differsFrom/${index}/${'id' in each ? 'id' : 'paper'}`, 'differs_from_nobody', {
        paper: paper.number,
      })
    })
  }

  /** Money that left again has a paper of its own: no total makes it one with money that came, or with another refund. */
  #assertShareable(paper: Paper, others: readonly PaperRecord[]): void {
    const isOwn = this.#places.sharesNothing === true || others.some(({ type }) => type === 'refund')
    if (isOwn && others.length > 0)
      refuseAt(this.#places.number, 'paper_used', this.#figuresOf(paper.number, others, 'refund'))
  }

  /** Of two that share a paper one says what the whole is worth: the later one, if the earlier did not. */
  #assertStated(paper: Paper, others: readonly PaperRecord[], self: Changed | undefined): void {
    const silent = others.filter(({ total }) => total === null)
    const isStated =
      paper.total === null
        ? silent.length === 0 && (others.length === 0 || self?.hasPaper === true)
        : silent.every(({ retreatId }) => sees(this.#actor, retreatId))
    if (isStated) return
    const [told] = others.flatMap(({ total }) => total ?? [])
    const used = sum(others.map(({ amount }) => amount))
    const figures = {
      ...this.#figuresOf(paper.number, others),
      used,
      ...(told !== undefined && { total: told, advice: statedTotal(told, Math.max(0, told - used)) }),
    }
    refuseAt(this.#places.number, 'paper_used', figures)
  }

  #assertOneTotal(paper: Paper, others: readonly PaperRecord[]): void {
    const totals = others.flatMap(({ total }) => total ?? [])
    const total = paper.total ?? totals[0]
    if (total === undefined) return
    const used = sum(others.map(({ amount }) => amount))
    // Those that were told apart from each other may each state another one.
    const told = totals.find((each) => each !== total)
    if (told !== undefined) {
      const figures = { ...this.#figuresOf(paper.number, others, 'total'), used, total: told }
      refuseAt(this.#places.total, 'paper_used', figures)
    }
    if (others.length > 0 && used + paper.amount > total) {
      const left = Math.max(0, total - used)
      const figures = { ...this.#figuresOf(paper.number, others), used, total, asked: paper.amount, left }
      refuseAt(this.#places.total, 'paper_exceeded', figures)
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

  #assertOwnRef(paper: Paper, self: Changed | undefined): void {
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

  /** Refuses a file that is the evidence of another record, unless both are of one paper. */
  judgeFile(paper: Paper, self: string): void {
    const ofOnePaper = (this.#byKey.get(paper.key) ?? []).filter((other) => hasSamePaper(other, paper, self))
    this.#assertOwnPages(paper, ofOnePaper, self)
  }

  /**
   * Records that were there and do not say what their whole paper is worth, for which the total of this paper holds as long as it
   * stands: nobody else that shares the paper with them says it. Asked after the paper was judged.
   */
  boundBy(paper: Paper, self?: string): PaperRecord[] {
    if (paper.total === null) return []
    const ofNumber = (this.#byKey.get(paper.key) ?? []).filter(({ id }) => id !== self)
    const isTold = (one: PaperRecord) =>
      ofNumber.some((each) => each !== one && each.total !== null && !areToldApart(each, one))
    return ofNumber.filter(
      (one) => one.type !== 'row' && one.total === null && hasSamePaper(one, paper, self) && !isTold(one),
    )
  }

  /** The total by which this record stands too, though it states none: as those say that state it. */
  totalOver(paper: Paper, self: string): PaperTotal | null {
    if (paper.total !== null) return null
    const ofNumber = this.#byKey.get(paper.key) ?? []
    const stating = ofNumber.filter((other) => other.total !== null && hasSamePaper(other, paper, self))
    const [first] = stating
    if (first === undefined || first.total === null) return null
    return { amount: first.total, statedBy: stating.map((record) => this.#nameOf(record)) }
  }

  /** What to tell whoever states a total that others did not state: it holds for these too. */
  warningsOfTotal({ total }: Paper, bound: readonly PaperRecord[]): Warning[] {
    if (total === null || bound.length === 0) return []
    const named = namedInWords(bound.map((record) => this.#nameOf(record)))
    return [warning('total_holds_for_others', this.#places.total, { total, named, correction: CORRECTION })]
  }

  /** Live records that this actor may see with the same number under another kind. */
  underOtherKinds({ key }: Paper): PaperRecord[] {
    const ofNumber = this.#byNumber.get(numberIn(key)) ?? []
    return ofNumber.filter((other) => other.key !== key && mayRead(this.#actor, other))
  }

  /** Enters a row of the request that was judged: the next ones are judged against it too. */
  enterRow(paper: Paper, row: Pick<PaperRecord, 'id' | 'retreatId' | 'date' | 'state'>): void {
    const record: PaperRecord = {
      ...paper,
      ...row,
      files: filesOf(paper),
      type: 'row',
      label: paper.number,
      makers: makersOf(this.#actor),
    }
    append(this.#byKey, record.key, record)
    append(this.#byNumber, numberIn(record.key), record)
    this.#enterFiles(record)
    append(this.#byRef, record.externalRef, record)
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

  #nameOf(record: PaperRecord): PaperHolder {
    const { type, id, label, amount, date } = record
    if (!mayRead(this.#actor, record)) return { elsewhere: true, paper: paperToken(id) }
    return { type, id, label, amount, date }
  }
}

/** The files of a paper to which nothing was attached. */
function filesOf({ documentId, pages }: Pick<Paper, 'documentId' | 'pages'>): File[] {
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

function numberIn(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

function append<Key>(groups: Map<Key, PaperRecord[]>, key: Key, record: PaperRecord): void {
  const group = groups.get(key)
  if (group) group.push(record)
  else groups.set(key, [record])
}
