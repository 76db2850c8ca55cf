/**
 * Goes through a log from its first event to its last, as a database or an export has it, and checks everything that
 * was vouched for: the order, the hashes, the tree, the signatures, and checkpoints that were kept elsewhere.
 */
import { NoteError, openCheckpoint, originOf, type VerifierKey } from '../../platform/log/checkpoint.ts'
import { GrowingTree, hashLeaf, type Subtree } from '../../platform/log/merkle.ts'
import type { Verdict } from './check.ts'
import type { Extent } from './examination.ts'
import { type Found, hex, nameDifferences, nameOf, positionIn } from './name-differences.ts'
import { Tally } from './tally.ts'

/** One entry: the canonical JSON, null where the event is gone; with the hash that was kept beside it, where one was. */
export interface LogEntry {
  leaf: string | null
  keptHash?: Buffer
}

/** What the reader of a log trusts: public keys, and checkpoints that were kept outside it. */
export interface Trust {
  keys: readonly VerifierKey[]
  /** Notes. */
  outside: readonly string[]
}

type Closed = Subtree & { hash: Buffer }
type Since = Found & LogEntry & { place: number }

/** So many entries without a checkpoint that holds are no longer kept for naming. */
const MOST_AT_ONCE = 20_000
const AS_SIGNED = 'the events that it was signed over'

export class LogAudit {
  readonly #trust: Trust
  readonly #outside: { note: string; size: number }[]
  readonly #order = new Tally('every event is in its place')
  readonly #content = new Tally('every event is what was sealed')
  readonly #roots = new Tally('every checkpoint is the root of the events before it')
  readonly #signatures = new Tally('every checkpoint is signed by a known key')
  readonly #copies = new Tally('every checkpoint carries the hashes of its events')
  readonly #kept = new Tally('checkpoints kept outside hold')
  #tree = new GrowingTree()
  /** As it was at the last checkpoint that held, with what was found since. */
  #proven = this.#tree.copy()
  #since: Since[] = []
  #isProvable = true
  #lastGood = 0
  /** How many events, from the first on, the log's own checkpoints vouch for, by a known key; and those kept outside. */
  #signed = 0
  #keptOutside = 0
  #origin: string | null = null
  readonly #rootsAt = new Map<number, string>()

  constructor(trust: Trust) {
    this.#trust = trust
    this.#outside = trust.outside
      .map((note) => ({ note, size: Number(note.split('\n')[1]) }))
      .toSorted((a, b) => a.size - b.size)
  }

  get size(): number {
    return this.#tree.size
  }

  /** The next entry. Answers the complete subtrees that it closed. */
  add({ leaf, keptHash }: LogEntry): Closed[] {
    const hash = (leaf === null ? keptHash : hashLeaf(leaf)) ?? hashLeaf('')
    this.#since.push({ leaf, hash, place: this.size + 1, ...(keptHash && { keptHash }) })
    this.#origin ??= originOf(keptHash ?? hash)
    const closed = this.#append(this.#tree, hash)
    if (this.#since.length > MOST_AT_ONCE) this.#giveUpNaming()
    return closed
  }

  /**
   * A checkpoint that the log itself has, after the last event that it covers, with the copies of their hashes that it
   * carries. Where it does not hold, a copy that leads from the last that held to its signed root tells what was where.
   */
  checkpoint(note: string, copies: readonly Buffer[] = []): void {
    const { record, size, root, isSigned } = this.#open(note)
    if (size === this.size && this.#isRoot(note, this.#tree)) {
      this.#roots.compare(record, AS_SIGNED, AS_SIGNED)
      this.#compareCopies(record, copies)
      if (isSigned) this.#signed = size
      this.#judge((entry) => this.#order.agree(entry.leaf === null ? 0 : 1))
      this.#proven = this.#tree.copy()
      this.#isProvable = true
      this.#lastGood = size
      return
    }
    const authentic =
      isSigned && this.#isProvable ? this.#leavesThatLeadTo({ note, size, root }, copies) : null
    const range = `between positions ${this.#lastGood + 1} and ${size}`
    this.#roots.compare(
      record,
      AS_SIGNED,
      authentic
        ? `other ones ${range}, each named`
        : `other ones: altered, inserted, deleted or reordered ${range}`,
    )
    if (authentic) this.#repair(authentic)
    else this.#giveUpNaming()
  }

