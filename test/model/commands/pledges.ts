import { roomOn } from '../rules/lines.ts'
import { openOf, partsOf } from '../rules/pledges.ts'
import { companyRefs, type Part, type Pledge, type World } from '../rules/world.ts'
import { instalmentsOf, type Recipe, reason, someLines, someone, someoneElse, sumOf } from './choices.ts'
import type { Dice } from './dice.ts'

/** A pledge, mostly in one of these states; seldom one that never was. */
/** Mostly a paper of its own, now and then one that there may be, in one spelling or another. */
export function paperOf(dice: Dice, next: number): string {
  const number = dice.onceIn(8) ? dice.below(next + 1) + 1 : next + 1
  return `${dice.onceIn(4) ? 'spelled' : 'paper'}#${number}`
}

export function somePledge(world: World, dice: Dice, ...states: Pledge['state'][]): Pledge | undefined {
  const fitting = world.pledges.filter(({ state }) => states.includes(state))
  return dice.mostly(fitting.toReversed(), world.pledges, 12)
}

/** The name of a pledge that is there; seldom of none. */
export function nameOf({ ref }: Pledge, dice: Dice): string {
  return dice.onceIn(60) ? 'pledge#0' : ref
}

function content(world: World, dice: Dice, pledgedOn: string) {
  const lines = someLines(world, dice, dice.below(4))
  const amounts = lines.map((lineCode) => promisedOn(dice, Math.max(0, roomOn(world, lineCode))))
  const isEven = dice.onceIn(3)
  const allocations = lines.map((lineCode, index) => ({
    lineCode,
    amount: isEven ? Math.min(...amounts) : (amounts[index] ?? 1),
  }))
  const rest = dice.onceIn(2) ? dice.part(500 * world.scale) : 0
  const amount = Math.max(1, sumOf(allocations) + rest - (dice.onceIn(40) ? rest + 1 : 0))
  return { amount, instalments: instalmentsOf(world, dice, amount, pledgedOn), allocations }
}

/** Mostly little, so that many pledges share a line; else about all that there is room for. */
function promisedOn(dice: Dice, room: number): number {
  return dice.onceIn(3) || room === 0 ? dice.upTo(room) : dice.part(dice.part(room))
}

export function newPledge(world: World, dice: Dice) {
  const pledgedOn = dice.day(world)
  const form = dice.pick(['cash', 'cash', 'goods', 'services'] as const) ?? 'cash'
  const isValued = (form !== 'cash') !== dice.onceIn(40)
  const { amount, ...rest } = content(world, dice, pledgedOn)
  const letterNumber = paperOf(dice, world.pledges.length)
  return {
    retreatId: 'retreat#1',
    companyId: dice.onceIn(50) ? 'company#0' : (dice.pick(companyRefs) ?? ''),
    form,
    ...(isValued && { valuationBasis: 'invoice' }),
    amount,
    ...(dice.onceIn(20) && { letterAmount: dice.onceIn(2) ? amount : Math.max(1, amount - 1) }),
    pledgedOn,
    ...dice.bookedOn(world, pledgedOn),
    letterNumber,
    ...rest,
    ...referenceOf(dice),
    ...toldApart(dice, letterNumber, lettersOf(world)),
  }
}

function lettersOf({ pledges }: World) {
  return pledges.map(({ ref, letterNumber: number }) => ({ ref, number }))
}

/** Seldom somebody's own reference, of few: a second record may not have it. */
export function referenceOf(dice: Dice): { externalRef?: string } {
  return dice.onceIn(12) ? { externalRef: `reference#${dice.below(12) + 1}` } : {}
}

/** Where others have the number: now and then the word that it is another paper than all of theirs, or than one's. */
export function toldApart(dice: Dice, number: string, others: readonly { ref: string; number: string }[]) {
  const same = others.filter((other) => other.number.split('#')[1] === number.split('#')[1])
  if (same.length === 0 || !dice.onceIn(2)) return {}
  const named = dice.onceIn(4) ? same.slice(0, 1) : same
  return { differsFrom: named.map(({ ref: id }) => ({ id, reason })) }
}

