/** Which records of a stretch of the log are other than those that were signed. */
import type { Disagreement } from './check.ts'

/** An entry as it was found: its canonical JSON (null where the event is gone) and its hash. */
export interface Found {
  leaf: string | null
  hash: Buffer
}

/**
 * Names every record that was altered, deleted or inserted, and the first that is out of order: what is found in the place
 * of the entries from position `first` on, whose hashes are known.
 */
export function nameDifferences(
  first: number,
  signed: readonly Buffer[],
  found: readonly Found[],
): Disagreement[] {
  const positions = new Map(signed.map((hash, index) => [hex(hash), first + index]))
  const missing = new Map([...positions].map(([hash, position]) => [position, hash]))
  const inOrder: { position: number; leaf: string | null }[] = []
  const foreign: Found[] = []
  for (const entry of found) {
    const position = positions.get(hex(entry.hash))
    if (position === undefined || !missing.delete(position)) {
      if (entry.leaf !== null) foreign.push(entry)
    } else inOrder.push({ position, leaf: entry.leaf })
  }
  return [
    ...foreign.map(({ leaf, hash }) => {
      const position = positionIn(leaf)
      const itsHash = missing.get(position)
      missing.delete(position)
      return itsHash === undefined
        ? { record: nameOf(leaf, position), expected: null, found: 'inserted' }
        : { record: nameOf(leaf, position), expected: itsHash, found: hex(hash) }
    }),
    ...[...missing].map(([position, hash]) => ({
      record: `position ${position}`,
      expected: hash,
      found: 'gone',
    })),
    ...firstOutOfOrder(inOrder),
  ]
}

function firstOutOfOrder(inOrder: readonly { position: number; leaf: string | null }[]): Disagreement[] {
  const sorted = inOrder.map(({ position }) => position).toSorted((a, b) => a - b)
  const index = inOrder.findIndex(({ position }, place) => position !== sorted[place])
  const moved = inOrder[index]
  if (moved === undefined) return []
  const place = `position ${sorted[index]}`
  return [{ record: place, expected: place, found: nameOf(moved.leaf, moved.position) }]
}

/** What a person would call an entry. */
export function nameOf(leaf: string | null, position: number): string {
  if (leaf === null) return `position ${position}`
  const { type, subject } = JSON.parse(leaf) as { type?: string; subject?: { id?: string } }
  return `position ${position} (${type} ${subject?.id})`
}

/** The position that an entry says is its own. */
export function positionIn(leaf: string | null): number {
  return leaf === null ? 0 : (JSON.parse(leaf) as { position: number }).position
}

export function hex(hash: Buffer): string {
  return hash.toString('hex')
}
