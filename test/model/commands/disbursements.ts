import { openDay } from '../rules/calendar.ts'
import { standing } from '../rules/ledger.ts'
import { openOf, partsOf } from '../rules/pledges.ts'
import type { Disbursement, Part, Pledge, World } from '../rules/world.ts'
import { type Recipe, reason, someone, someoneElse, sumOf } from './choices.ts'
import { type Dice, daysBefore } from './dice.ts'
import { someDocument } from './documents.ts'
import { movesOf, paperOf, referenceOf, somePledge, toldApart } from './pledges.ts'

export function someDisbursement(world: World, dice: Dice, ...states: Disbursement['state'][]) {
  const fitting = world.disbursements.filter(({ state }) => states.includes(state))
  return dice.mostly(fitting.toReversed(), world.disbursements, 12)
}

export function nameOf({ ref }: Disbursement, dice: Dice): string {
  return dice.onceIn(60) ? 'disbursement#0' : ref
}

/** A split of about what is open, or no word of it (the default), or all on no line. */
export function splitOf(dice: Dice, open: readonly { part: string | null; amount: number }[], whole: number) {
  const kind = dice.below(5)
  if (kind < 2) return { amount: dice.upTo(whole) }
  const onNone = open.find(({ part }) => part === null)?.amount ?? 0
  if (kind === 2 && onNone > 0) return { amount: dice.upTo(onNone), allocations: [] }
  const allocations = open.flatMap(({ part, amount }) =>
    part === null || amount === 0 || dice.onceIn(2) ? [] : [{ lineCode: part, amount: dice.upTo(amount) }],
  )
  if (dice.onceIn(40)) allocations.push({ lineCode: 'X', amount: 1 })
  const unallocated = onNone > 0 && dice.onceIn(2) ? dice.upTo(onNone) : 0
  const amount = Math.max(1, sumOf(allocations) + unallocated + (dice.onceIn(30) ? 1 : 0))
  return { amount, allocations, ...(unallocated > 0 && { unallocated }) }
}

/** A receipt of a pledge. */
export function receiptOf(world: World, dice: Dice, pledge: Pledge) {
  const open = partsOf(world, pledge.ref).map((part) => ({ part, amount: openOf(world, pledge, part) }))
  const receivedOn = dice.day(world)
  const split = splitOf(dice, open, openOf(world, pledge))
  const isInKind = (pledge.form !== 'cash') !== dice.onceIn(30)
  const number = paperOf(dice, world.disbursements.length)
  return {
    pledgeId: dice.onceIn(60) ? 'pledge#0' : pledge.ref,
    receivedOn,
    ...dice.bookedOn(world, receivedOn),
    channel: dice.pick(['rkud', 'bast', 'direct_to_vendor', 'other_account']) ?? 'rkud',
    evidence: {
      kind: isInKind ? 'bast' : 'sts',
      number,
      ...scanOf(dice),
      ...(dice.onceIn(10) && {
        documentTotal: Math.max(1, split.amount * (1 + dice.below(2)) - (dice.onceIn(3) ? 1 : 0)),
      }),
    },
    ...split,
    ...referenceOf(dice),
    ...toldApart(dice, number, world.disbursements),
  }
}

/** Now and then a stored scan, mostly as a whole. */
function scanOf(dice: Dice): { documentId?: string; pages?: string } {
  if (!dice.onceIn(5)) return {}
  const pages = dice.pick(['1', '2-3', '3-4', '5']) ?? '1'
  return { documentId: someDocument(dice), ...(dice.onceIn(2) && { pages }) }
}

/** A row of a batch: mostly one that nothing is wrong with, else hardly a batch would be accepted. */
function rowOf(world: World, dice: Dice, pledge: Pledge) {
  const open = openOf(world, pledge)
  if (open === 0 || dice.onceIn(6)) return receiptOf(world, dice, pledge)
  return {
    pledgeId: pledge.ref,
    receivedOn: openDay(world, dice.pick(daysBefore(world.today)) ?? world.today),
    channel: 'rkud',
    evidence: { kind: 'bast', number: paperOf(dice, world.disbursements.length + dice.below(1_000)) },
    amount: dice.part(dice.part(open)),
  }
}

export const disbursementCommands: Record<string, Recipe> = {
  recordDisbursement: {
    weight: 14,
    call(world, dice) {
      const pledge = somePledge(world, dice, 'active')
      if (!pledge) return null
      const body = receiptOf(world, dice, pledge)
      return { operation: 'recordDisbursement', by: someone(dice, 'finance'), on: '', body }
    },
  },
  recordDisbursementBatch: {
    weight: 5,
    call(world, dice) {
      const pledges = Array.from({ length: 1 + dice.below(4) }, () => somePledge(world, dice, 'active'))
      const items = pledges.flatMap((pledge) => (pledge ? [rowOf(world, dice, pledge)] : []))
      if (items.length === 0) return null
      return { operation: 'recordDisbursementBatch', by: someone(dice, 'finance'), on: '', body: { items } }
    },
  },
  changeDisbursement: {
    weight: 2,
    call(world, dice) {
      const disbursement = someDisbursement(world, dice, 'recorded')
      if (!disbursement) return null
      const by = someone(dice, 'finance')
      const number = paperOf(dice, 10_000 + dice.below(100))
      const others = world.disbursements.filter(({ ref }) => ref !== disbursement.ref)
      const body = {
        evidence: { kind: dice.onceIn(3) ? 'sts' : 'bast', number, ...scanOf(dice) },
        ...toldApart(dice, number, others),
      }
      return { operation: 'changeDisbursement', by, on: nameOf(disbursement, dice), body, ...dice.ifMatch() }
    },
  },
  verifyDisbursement: {
    weight: 8,
    call(world, dice) {
      const disbursement = someDisbursement(world, dice, 'recorded')
      if (!disbursement) return null
      const by = someoneElse(dice, 'verifier', disbursement.makers)
      return {
        operation: 'verifyDisbursement',
        by,
        on: nameOf(disbursement, dice),
        body: {},
        ...dice.ifMatch(),
      }
    },
  },
  reverseDisbursement: {
    weight: 3,
    call(world, dice) {
      const disbursement = someDisbursement(world, dice, 'recorded', 'verified')
      if (!disbursement) return null
      const by = someone(dice, 'finance')
      return { operation: 'reverseDisbursement', by, on: nameOf(disbursement, dice), body: { reason } }
    },
  },
  rejectDisbursement: {
    weight: 2,
    call(world, dice) {
      const disbursement = someDisbursement(world, dice, 'recorded')
      if (!disbursement) return null
      const by = someoneElse(dice, 'verifier', disbursement.makers)
      return {
        operation: 'rejectDisbursement',
        by,
        on: nameOf(disbursement, dice),
        body: { reason },
        ...dice.ifMatch(),
      }
    },
  },
  reallocateDisbursement: {
    weight: 8,
    call(world, dice) {
      const disbursement = someDisbursement(world, dice, 'recorded', 'verified')
      if (!disbursement) return null
      const { ref, pledge } = disbursement
      const moves = movesOf(world, dice, partsOf(world, pledge), (part) => receivedOn(world, ref, part))
      const body = { moves, reason, ...dice.effective(world) }
      const by = someone(dice, 'finance')
      return { operation: 'reallocateDisbursement', by, on: nameOf(disbursement, dice), body }
    },
  },
}

/** What a disbursement still has on a part. */
export function receivedOn(world: World, disbursement: string, part: Part): number {
  return standing(world, { disbursement, part, measure: 'received' })
}
