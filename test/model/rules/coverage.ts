/** Coverage of a budget at one venue at the end of a day, from the entries alone. */
import {
  byEach,
  channels,
  forms,
  levels,
  levelsOf,
  measuresOf,
  receiptsOf,
  together,
} from '../../support/coverage-arithmetic.ts'
import { appropriatedOn } from './apbd.ts'
import { standing } from './ledger.ts'
import { knownLines } from './lines.ts'
import { type Entry, type Line, refuse, sum, type Version, type World } from './world.ts'

export function coverage(world: World, venue: string, day: string) {
  const { number, lines } = versionOn(world, day)
  const entries = world.entries.filter(({ on }) => on <= day)
  const here = lines.filter(({ venueCode }) => venueCode === null || venueCode === venue)
  const isKnown = ({ part }: Entry) => lines.some(({ code }) => code === part)
  const isHere = ({ part }: Entry) => here.some(({ code }) => code === part)
  const ofLines = here.map((line) => ({ code: line.code, ...measuresOn(world, line, day) }))
  const apbdOn = (codes: readonly string[]) => ({
    appropriated: sum(codes.map((code) => appropriatedOn(world, code, day))),
    spent: sum(codes.map((part) => standing(world, { part, measure: 'spent' }, day))),
  })
  const formOf = (entry: Entry) => world.pledges.find(({ ref }) => ref === entry.pledge)?.form
  const channelOf = (entry: Entry) =>
    world.disbursements.find(({ ref }) => ref === entry.disbursement)?.channel
  return {
    budgetVersion: number,
    totals: together(ofLines),
    unallocated: levelsOf(entries.filter((entry) => !isKnown(entry))),
    otherVenues: levelsOf(entries.filter((entry) => isKnown(entry) && !isHere(entry))),
    apbdElsewhere: {
      droppedLines: apbdOn(knownLines(world).filter((code) => !lines.some((line) => line.code === code))),
      otherVenues: apbdOn(lines.filter((line) => !here.includes(line)).map(({ code }) => code)),
    },
    sources: {
      total: levelsOf(entries),
      byForm: byEach(forms, (form) => levelsOf(entries.filter((entry) => formOf(entry) === form))),
      byChannel: byEach(channels, (channel) =>
        receiptsOf(entries.filter((entry) => channelOf(entry) === channel)),
      ),
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

function measuresOn(world: World, line: Line, day: string) {
  const stands = (measure: Entry['measure']) => standing(world, { part: line.code, measure }, day)
  const apbd = { appropriated: appropriatedOn(world, line.code, day), spent: stands('spent') }
  return measuresOf(line.amount, byEach(levels, stands), apbd)
}
