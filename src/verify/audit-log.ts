/**
 * Goes through a log from its first event to its last, as a database or an export has it, and checks everything that
 * was vouched for: the order, the hashes, the tree, the signatures, and checkpoints that were kept elsewhere.
 */
import { NoteError, openCheckpoint, originOf, type VerifierKey } from '../log/checkpoint.ts'
import { GrowingTree, hashLeaf, type Subtree } from '../log/merkle.ts'
import type { Verdict } from './check.ts'
import { Tally } from './tally.ts'

/** One entry: the canonical JSON, null where the event is gone; with the hash that was kept beside it, where one was. */
export interface LogEntry {
  leaf: string | null
  keptHash?: Buffer
}

/** What the reader of a log trusts: public keys, and checkpoints that were kept outside it. */
export interface Trust {
  keys: readonly VerifierKey[]
  outside: readonly string[]
}

type Closed = Subtree & { hash: Buffer }

export class LogAudit {
  readonly #tree = new GrowingTree()
  readonly #trust: Trust
  readonly #outside: { note: string; size: number }[]
  readonly #order = new Tally('every event is in its place')
  readonly #content = new Tally('every event is what was sealed')
  readonly #roots = new Tally('every checkpoint is the root of the events before it')
  readonly #signatures = new Tally('every checkpoint is signed by a known key')
  readonly #kept = new Tally('checkpoints kept outside hold')
  #origin: string | null = null
  #lastGood = 0

  constructor(trust: Trust) {
    this.#trust = trust
    this.#outside = trust.outside.map((note) => ({ note, size: Number(note.split('\n')[1]) }))
  }

  get size(): number {
    return this.#tree.size
  }

  /** The next entry. Answers the complete subtrees that it closed. */
  add({ leaf, keptHash }: LogEntry): Closed[] {
    const expected = this.#tree.size + 1
    const record = nameOf(leaf, expected)
    this.#order.compare(
      record,
      `position ${expected}`,
      leaf === null ? 'gone' : `position ${positionIn(leaf)}`,
    )
    const hash = leaf === null ? keptHash : hashLeaf(leaf)
    if (keptHash)
      this.#content.compare(record, hexOf(keptHash), leaf === null ? 'gone' : hexOf(hash as Buffer))
    const closed = this.#tree.append(hash ?? hashLeaf(''))
    this.#origin ??= hash ? originOf(keptHash ?? hash) : null
    for (const { note } of this.#outside.filter(({ size }) => size === expected)) {
      this.#holds(this.#kept, note, 0)
    }
    return closed
  }

  /** A checkpoint that the log itself has, at the size that it has now. */
  checkpoint(note: string): void {
    if (this.#holds(this.#roots, note, this.#lastGood)) this.#lastGood = this.#tree.size
  }

  /** Compares a note with the tree as it stands. Where it does not hold, something before it is not as it was. */
  #holds(tally: Tally, note: string, lastGood: number): boolean {
    const [origin, size, root = '', signedAt] = note.split('\n')
    const record = `checkpoint of ${size} events, ${signedAt}`
    this.#signatures.compare(record, 'signed', this.#isSigned(note))
    if (Number(size) !== this.#tree.size) {
      return tally.compare(record, `${size} events`, `${this.#tree.size} events`)
    }
    const isSame = origin === this.#origin && root === this.#tree.root().toString('base64')
    return tally.compare(
      record,
      'the events that it was signed over',
      isSame
        ? 'the events that it was signed over'
        : `other ones: altered, inserted, deleted or reordered between positions ${lastGood + 1} and ${size}`,
    )
  }

  #isSigned(note: string): string {
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
    for (const { note, size } of this.#outside.filter((each) => !(each.size <= this.size))) {
      this.#signatures.compare('a checkpoint kept outside', 'signed', this.#isSigned(note))
      this.#kept.compare(
        `checkpoint of ${size} events`,
        `${size} events`,
        `${this.size} events: those from position ${this.size + 1} on are missing`,
      )
    }
    return [this.#order, this.#content, this.#roots, this.#signatures, this.#kept].map(
      ({ verdict }) => verdict,
    )
  }
}

function nameOf(leaf: string | null, position: number): string {
  if (leaf === null) return `position ${position}`
  const { type, subject } = JSON.parse(leaf) as { type?: string; subject?: { id?: string } }
  return `position ${position} (${type} ${subject?.id})`
}

function positionIn(leaf: string): number {
  return (JSON.parse(leaf) as { position: number }).position
}

function hexOf(hash: Buffer): string {
  return hash.toString('hex')
}
