import { isClosed } from '../rules/calendar.ts'
import { standing } from '../rules/ledger.ts'
import { adoptedLines } from '../rules/lines.ts'
import type { RetreatPatch } from '../rules/retreats.ts'
import type { Line, Version, World } from '../rules/world.ts'
import { type Recipe, reason, someone, someoneElse } from './choices.ts'
import { type Dice, monthsBefore } from './dice.ts'

/** The lines with which a retreat begins; their ceilings in units of the world's scale. */
export function firstLines(scale: number): Line[] {
  return [
    { code: 'A', venueCode: null, amount: 1000 * scale, csrEligible: true },
    { code: 'B', venueCode: null, amount: 7 * scale, csrEligible: true },
    { code: 'K1', venueCode: 'KOTA', amount: 600 * scale, csrEligible: true },
    { code: 'P1', venueCode: 'PANTAI', amount: 997 * scale, csrEligible: true },
    { code: 'P2', venueCode: 'PANTAI', amount: 100 * scale, csrEligible: true },
    { code: 'X', venueCode: null, amount: 300 * scale, csrEligible: false },
  ]
}

/** Another version: lines dropped, added, of other amounts, venues and eligibility; some exactly what stands on them. */
export function nextLines(world: World, dice: Dice): Line[] {
  const lines = adoptedLines(world).flatMap((line) => changed(world, dice, line))
  const isNew = dice.onceIn(4) && !lines.some(({ code }) => code === 'N')
  const added = { code: 'N', venueCode: null, amount: 500 * world.scale, csrEligible: true }
  return isNew || lines.length === 0 ? [...lines, added] : lines
}

function changed(world: World, dice: Dice, line: Line): Line[] {
  const stands = (measure: 'reserved' | 'received' | 'spent') => standing(world, { part: line.code, measure })
  const used = stands('received') + stands('spent')
  switch (dice.below(16)) {
    case 15:
    case 14:
      return [{ ...line, amount: dice.part(Math.max(1, stands('reserved'))) }]
    case 13:
      return []
    case 12:
      return [{ ...line, csrEligible: !line.csrEligible }]
    case 11:
      return [{ ...line, venueCode: dice.pick(['KOTA', 'PANTAI', null]) ?? null }]
    case 10:
      return [{ ...line, amount: Math.max(0, dice.pick([used, used - 1, stands('spent')]) ?? 0) }]
    case 9:
    case 8:
      return [{ ...line, amount: Math.max(0, stands('reserved') - dice.below(2)) }]
    case 7:
      return [{ ...line, amount: (dice.pick([0, 100, 500, 2000]) ?? 0) * world.scale }]
    default:
      return [line]
  }
}

