/**
 * Takes a part of what stands somewhere away again, or moves it elsewhere, from a day on that is open. A move never
 * reaches into the time before the money or the promise was there: it goes entry by entry, each dated max(move, entry),
 * so that at no past date anything turns negative, or more is verified than received, or committed than pledged.
 */
import { laterOf } from '../shared/calendar.ts'
import type { Measure } from '../shared/measures.ts'
import type { Split } from '../shared/wire.ts'
import type { Entry } from './post-entries.ts'

/** So many rupiah from one part to another; null is the unallocated part. */
export interface Move {
  from: string | null
  to: string | null
  amount: number
}

/** Bounded from above by the one before it, at every date: what is taken of a measure is taken of those below it too. */
const chains: readonly (readonly Measure[])[] = [
  ['reserved', 'pledged', 'committed'],
  ['received', 'verified'],
]

/**
 * The entries that take an amount off a line, in every measure that stands there (a pledge without agreement has
 * nothing committed). `net` are the net entries of one record; the answer is negative.
 */
export function withdraw(
  net: readonly Entry[],
  { from, amount }: Pick<Move, 'from' | 'amount'>,
  effectiveOn: string,
): Entry[] {
  const onLine = net.filter(({ lineCode }) => lineCode === from)
  const dates = datesOf(onLine, effectiveOn)
  return chains.flatMap((chain) => {
    const measures = chain.filter((measure) => onLine.some((entry) => entry.measure === measure))
    let above: Course | undefined
    return measures.flatMap((measure) => {
      const layers = onLine.filter((entry) => entry.measure === measure)
      const standing = dates.map((date) => standingOn(layers, date))
      const gone = above ? goneWith(above, standing) : goneOf(standing, amount)
      above = { standing, gone }
      return gone.flatMap((total, index) => {
        const taken = total - (gone[index - 1] ?? 0)
        if (taken === 0) return []
        return [{ ...(layers[0] as Entry), amount: -taken, effectiveOn: dates[index] as string }]
      })
    })
  })
}

/** The same for every part of a split. */
export function withdrawSplit(net: readonly Entry[], split: Split, effectiveOn: string): Entry[] {
  const lines = split.allocations.map(({ lineCode: from, amount }) => ({ from, amount }))
  return [...lines, { from: null, amount: split.unallocated }].flatMap((part) =>
    withdraw(net, part, effectiveOn),
  )
}

/** The entries that move an amount: what `withdraw` takes, and the same on the other part. */
export function moved(net: readonly Entry[], move: Move, effectiveOn: string): Entry[] {
  const taken = withdraw(net, move, effectiveOn)
  return [...taken, ...taken.map((entry) => ({ ...entry, lineCode: move.to, amount: -entry.amount }))]
}

/** What stands of a measure on each of the dates, and how much of it is gone by then. */
interface Course {
  standing: readonly number[]
  gone: readonly number[]
}

/** On which dates something can go: the day itself, and those on which something comes or goes later. */
function datesOf(entries: readonly Entry[], from: string): string[] {
  return [...new Set([from, ...entries.map((entry) => laterOf(entry.effectiveOn, from))])].sort()
}

function standingOn(layers: readonly Entry[], date: string): number {
  return layers.reduce((sum, layer) => (layer.effectiveOn <= date ? sum + layer.amount : sum), 0)
}

/**
 * When how much can go. At any date, what may be gone is at most the least that stands on any date from then on; as
 * much as that goes as early as it can.
 */
function goneOf(standing: readonly number[], amount: number): number[] {
  return standing.map((_, index) => Math.min(amount, ...standing.slice(index)))
}

/** Of a measure under another: whatever would stand above what is left of that one. */
function goneWith(above: Course, standing: readonly number[]): number[] {
  return standing.map((stands, index) => {
    const left = (above.standing[index] ?? 0) - (above.gone[index] ?? 0)
    return Math.max(0, stands - left)
  })
}
