/**
 * The Merkle tree of RFC 6962 over SHA-256: an append-only list whose every state has one root, with short proofs that
 * an entry is in it (inclusion) and that an older state is its beginning (consistency). Pure; indices count from 0.
 */
import { createHash } from 'node:crypto'

/** The hash of an entry: SHA-256(0x00 || entry). */
export function hashLeaf(entry: string | Uint8Array): Buffer {
  return createHash('sha256').update('\0').update(entry).digest()
}

/** The hash of a node: SHA-256(0x01 || left || right). */
export function hashChildren(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}

/** The root of the tree without entries. */
const EMPTY_ROOT = createHash('sha256').digest()

/** Entries from `start` up to, not including, `end`. */
export interface Range {
  start: number
  end: number
}

/** The root of a complete subtree of `size` (a power of two) entries, the first being a multiple of `size`. */
export interface Subtree {
  start: number
  size: number
}

function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** The complete subtrees that make up a range of RFC 6962's recursion, from the left: their sizes fall. */
export function subtreesOf({ start, end }: Range): Subtree[] {
  const subtrees: Subtree[] = []
  let at = start
  while (at < end) {
    let size = 1
    while (size * 2 <= end - at) size *= 2
    subtrees.push({ start: at, size })
    at += size
  }
  return subtrees
}

/** The root over complete subtrees of falling size. */
export function rootOver(subtrees: readonly Buffer[]): Buffer {
  return subtrees.length === 0 ? EMPTY_ROOT : subtrees.reduceRight((right, left) => hashChildren(left, right))
}

/** Which ranges' hashes prove that an entry is in the tree of `size`, from the leaf up (RFC 6962 §2.1.1). */
export function inclusionPath(index: number, size: number): Range[] {
  const path = (start: number, end: number): Range[] => {
    if (end - start === 1) return []
    const middle = start + largestPowerBelow(end - start)
    return index < middle
      ? [...path(start, middle), { start: middle, end }]
      : [...path(middle, end), { start, end: middle }]
  }
  return path(0, size)
}

/** Which ranges' hashes prove that the tree of `from` is the beginning of that of `to` (RFC 6962 §2.1.2). */
export function consistencyPath(from: number, to: number): Range[] {
  if (from === 0) return []
  const path = (start: number, end: number, isWhole: boolean): Range[] => {
    if (end === from) return isWhole ? [] : [{ start, end }]
    const middle = start + largestPowerBelow(end - start)
    return from <= middle
      ? [...path(start, middle, isWhole), { start: middle, end }]
      : [...path(middle, end, false), { start, end: middle }]
  }
  return path(0, to, true)
}

/** The root that an inclusion proof leads to; null where the proof has not the length that it must have. */
export function rootFromInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | null {
  const path = index < size ? inclusionPath(index, size) : null
  if (path?.length !== proof.length) return null
  return hashFrom(knownHashes([...path, { start: index, end: index + 1 }], [...proof, leaf]), {
    start: 0,
    end: size,
  })
}

/** Whether a consistency proof holds between two roots. */
export function isConsistent(
  older: { size: number; root: Buffer },
  newer: { size: number; root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (older.size > newer.size) return false
  const path = consistencyPath(older.size, newer.size)
  if (path.length !== proof.length) return false
  if (older.size === 0) return older.root.equals(EMPTY_ROOT)
  const known = knownHashes(path, proof)
  const whole = { start: 0, end: older.size }
  // Where the older tree is one complete subtree of the newer, its root is not in the proof: it is where that begins.
  const isPart = path.every(({ start }) => start >= older.size)
  if (isPart) known.set(nameOf(whole), older.root)
  return (
    hashFrom(known, whole)?.equals(older.root) === true &&
    hashFrom(known, { start: 0, end: newer.size })?.equals(newer.root) === true
  )
}

function nameOf({ start, end }: Range): string {
  return `${start}-${end}`
}

function knownHashes(ranges: readonly Range[], hashes: readonly Buffer[]): Map<string, Buffer> {
  return new Map(ranges.map((range, index) => [nameOf(range), hashes[index] as Buffer]))
}

/** The hash over a range, made from those of its parts; null where they do not make it up. */
function hashFrom(known: ReadonlyMap<string, Buffer>, range: Range): Buffer | null {
  const given = known.get(nameOf(range))
  if (given) return given
  const { start, end } = range
  if (end - start < 2) return null
  const middle = start + largestPowerBelow(end - start)
  const left = hashFrom(known, { start, end: middle })
  const right = left && hashFrom(known, { start: middle, end })
  return left && right && hashChildren(left, right)
}

/** A tree that grows: it holds the roots of its complete subtrees, a few dozen hashes for any size. */
export class GrowingTree {
  #subtrees: (Subtree & { hash: Buffer })[]
  #size: number

  /** Goes on from a tree of this size, whose complete subtrees (`subtreesOf`) have these roots. */
  constructor(size = 0, roots: readonly Buffer[] = []) {
    this.#size = size
    this.#subtrees = subtreesOf({ start: 0, end: size }).map((subtree, index) => ({
      ...subtree,
      hash: roots[index] as Buffer,
    }))
  }

  get size(): number {
    return this.#size
  }

  /** The same tree, to grow on its own. */
  copy(): GrowingTree {
    return new GrowingTree(
      this.#size,
      this.#subtrees.map(({ hash }) => hash),
    )
  }

  root(): Buffer {
    return rootOver(this.#subtrees.map(({ hash }) => hash))
  }

  /** Adds an entry's hash; answers the complete subtrees (of two entries and more) that it closed. */
  append(leaf: Buffer): (Subtree & { hash: Buffer })[] {
    const closed: (Subtree & { hash: Buffer })[] = []
    let right = { start: this.#size, size: 1, hash: leaf }
    for (let left = this.#subtrees.at(-1); left?.size === right.size; left = this.#subtrees.at(-1)) {
      this.#subtrees.pop()
      right = { start: left.start, size: left.size * 2, hash: hashChildren(left.hash, right.hash) }
      closed.push(right)
    }
    this.#subtrees.push(right)
    this.#size += 1
    return closed
  }
}