export const retreatCommands: Record<string, Recipe> = {
  draftBudget: {
    weight: 3,
    call(world, dice) {
      const lines = world.versions.length === 0 ? firstLines(world.scale) : nextLines(world, dice)
      return { operation: 'draftBudget', by: someone(dice, 'finance'), on: '', body: { lines } }
    },
  },
  changeBudget: {
    weight: 3,
    call(world, dice) {
      const version = someVersion(world, dice)
      if (!version) return null
      const lines = dice.onceIn(12)
        ? [...version.lines, ...version.lines.slice(0, 1)]
        : nextLines(world, dice)
      const body = dice.onceIn(4) ? { reason: 'RAB perbaikan' } : { lines }
      const on = String(version.number)
      return { operation: 'changeBudget', by: someone(dice, 'finance'), on, body, ...dice.ifMatch() }
    },
  },
  discardBudget: {
    weight: 1,
    call(world, dice) {
      const version = someVersion(world, dice)
      if (!version) return null
      const on = String(version.number)
      return { operation: 'discardBudget', by: someone(dice, 'finance'), on, body: { reason } }
    },
  },
  adoptBudget: {
    weight: 6,
    call(world, dice) {
      const newest = Math.max(0, ...world.versions.map(({ adoption, number }) => (adoption > 0 ? number : 0)))
      const drafts = world.versions.filter(({ state, number }) => state === 'draft' && number > newest)
      const version = dice.mostly(drafts.toReversed(), world.versions, 20)
      if (!version) return null
      const by = someoneElse(dice, 'verifier', version.makers)
      const on = String(dice.onceIn(40) ? 999 : version.number)
      const body = { adoptedOn: dice.openDay(world), ...(!dice.onceIn(4) && { excess: 'release' }) }
      return { operation: 'adoptBudget', by, on, body }
    },
  },
  proposeVenueChoice: {
    weight: 2,
    call(world, dice) {
      const venueCode = dice.mostly(world.venues, ['BULAN'], 12) ?? ''
      const isLater = world.venueChoice !== null && !dice.onceIn(6)
      const body = { venueCode, chosenOn: dice.openDay(world), ...(isLater && { reason }) }
      return { operation: 'proposeVenueChoice', by: someone(dice, 'finance'), on: '', body }
    },
  },
  proposeCancellation: {
    weight: 1,
    call(world, dice) {
      // Seldom: most of a run would be refused until it is taken back.
      if (!dice.onceIn(2)) return null
      const body = { cancelledOn: dice.day(world), reason }
      return { operation: 'proposeCancellation', by: someone(dice, 'finance'), on: '', body }
    },
  },
  proposeRestoration: {
    weight: 3,
    call(world, dice) {
      if (!world.isCancelled && !dice.onceIn(10)) return null
      return { operation: 'proposeRestoration', by: someone(dice, 'finance'), on: '', body: { reason } }
    },
  },
  changeRetreat: {
    weight: 3,
    call(world, dice) {
      const body = { ...correction(world, dice), reason }
      return { operation: 'changeRetreat', by: someone(dice, 'finance'), on: '', body, ...dice.ifMatch() }
    },
  },
  closeMonth: {
    weight: 3,
    call(world, dice) {
      const months = monthsBefore(world.today)
      const open = months.filter((month) => !isClosed(world, `${month}-01`))
      // Mostly an early one: all of them closed leave little to do.
      const month = dice.mostly(open.slice(0, 2), [...months, '9999-01'], 8)
      if (!month) return null
      return { operation: 'closeMonth', by: closer(dice), on: '', body: { month } }
    },
  },
  reopenMonth: {
    weight: 3,
    call(world, dice) {
      const months = monthsBefore(world.today)
      const closed = months.filter((month) => isClosed(world, `${month}-01`))
      const on = dice.mostly(closed, months, 5)
      if (!on) return null
      return { operation: 'reopenMonth', by: closer(dice), on, body: { reason } }
    },
  },
}

/** Mostly the youngest draft. */
function someVersion(world: World, dice: Dice): Version | undefined {
  const drafts = world.versions.filter(({ state }) => state === 'draft')
  return dice.mostly(drafts.toReversed(), world.versions, 8)
}

/** What is corrected of a retreat: its dates, venues, year, code or title. */
function correction(world: World, dice: Dice): RetreatPatch {
  const june = () => `2026-06-${20 + dice.below(9)}`
  switch (dice.below(8)) {
    case 7:
      return { code: `code#${1 + dice.below(4)}` }
    case 6:
      return { fiscalYear: someYear(world, dice) }
    case 5:
    case 4:
      return { venues: someVenues(dice) }
    case 3:
      return { startsOn: june() }
    case 2:
      return { endsOn: june() }
    case 1:
      return { startsOn: june(), endsOn: june() }
    default:
      return { title: `Retret ${dice.below(9)}` }
  }
}

/** Seldom one that no day until now would be allowed in; not before anything is dated. */
function someYear({ today, pledges }: World, dice: Dice): number {
  const year = Number(today.slice(0, 4))
  return pledges.length > 0 && dice.onceIn(4) ? year + 3 : year + dice.below(2)
}

/** Mostly with those that lines and choices name. */
function someVenues(dice: Dice) {
  const codes = dice.mostly(
    [
      ['PANTAI', 'KOTA'],
      ['KOTA', 'PANTAI', 'BULAN'],
    ],
    [['KOTA'], ['BULAN', 'KOTA'], ['KOTA', 'PANTAI', 'KOTA']],
    4,
  )
  return (codes ?? []).map((code) => ({ code }))
}

function closer(dice: Dice) {
  return someone(dice, dice.onceIn(2) ? 'admin' : 'verifier')
}