export const pledgeCommands: Record<string, Recipe> = {
  draftPledge: {
    weight: 10,
    call(world, dice) {
      const by = someone(dice, 'finance')
      return { operation: 'draftPledge', by, on: '', body: newPledge(world, dice) }
    },
  },
  changePledge: {
    weight: 3,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'draft', 'rejected', 'submitted')
      if (!pledge) return null
      const by = someone(dice, 'finance')
      const letterNumber = paperOf(dice, 100 + dice.below(100))
      const body = dice.onceIn(3)
        ? { letterNumber, ...toldApart(dice, letterNumber, lettersOf(world)) }
        : content(world, dice, pledge.pledgedOn)
      return { operation: 'changePledge', by, on: nameOf(pledge, dice), body, ...dice.ifMatch() }
    },
  },
  submitPledge: {
    weight: 10,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'draft', 'rejected')
      if (!pledge) return null
      return { operation: 'submitPledge', by: someone(dice, 'finance'), on: nameOf(pledge, dice), body: {} }
    },
  },
  approvePledge: {
    weight: 10,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'submitted')
      if (!pledge) return null
      const by = someoneElse(dice, 'verifier', pledge.makers)
      return { operation: 'approvePledge', by, on: nameOf(pledge, dice), body: {}, ...dice.ifMatch() }
    },
  },
  rejectPledge: {
    weight: 2,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'submitted')
      if (!pledge) return null
      const by = someoneElse(dice, 'verifier', pledge.makers)
      return { operation: 'rejectPledge', by, on: nameOf(pledge, dice), body: { reason }, ...dice.ifMatch() }
    },
  },
  withdrawPledge: {
    weight: 2,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'submitted')
      if (!pledge) return null
      const body = dice.onceIn(2) ? { reason } : {}
      return { operation: 'withdrawPledge', by: someone(dice, 'finance'), on: nameOf(pledge, dice), body }
    },
  },
  discardPledge: {
    weight: 1,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'draft', 'rejected')
      if (!pledge) return null
      const by = someone(dice, 'finance')
      return { operation: 'discardPledge', by, on: nameOf(pledge, dice), body: { reason } }
    },
  },
  signAgreement: {
    weight: 5,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'active')
      if (!pledge) return null
      const isLater = pledge.signedOn !== null
      const relation = dice.onceIn(2) ? 'addendum' : 'correction'
      const body = {
        kind: 'nphd',
        number: 'NPHD/1',
        signedOn: dice.day(world),
        ...(isLater && !dice.onceIn(8) && { relation }),
        ...(isLater && !dice.onceIn(8) && { reason }),
      }
      return { operation: 'signAgreement', by: someone(dice, 'finance'), on: nameOf(pledge, dice), body }
    },
  },
  cancelPledge: {
    weight: 2,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'active')
      if (!pledge) return null
      return {
        operation: 'cancelPledge',
        by: someone(dice, 'finance'),
        on: nameOf(pledge, dice),
        body: { reason },
      }
    },
  },
  reallocatePledge: {
    weight: 9,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'active')
      if (!pledge) return null
      const moves = movesOf(world, dice, partsOf(world, pledge.ref), (part) => openOf(world, pledge, part))
      const body = { moves, reason, ...dice.effective(world) }
      return { operation: 'reallocatePledge', by: someone(dice, 'finance'), on: nameOf(pledge, dice), body }
    },
  },
}

/** One or two moves from where something is to any part, about what is there or what there is room for. */
export function movesOf(world: World, dice: Dice, parts: readonly Part[], openOn: (part: Part) => number) {
  const full = parts.filter((part) => openOn(part) > 0)
  return Array.from({ length: dice.onceIn(3) ? 2 : 1 }, () => {
    const from = dice.mostly(full, parts, 20) ?? null
    const lines = someLines(world, dice, 2).filter((line) => line !== from || dice.onceIn(10))
    const to = dice.onceIn(3) && from !== null ? null : (lines[0] ?? null)
    const room = to === null || dice.onceIn(6) ? openOn(from) : Math.max(0, roomOn(world, to))
    const limit = Math.min(openOn(from), room)
    return { from, to, amount: dice.onceIn(3) || limit === 0 ? dice.upTo(limit) : dice.part(limit) }
  })
}
