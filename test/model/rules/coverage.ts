/** Coverage of a budget at one venue at the end of a day, from the entries alone. */
import { appropriatedOn } from './apbd.ts'
import { standing } from './ledger.ts'
import { type Entry, type Line, refuse, sum, type Version, type World } from './world.ts'

const levels = ['pledged', 'committed', 'received', 'verified'] as const
const forms = ['cash', 'goods', 'services'] as const
const channels = ['rkud', 'bast', 'direct_to_vendor', 'other_account'] as const

type Level = (typeof levels)[number]
type Levels = Record<Level, number>

export function coverage(world: World, venue: string, day: string) {
  const { number, lines } = versionOn(world, day)
  const entries = world.entries.filter(({ on }) => on <= day)
  const here = lines.filter(({ venueCode }) => venueCode === null || venueCode === venue)
  const isKnown = ({ part }: Entry) => lines.some(({ code }) => code === part)
  const isHere = ({ part }: Entry) => here.some(({ code }) => code === part)
  const ofLines = here.map((line) => ({ code: line.code, ...measuresOf(world, line, day) }))
  const formOf = (entry: Entry) => world.pledges.find(({ ref }) => ref === entry.pledge)?.form
  const channelOf = (entry: Entry) =>
    world.disbursements.find(({ ref }) => ref === entry.disbursement)?.channel
  return {
    budgetVersion: number,
    totals: together(ofLines),
    unallocated: levelsOf(entries.filter((entry) => !isKnown(entry))),
    otherVenues: levelsOf(entries.filter((entry) => isKnown(entry) && !isHere(entry))),
    sources: {
      total: levelsOf(entries),
      byForm: byEach(forms, (form) => levelsOf(entries.filter((entry) => formOf(entry) === form))),
      byChannel: byEach(channels, (channel) => {
        const { received, verified } = levelsOf(entries.filter((entry) => channelOf(entry) === channel))
        return { received, verified }
      }),
    },
    lines: ofLines,
  }
}

/** The version that was adopted last by that day. */
function versionOn({ versions }: World, day: string): Version {
  const adopted = versions.filter(({ adoptedOn }) => adoptedOn !== null)
  if (adopted.length === 0) refuse('no_adopted_budget')
  const byThen = adopted.filter(({ adoptedOn }) => adoptedOn !== null && adoptedOn <= day)
  return byThen.sort((a, b) => a.adoption - b.adoption).at(-1) ?? refuse('before_first_budget')
}

function measuresOf(world: World, line: Line, day: string) {
  const ceiling = line.amount
  const csr = byEach(levels, (measure) => standing(world, { part: line.code, measure }, day))
  const apbd = {
    appropriated: appropriatedOn(world, line.code, day),
    spent: standing(world, { part: line.code, measure: 'spent' }, day),
  }
  const covered = byEach(levels, (level) => Math.min(csr[level], ceiling))
  return {
    ceiling,
    csr,
    apbd,
    covered,
    apbdBurden: byEach(levels, (level) => ceiling - covered[level]),
    unfunded: Math.max(0, ceiling - csr.pledged - apbd.appropriated),
    unfundedVerified: Math.max(0, ceiling - csr.verified - apbd.appropriated),
    percent: byEach(levels, (level) => percent(covered[level], ceiling)),
  }
}

type Measures = ReturnType<typeof measuresOf>

/** Line by line, then summed: a surplus on one line never hides a hole in another. */
function together(lines: readonly Measures[]): Measures {
  const add = (pick: (line: Measures) => number) => sum(lines.map(pick))
  const ceiling = add((line) => line.ceiling)
  const covered = byEach(levels, (level) => add((line) => line.covered[level]))
  return {
    ceiling,
    csr: byEach(levels, (level) => add((line) => line.csr[level])),
    apbd: { appropriated: add((line) => line.apbd.appropriated), spent: add((line) => line.apbd.spent) },
    covered,
    apbdBurden: byEach(levels, (level) => add((line) => line.apbdBurden[level])),
    unfunded: add((line) => line.unfunded),
    unfundedVerified: add((line) => line.unfundedVerified),
    percent: byEach(levels, (level) => percent(covered[level], ceiling)),
  }
}

/** Two decimals, half up. */
function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  const [hundredths, rest] = [
    (BigInt(part) * 10_000n) / BigInt(whole),
    (BigInt(part) * 10_000n) % BigInt(whole),
  ]
  return Number(hundredths + (rest * 2n >= BigInt(whole) ? 1n : 0n)) / 100
}

function levelsOf(entries: readonly Entry[]): Levels {
  return byEach(levels, (level) =>
    sum(entries.filter(({ measure }) => measure === level).map(({ amount }) => amount)),
  )
}

function byEach<Key extends string, Value>(
  keys: readonly Key[],
  of: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>
}
