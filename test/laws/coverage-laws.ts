/** What coverage must be, of whatever history. */
import { expect } from 'vitest'
import {
  byEach,
  channels,
  forms,
  type Levels,
  levels,
  type Measures,
} from '../support/coverage-arithmetic.ts'
import { coverageOf, type Grouping, groupings, type Ledger } from './oracle.ts'
import type { Reader } from './reader.ts'

interface Group {
  /** Of months alone: with those before. */
  cumulative?: Levels
  kind: 'group' | 'unallocated' | 'other_venues'
  key: string | null
  csr: Partial<Levels>
}
interface Report {
  totals: Measures
  unallocated: Levels
  otherVenues: Levels
  sources: { total: Levels; byForm: Record<string, Levels>; byChannel: Record<string, Partial<Levels>> }
  lines: Measures[]
  groupBy?: Grouping
  groups?: Group[]
}

const PAST_DAYS = 3

/** Every report of coverage at every venue: ungrouped, and by each grouping. */
function queries({ history }: Reader): { venue: string; groupBy?: Grouping; query: string }[] {
  return history.venues.flatMap((venue) => [
    { venue, query: `venue=${venue}` },
    ...groupings.map((groupBy) => ({ venue, groupBy, query: `venue=${venue}&groupBy=${groupBy}` })),
  ])
}

/** Now is read from the balances, a day from the journal's sums over time, what is known from its entries. */
export async function tellsTodayAlike(reader: Reader, knownAt: string): Promise<void> {
  await Promise.all(
    queries(reader).map(async ({ query }) => {
      const now = await reader.bytes(`coverage?${query}`)
      // Its own day, should midnight pass.
      const { asOf } = JSON.parse(now.toString())
      const [today, known] = await Promise.all([
        reader.bytes(`coverage?${query}&asOf=${asOf}`),
        reader.json(`coverage?${query}&asOf=${asOf}&knownAt=${knownAt}`),
      ])
      expect(today.toString(), `as of today, ${query}`).toBe(now.toString())
      expect(JSON.stringify({ ...known, knownAt: null, checkpoint: null }), `as known, ${query}`).toBe(
        now.toString(),
      )
    }),
  )
}

/** Whatever was posted or corrected since. */
export async function keepsWhatWasKnown(reader: Reader): Promise<void> {
  const { path, knownAt, answer } = reader.history.toldThen
  const then = await reader.json(`${path}&knownAt=${knownAt}`)
  expect({ ...then, knownAt: null, checkpoint: null }).toEqual(answer)
}

/** Today and on days before, as it stands and as it is known; each day's groups at one of the venues in turn. */
export async function isTheSumOfTheEntries(reader: Reader, knownAt: string, ledger: Ledger): Promise<void> {
  const days = [...reader.pastDays(PAST_DAYS), reader.history.today]
  const { venues } = reader.history
  const reports = days.flatMap((day, index) =>
    queries(reader)
      .filter(({ venue, groupBy }) => groupBy === undefined || venue === venues[index % venues.length])
      .map((each) => ({ ...each, day })),
  )
  await Promise.all(
    reports.map(async ({ venue, groupBy, query, day }) => {
      const { report, groups } = coverageOf(ledger, venue, day)
      const answered: Report = await reader.json(`coverage?${query}&asOf=${day}`)
      expect(answered, `${query} on ${day}`).toMatchObject(report)
      if (groupBy) expect(byKey(answered), `${query} on ${day}`).toEqual(groups(groupBy))
      else {
        const known: Report = await reader.json(`coverage?${query}&asOf=${day}&knownAt=${knownAt}`)
        expect(known, `${query} on ${day} as known`).toMatchObject(report)
      }
    }),
  )
}

/** A report's groups by key, without names and what stands beside them. */
function byKey({ groups = [] }: Report): Record<string, object> {
  const own = groups.filter(({ kind }) => kind === 'group')
  return Object.fromEntries(
    own.map((group) => {
      const {
        kind: _kind,
        key,
        label: _label,
        cumulative: _sum,
        ...figures
      } = group as Group & { label: string }
      return [key, Object.keys(figures).length > 1 ? figures : figures.csr]
    }),
  )
}

