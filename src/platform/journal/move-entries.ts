/**
 * Takes a part of what stands somewhere away again, or moves it elsewhere, from a day on. A move never reaches into
 * the time before the money or the promise was there: it goes entry by entry, each dated max(move, entry), so that no
 * past date turns negative.
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
  return measuresOf(onLine).flatMap((measure) => {
    const layers = onLine.filter((entry) => entry.measure === measure)
    return [...datesOf(layers, amount, effectiveOn)].map(([date, taken]) => ({
      ...(layers[0] as Entry),
      amount: -taken,
      effectiveOn: date,
    }))
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

function measuresOf(entries: readonly Entry[]): Measure[] {
  return [...new Set(entries.map(({ measure }) => measure))]
}

/**
 * When how much can go. At any date, what may be gone is at most the least that stands on any date from then on;
 * as much as that goes as early as it can.
 */
function datesOf(layers: readonly Entry[], amount: number, from: string): Map<string, number> {
  const dates = [...new Set([from, ...layers.map((layer) => laterOf(layer.effectiveOn, from))])].sort()
  const standing = dates.map((date) =>
    layers.reduce((sum, layer) => (layer.effectiveOn <= date ? sum + layer.amount : sum), 0),
  )
  const taken = new Map<string, number>()
  let gone = 0
  dates.forEach((date, index) => {
    const free = Math.min(amount, ...standing.slice(index))
    if (free <= gone) return
    taken.set(date, free - gone)
    gone = free
  })
  return taken
}
