/** Dated entries: what stands, and how a part of it goes elsewhere without any past day becoming impossible. */
import { openDay } from './calendar.ts'
import { type Entry, later, type Measure, type Part, type Split, sum, type World } from './world.ts'

export type Where = Partial<Pick<Entry, 'measure' | 'part' | 'pledge' | 'disbursement' | 'expenditure'>>

const FOREVER = '9999-12-31'
const promises = ['reserved', 'pledged', 'committed'] as const
const money = ['received', 'verified'] as const

function entriesWhere(world: World, where: Where): Entry[] {
  const wanted = Object.entries(where) as [keyof Where, unknown][]
  return world.entries.filter((entry) => wanted.every(([field, value]) => entry[field] === value))
}

/** How much stands there at the end of a day. */
export function standing(world: World, where: Where, day = FOREVER): number {
  return sum(
    entriesWhere(world, where)
      .filter(({ on }) => on <= day)
      .map(({ amount }) => amount),
  )
}

export function post(world: World, entries: readonly Entry[]): void {
  world.entries.push(...entries.filter(({ amount }) => amount !== 0))
}

/** A split as entries of one measure. */
export function entriesOf(split: Split, rest: Omit<Entry, 'part' | 'amount'>): Entry[] {
  return [
    ...split.allocations.map(({ lineCode, amount }) => ({ ...rest, part: lineCode, amount })),
    { ...rest, part: null, amount: split.unallocated },
  ]
}

/** What stands of all entries, per record, part, measure and day. */
export function netEntries(world: World): Entry[] {
  const net = new Map<string, Entry>()
  for (const entry of world.entries) {
    const { pledge, disbursement, part, measure, on } = entry
    const place = JSON.stringify([pledge, disbursement, part, measure, on])
    net.set(place, { ...entry, amount: (net.get(place)?.amount ?? 0) + entry.amount })
  }
  return [...net.values()].filter(({ amount }) => amount !== 0)
}

/** What still stands, per part and day: later moves and corrections included. */
function net(world: World, where: Where): Entry[] {
  const layers = new Map<string, Entry>()
  for (const entry of entriesWhere(world, where)) {
    const key = `${entry.measure} ${entry.part} ${entry.on}`
    layers.set(key, { ...entry, amount: (layers.get(key)?.amount ?? 0) + entry.amount })
  }
  return [...layers.values()]
}

/** The day of the earliest that still stands. */
export function firstDay(world: World, where: Where): string | undefined {
  const standing = net(world, where).filter(({ amount }) => amount !== 0)
  return standing.map(({ on }) => on).sort()[0]
}

/** The net entries again under another measure, each on its own day or the first open day after it. */
export function confirm(world: World, where: Where, measure: Measure, notBefore = ''): void {
  post(
    world,
    net(world, where).map((entry) => ({ ...entry, measure, on: openDay(world, later(entry.on, notBefore)) })),
  )
}

/** Takes everything back: the net entries with the opposite sign, each on its own day or the first open day after it. */
export function negate(world: World, where: Where, notBefore = ''): void {
  const days = (on: string) => openDay(world, later(on, notBefore))
  post(
    world,
    net(world, where).map((entry) => ({ ...entry, amount: -entry.amount, on: days(entry.on) })),
  )
}

/**
 * Where, at the end of some day, a record has less than nothing, or more verified than received, or committed than pledged. It
 * never may: a past report would show it.
 */
export function impossibleDays(world: World): string[] {
  const ofRecord = new Map<string, Entry[]>()
  for (const entry of world.entries) {
    if (entry.measure === 'spent') continue
    const record = isMoney(entry.measure) ? entry.disbursement : entry.pledge
    const place = `${record} on ${entry.part ?? 'no line'}`
    ofRecord.set(place, [...(ofRecord.get(place) ?? []), entry])
  }
  return [...ofRecord].flatMap(([place, entries]) => {
    const days = [...new Set(entries.map(({ on }) => on))]
    return days.flatMap((day) => {
      const by = (wanted: Measure) =>
        sum(entries.filter(({ measure, on }) => measure === wanted && on <= day).map(({ amount }) => amount))
      const all = [...promises, ...money].map((measure) => [measure, by(measure)] as const)
      const [, pledged, committed, received, verified] = all.map(([, amount]) => amount) as [
        ...[number, number, number, number, number],
      ]
      const isPossible =
        all.every(([, amount]) => amount >= 0) && committed <= pledged && verified <= received
      return isPossible ? [] : [`${place}, ${day}: ${all.map((each) => each.join(' ')).join(', ')}`]
    })
  })
}

function isMoney(measure: Measure): boolean {
  return measure === 'received' || measure === 'verified'
}

/**
 * Takes an amount off a part of a pledge's promise (or of a disbursement's money) from a day on; answers what it took. What is
 * left of a measure is never more than what is left of the one above it.
 */
export function withdraw(
  world: World,
  document: { pledge: string } | { disbursement: string },
  { part, amount }: { part: Part; amount: number },
  day: string,
): Entry[] {
  const from = openDay(world, day)
  const measures: readonly Measure[] = 'pledge' in document ? promises : money
  const all = entriesWhere(world, { ...document, part }).filter(({ measure }) => measures.includes(measure))
  const days = [...new Set([from, ...all.map(({ on }) => later(on, from))])].sort()
  let leftAbove: number[] | undefined
  const taken = measures.flatMap((measure) => {
    const [sample] = all.filter((entry) => entry.measure === measure)
    if (!sample) return []
    const stands = days.map((each) => standing(world, { ...document, part, measure }, each))
    const left = stands.map((there, index) =>
      leftAbove ? Math.min(there, leftAbove[index] ?? 0) : there - Math.min(amount, ...stands.slice(index)),
    )
    leftAbove = left
    return days.map((on, index) => {
      const gone = (at: number) => (stands[at] ?? 0) - (left[at] ?? 0)
      return { ...sample, amount: gone(index - 1) - gone(index), on }
    })
  })
  const entries = taken.filter((entry) => entry.amount !== 0)
  post(world, entries)
  return entries
}

/** Moves an amount between parts: the promise, and with a disbursement its money too, in all their measures. */
export function move(
  world: World,
  document: { pledge: string; disbursement?: string | null },
  { from, to, amount }: { from: Part; to: Part; amount: number },
  day: string,
): void {
  const { pledge, disbursement } = document
  const taken = withdraw(world, { pledge }, { part: from, amount }, day)
  if (disbursement) taken.push(...withdraw(world, { disbursement }, { part: from, amount }, day))
  post(
    world,
    taken.map((entry) => ({ ...entry, part: to, amount: -entry.amount })),
  )
}
