/** The Merkle tree as it is stored: leaves, and the roots of complete subtrees of 256, 256^2, … of them. */
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { GrowingTree, hashChildren, type Range, rootOver, type Subtree, subtreesOf } from './merkle.ts'

/** Hashes of one stored level: 0 are the leaves, level n the roots over 256^n of them. */
interface Stored {
  level: number
  first: number
  count: number
}

const FAN_OUT = 256

/** The level at which a subtree is stored itself; null where it is made from smaller ones. */
export function storedLevelOf(size: number): number | null {
  let level = 0
  let stored = 1
  while (stored < size) {
    stored *= FAN_OUT
    level += 1
  }
  return stored === size ? level : null
}

/** The fewest stored hashes that make up a complete subtree. */
function storedUnder({ start, size }: Subtree): Stored {
  let level = 0
  let stored = 1
  while (stored * FAN_OUT <= size) {
    stored *= FAN_OUT
    level += 1
  }
  return { level, first: start / stored, count: size / stored }
}

/** The hash over each of these ranges of entries, in their order. */
export async function hashesOf(tx: Db | Tx, ranges: readonly Range[]): Promise<Buffer[]> {
  const subtrees = ranges.map(subtreesOf)
  const roots = await rootsOf(tx, subtrees.flat())
  return subtrees.map((parts) => rootOver(roots.splice(0, parts.length)))
}

/** The tree of this size, ready to grow. */
export async function treeOf(tx: Db | Tx, size: number): Promise<GrowingTree> {
  return new GrowingTree(size, await rootsOf(tx, subtreesOf({ start: 0, end: size })))
}

async function rootsOf(tx: Db | Tx, subtrees: readonly Subtree[]): Promise<Buffer[]> {
  const wanted = subtrees.map(storedUnder)
  if (wanted.length === 0) return []
  const { rows } = await tx.execute<{ hash: Buffer }>(sql`
    select x.hash
    from unnest(${column(wanted, 'level')}::int[], ${column(wanted, 'first')}::int8[], ${column(wanted, 'count')}::int8[])
      with ordinality w (level, first, count, ordinal),
    lateral (
      select position - 1 as index, hash from log_leaves
      where w.level = 0 and position > w.first and position <= w.first + w.count
      union all
      select index, hash from log_nodes where level = w.level and index >= w.first and index < w.first + w.count
    ) x
    order by w.ordinal, x.index`)
  const hashes = rows.map(({ hash }) => hash)
  return wanted.map(({ count }) => foldPairs(hashes.splice(0, count)))
}

function column(wanted: readonly Stored[], name: keyof Stored) {
  return sql.param(wanted.map((each) => each[name]))
}

/** The root over a power of two of sibling hashes. */
function foldPairs(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (only === undefined) throw new Error('the stored tree lacks a hash')
  if (hashes.length === 1) return only
  const pairs = hashes.flatMap((left, index) =>
    index % 2 === 0 ? [hashChildren(left, hashes[index + 1] as Buffer)] : [],
  )
  return foldPairs(pairs)
}
