/** The arithmetic of coverage: whole rupiah in, whole rupiah out, nothing but sums, minima and one rounding rule. */

import { groupBy } from '../platform/shared/collections.ts'
import type { Level } from '../platform/shared/measures.ts'
import { percent, sum } from '../platform/shared/rupiah.ts'
import { type Amounts, addLevels, type Levels, levelsOf, noLevels, nothing, together } from './amounts.ts'

/** A cost line of the budget version that is reported on. */
export interface CostLine {
  code: string
  venueCode: string | null
  description: string
  category: string
  accountCode: string
  amount: number
}

/** What each line, and the total, tells. */
export interface Measures {
  ceiling: number
  csr: Levels
  apbd: { appropriated: number; spent: number }
  covered: Levels
  apbdBurden: Levels
  unfunded: number
  unfundedVerified: number
  percent: Record<Level, number | null>
}

export interface Coverage {
  totals: Measures
  unallocated: Levels
  otherVenues: Levels
  /** What the regional budget has on no line of this venue. */
  apbdElsewhere: { droppedLines: Amounts['apbd']; otherVenues: Amounts['apbd'] }
  sources: { total: Levels } & Pick<Amounts, 'byForm' | 'byChannel'>
  lines: (Pick<CostLine, 'code' | 'venueCode' | 'description' | 'category' | 'accountCode'> & Measures)[]
}

/** The three places where money can stand, seen from one venue; together they are everything. */
export interface Places {
  /** On the venue's own lines and the common ones. */
  here: Amounts
  otherVenues: Amounts
  /** On no line of this version. */
  unallocated: Amounts
}

export function placesOf(costLines: readonly CostLine[], amounts: readonly Amounts[], venue: string): Places {
  const lines = new Map<string | null, CostLine>(costLines.map((line) => [line.code, line]))
  const places = groupBy(amounts, ({ lineCode }) => {
    const line = lines.get(lineCode)
    if (line === undefined) return 'unallocated'
    return isAt(venue)(line) ? 'here' : 'otherVenues'
  })
  const at = (place: keyof Places) => together(places.get(place) ?? [])
  return { here: at('here'), otherVenues: at('otherVenues'), unallocated: at('unallocated') }
}

/** Whether a line is the venue's own, or common to all. */
function isAt(venue: string) {
  return ({ venueCode }: CostLine) => venueCode === null || venueCode === venue
}

/**
 * Coverage of a budget at one venue: its own lines and the common ones. Lines of other venues stand apart, and money
 * on a line that this version does not have counts as unallocated, so that always
 * totals.csr + unallocated + otherVenues = sources.total.
 */
export function computeCoverage(
  costLines: readonly CostLine[],
  amounts: readonly Amounts[],
  venue: string,
): Coverage {
  const byCode = new Map(amounts.map((each) => [each.lineCode, each]))
  const lines = costLines.filter(isAt(venue)).map((line) => {
    const { code, venueCode, description, category, accountCode } = line
    const measures = measuresOf(line.amount, byCode.get(code) ?? nothing(code))
    return { code, venueCode, description, category, accountCode, ...measures }
  })
  const { here, otherVenues, unallocated } = placesOf(costLines, amounts, venue)
  return {
    totals: totalOf(lines),
    unallocated: levelsOf(unallocated),
    otherVenues: levelsOf(otherVenues),
    apbdElsewhere: { droppedLines: unallocated.apbd, otherVenues: otherVenues.apbd },
    sources: sourcesOf([here, otherVenues, unallocated]),
    lines,
  }
}

/** Everything that companies brought for the retreat, whatever the venue. */
export function sourcesOf(amounts: readonly Amounts[]): Coverage['sources'] {
  const everything = together(amounts)
  return { total: levelsOf(everything), byForm: everything.byForm, byChannel: everything.byChannel }
}

function measuresOf(ceiling: number, amounts: Amounts): Measures {
  const csr = levelsOf(amounts)
  const { apbd } = amounts
  const covered = mapLevels((level) => Math.min(csr[level], ceiling))
  return {
    ceiling,
    csr,
    apbd,
    covered,
    apbdBurden: mapLevels((level) => ceiling - covered[level]),
    unfunded: Math.max(0, ceiling - csr.pledged - apbd.appropriated),
    unfundedVerified: Math.max(0, ceiling - csr.verified - apbd.appropriated),
    percent: percentages(covered, ceiling),
  }
}

/** Everything is summed line by line, so that a surplus on one line never hides a hole in another. */
export function totalOf(lines: readonly Measures[]): Measures {
  const total = (pick: (line: Measures) => number) => sum(lines.map(pick))
  const totalLevels = (pick: (line: Measures) => Levels) => lines.map(pick).reduce(addLevels, noLevels())
  const ceiling = total((line) => line.ceiling)
  const covered = totalLevels((line) => line.covered)
  return {
    ceiling,
    csr: totalLevels((line) => line.csr),
    apbd: { appropriated: total((line) => line.apbd.appropriated), spent: total((line) => line.apbd.spent) },
    covered,
    apbdBurden: totalLevels((line) => line.apbdBurden),
    unfunded: total((line) => line.unfunded),
    unfundedVerified: total((line) => line.unfundedVerified),
    percent: percentages(covered, ceiling),
  }
}

function percentages(covered: Levels, ceiling: number): Record<Level, number | null> {
  return mapLevels((level) => percent(covered[level], ceiling))
}

function mapLevels<Value>(ofLevel: (level: Level) => Value): Record<Level, Value> {
  return {
    pledged: ofLevel('pledged'),
    committed: ofLevel('committed'),
    received: ofLevel('received'),
    verified: ofLevel('verified'),
  }
}