/** In one report everything adds up: today by every grouping, and on a day before. */
export async function addsUp(reader: Reader): Promise<void> {
  const { venues, choices } = reader.history
  const [day = ''] = reader.pastDays(PAST_DAYS)
  const grouping = groupings[(choices[0] ?? 0) % groupings.length]
  const past = venues.map((venue) => `venue=${venue}&groupBy=${grouping}&asOf=${day}`)
  const today = queries(reader).map(({ query }) => query)
  await Promise.all(
    [...today, ...past].map(async (query) => expectSums(await reader.json(`coverage?${query}`))),
  )
}

function expectSums({ totals, unallocated, otherVenues, sources, lines, groupBy, groups = [] }: Report) {
  const placed = [totals.csr, unallocated, otherVenues]
  expect(sumOf(placed), 'totals + unallocated + other venues').toEqual(sources.total)
  expect(sumOf(forms.map((form) => sources.byForm[form] ?? {}))).toEqual(sources.total)
  expect(sumOf(channels.map((channel) => sources.byChannel[channel] ?? {}))).toEqual({
    ...sources.total,
    pledged: 0,
    committed: 0,
  })
  for (const { ceiling, csr, covered, apbdBurden } of lines) {
    expect(covered).toEqual(byEach(levels, (level) => Math.min(csr[level], ceiling)))
    expect(apbdBurden).toEqual(byEach(levels, (level) => ceiling - covered[level]))
  }
  expect(totals.covered).toEqual(sumOf(lines.map(({ covered }) => covered)))
  expect(totals.apbdBurden).toEqual(byEach(levels, (level) => totals.ceiling - totals.covered[level]))
  expectBelowEachOther([...lines.map(({ csr }) => csr), unallocated, otherVenues])
  if (groupBy === undefined) return
  const isOfLines = groupBy === 'category' || groupBy === 'accountCode'
  const expected = isOfLines ? totals.csr : sources.total
  const promised = groupBy === 'channel' ? { pledged: 0, committed: 0 } : {}
  expect(sumOf(groups.map(({ csr }) => csr)), `groups by ${groupBy}`).toEqual({ ...expected, ...promised })
  if (groupBy === 'month') expectRunningTotals(groups.filter(({ kind }) => kind === 'group'))
}

function expectRunningTotals(months: Group[]): void {
  months.forEach(({ cumulative }, index) => {
    expect(cumulative).toEqual(sumOf(months.slice(0, index + 1).map(({ csr }) => csr)))
  })
}

/** Nothing verified that was not received, nothing under agreement that was not pledged, and nothing below 0. */
function expectBelowEachOther(all: Levels[]): void {
  for (const { pledged, committed, received, verified } of all) {
    expect(Math.min(committed, verified)).toBeGreaterThanOrEqual(0)
    expect(committed).toBeLessThanOrEqual(pledged)
    expect(verified).toBeLessThanOrEqual(received)
  }
}

/** Today nothing stands where it has no room; a past date may show a receipt before its pledge. */
export async function staysWithinLimits(reader: Reader): Promise<void> {
  for (const venue of reader.history.venues) {
    const { lines, unallocated, otherVenues }: Report = await reader.json(`coverage?venue=${venue}`)
    for (const { csr, apbd, ceiling } of lines) {
      expect(csr.pledged).toBeLessThanOrEqual(ceiling)
      expect(csr.received + apbd.spent).toBeLessThanOrEqual(ceiling)
    }
    for (const { received, pledged } of [...lines.map(({ csr }) => csr), unallocated, otherVenues])
      expect(received).toBeLessThanOrEqual(pledged)
  }
}

function sumOf(parts: Partial<Levels>[]): Levels {
  return byEach(levels, (level) => parts.reduce((total, part) => total + (part[level] ?? 0), 0))
}
