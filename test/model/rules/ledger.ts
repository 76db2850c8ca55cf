/** Dated entries: what stands, and how a part of it goes elsewhere without any past day turning negative. */
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

/** What still stands, per part and day: later moves and corrections included. */
function net(world: World, where: Where): Entry[] {
  const layers = new Map<string, Entry>()
  for (const entry of entriesWhere(world, where)) {
    const key = `${entry.measure} ${entry.part} ${entry.on}`
    layers.set(key, { ...entry, amount: (layers.get(key)?.amount ?? 0) + entry.amount })
  }
  return [...layers.values()]
}

/** The net entries again under another measure, each on its own day or the first open day after it. */
export function confirm(world: World, where: Where, measure: Measure, notBefore = ''): void {
  post(
    world,
    net(world, where).map((entry) => ({ ...entry, measure, on: openDay(world, later(entry.on, notBefore)) })),
  )
}

/**
 * Takes everything back: the net entries with the opposite sign, each on its own day or the first open day after it.
 * Where a withdrawal stays in a locked month, what it withdrew can only be taken back as far as no day falls below
 * nothing: the rest when the withdrawal itself is taken back.
 */
export function negate(world: World, where: Where): void {
  const layers = net(world, where)
  const places = new Set(layers.map(placeOf))
  const takenBack = [...places].flatMap((place) =>
    negated(
      world,
      layers.filter((entry) => placeOf(entry) === place),
    ),
  )
  post(world, takenBack)
}

function placeOf({ measure, part }: Entry): string {
  return `${measure} ${part}`
}

/** What takes the layers of one place back. */
function negated(world: World, layers: readonly Entry[]): Entry[] {
  const onOpenDay = (entry: Entry) => ({ ...entry, on: openDay(world, entry.on) })
  const given = layers.filter(({ amount }) => amount > 0).map(onOpenDay)
  const returned = layers
    .filter(({ amount }) => amount < 0)
    .map((entry) => onOpenDay({ ...entry, amount: -entry.amount }))
  const days = [...new Set([...layers, ...returned, ...given].map(({ on }) => on))].sort()
  const stands = (day: string) => sumUntil(day, [...layers, ...returned])
  let gone = 0
  const taken = days.flatMap((day, index) => {
    const free = Math.min(sumUntil(day, given), ...days.slice(index).map(stands))
    const [sample] = given
    if (!sample || free <= gone) return []
    const entry = onOpenDay({ ...sample, amount: gone - free, on: day })
    gone = free
    return [entry]
  })
  return [...returned, ...taken]
}

function sumUntil(day: string, entries: readonly Entry[]): number {
  return sum(entries.filter(({ on }) => on <= day).map(({ amount }) => amount))
}

/** Where a measure of a document stands below nothing on some day. It never may: a past report would show it. */
export function belowNothing(world: World): string[] {
  const totals = new Map<string, number>()
  const found: string[] = []
  for (const { measure, part, pledge, disbursement, amount, on } of byDay(world.entries)) {
    if (measure === 'spent') continue
    const isMoney = measure === 'received' || measure === 'verified'
    const place = `${measure} of ${isMoney ? disbursement : pledge} on ${part ?? 'no line'}`
    const total = (totals.get(place) ?? 0) + amount
    totals.set(place, total)
    if (total < 0) found.push(`${place}, ${on}: ${total}`)
  }
  return found
}

/** In the order of their days; of one day, what adds before what takes. */
function byDay(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => (a.on === b.on ? b.amount - a.amount : a.on < b.on ? -1 : 1))
}

/** Takes an amount off a part of a pledge's promise (or of a disbursement's money) from a day on; answers what it took. */
export function withdraw(
  world: World,
  document: { pledge: string } | { disbursement: string },
  { part, amount }: { part: Part; amount: number },
  day: string,
): Entry[] {
  const measures = 'pledge' in document ? promises : money
  const taken = measures.flatMap((measure) => take(world, { ...document, part, measure }, amount, day))
  post(world, taken)
  return taken
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

/**
 * Oldest first, but never more by any day than what stands on it and on every later one: rupiah that are needed for a
 * later withdrawal are not taken twice.
 */
function take(world: World, where: Where, amount: number, day: string): Entry[] {
  const [sample] = entriesWhere(world, where)
  if (!sample) return []
  const days = [...new Set([day, ...entriesWhere(world, where).map(({ on }) => later(on, day))])].sort()
  const entries: Entry[] = []
  let gone = 0
  for (const [index, on] of days.entries()) {
    const free = Math.min(amount, ...days.slice(index).map((each) => standing(world, where, each)))
    if (free <= gone) continue
    entries.push({ ...sample, amount: gone - free, on: openDay(world, on) })
    gone = free
  }
  return entries
}