  /** A copy that is gone or another would name nobody, on the day when it is needed. */
  #compareCopies(record: string, copies: readonly Buffer[]): void {
    const own = this.#since.map(({ hash }) => hex(hash))
    // After what could not be named, the events since then are the last of those that the copies are of.
    const comparable = this.#isProvable ? copies : copies.slice(copies.length - own.length)
    const isWhole = own.join() === comparable.map(hex).join()
    this.#copies.compare(record, 'their hashes', isWhole ? 'their hashes' : 'other ones, or none')
  }

  /** The hashes that were signed: those kept beside the events, or those that the checkpoint carries. */
  #leavesThatLeadTo(signed: { note: string; size: number; root: string }, copies: readonly Buffer[]) {
    const kept = this.#since.flatMap(({ keptHash }) => keptHash ?? [])
    for (const leaves of [kept, copies]) {
      if (this.#proven.size + leaves.length !== signed.size) continue
      const tree = this.#proven.copy()
      for (const hash of leaves) tree.append(hash)
      if (tree.root().toString('base64') === signed.root) return leaves
    }
    return null
  }

  /** Names what is other than signed, and goes on from what was signed, so that nothing after it is blamed. */
  #repair(signed: readonly Buffer[]): void {
    const first = this.#proven.size + 1
    const asSigned = new Set(signed.map(hex))
    for (const { record, expected, found } of nameDifferences(first, signed, this.#since)) {
      this.#content.compare(record, expected, found)
    }
    this.#since = this.#since.filter(({ hash }) => asSigned.has(hex(hash)))
    this.#judge(() => this.#order.agree(1))
    this.#tree = this.#proven.copy()
    for (const hash of signed) this.#append(this.#tree, hash)
    if (first === 1 && signed[0]) this.#origin = originOf(signed[0])
    this.#proven = this.#tree.copy()
    this.#lastGood = this.size
  }

  /** Nothing says any more what was signed: what is there is compared with what it says of itself. */
  #giveUpNaming(): void {
    this.#isProvable = false
    this.#judge(({ leaf, place }) => {
      if (leaf === null) return
      this.#order.compare(nameOf(leaf, place), `position ${place}`, `position ${positionIn(leaf)}`)
    })
  }

  /** Compares each entry since then with the hash that was kept beside it. */
  #judge(checkOrder: (entry: Since) => void): void {
    for (const entry of this.#since) {
      const { leaf, hash, keptHash, place } = entry
      checkOrder(entry)
      if (leaf === null) this.#order.compare(`position ${place}`, `position ${place}`, 'gone')
      else if (keptHash?.equals(hash) === false) {
        this.#content.compare(nameOf(leaf, positionIn(leaf)), hex(keptHash), hex(hash))
      } else this.#content.agree(1)
    }
    this.#since = []
  }

  #append(tree: GrowingTree, hash: Buffer): Closed[] {
    const closed = tree.append(hash)
    if (this.#outside.some(({ size }) => size === tree.size)) {
      this.#rootsAt.set(tree.size, tree.root().toString('base64'))
    }
    return closed
  }

  #isRoot(note: string, tree: GrowingTree): boolean {
    const [origin, , root] = note.split('\n')
    return origin === this.#origin && root === tree.root().toString('base64')
  }

  /** What a note says, and whether a known key signed it. */
  #open(note: string) {
    const [origin, size, root = '', signedAt] = note.split('\n')
    const record = `checkpoint of ${size} events, ${signedAt}`
    const isSigned = this.#signatures.compare(record, 'signed', this.#signatureOf(note))
    return { origin, record, size: Number(size), root, isSigned }
  }

  #signatureOf(note: string): string {
    try {
      openCheckpoint(note, this.#trust.keys)
      return 'signed'
    } catch (error) {
      if (error instanceof NoteError) return error.message
      throw error
    }
  }

  /** What was found; checkpoints of more events than there are tell what is missing at the end. */
  verdicts(): Verdict[] {
    this.#giveUpNaming()
    let lastGood = 0
    for (const { note } of this.#outside) {
      const { origin, record, size, root } = this.#open(note)
      if (size > this.size) {
        const missing = `${this.size} events: those from position ${this.size + 1} on are missing`
        this.#kept.compare(record, `${size} events`, missing)
        continue
      }
      const holds = origin === this.#origin && root === this.#rootsAt.get(size)
      const range = `between positions ${lastGood + 1} and ${size}`
      this.#kept.compare(
        record,
        AS_SIGNED,
        holds ? AS_SIGNED : `other ones: altered, inserted, deleted or reordered ${range}`,
      )
      if (holds) {
        lastGood = size
        this.#keptOutside = size
      }
    }
    const tallies = [this.#order, this.#content, this.#roots, this.#signatures, this.#copies, this.#kept]
    return tallies.map(({ verdict }) => verdict)
  }

  /** After the verdicts. Who does not know the log's keys from elsewhere has the word of checkpoints kept outside alone. */
  extent({ believesOwnCheckpoints }: { believesOwnCheckpoints: boolean }): Extent {
    const signed = believesOwnCheckpoints ? Math.max(this.#signed, this.#keptOutside) : this.#keptOutside
    return { events: this.size, signed }
  }
}
