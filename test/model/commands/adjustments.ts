import { roomOn } from '../rules/lines.ts'
import { openOf, partsOf, totalOf } from '../rules/pledges.ts'
import type { Adjustment, World } from '../rules/world.ts'
import { instalmentsOf, type Recipe, reason, someLines, someone, someoneElse } from './choices.ts'
import type { Dice } from './dice.ts'
import * as disbursements from './disbursements.ts'
import * as pledges from './pledges.ts'

function someAdjustment(world: World, dice: Dice): Adjustment | undefined {
  const proposed = world.adjustments.filter(({ state }) => state === 'proposed')
  return dice.mostly(proposed.toReversed(), world.adjustments, 12)
}

function nameOf({ ref }: Adjustment, dice: Dice): string {
  return dice.onceIn(60) ? 'adjustment#0' : ref
}

export const adjustmentCommands: Record<string, Recipe> = {
  proposeIncrease: {
    weight: 4,
    call(world, dice) {
      const pledge = pledges.somePledge(world, dice, 'active')
      if (!pledge) return null
      const allocations = someLines(world, dice, dice.below(3)).map((lineCode) => ({
        lineCode,
        amount: dice.upTo(Math.max(0, roomOn(world, lineCode))),
      }))
      const rest = dice.onceIn(2) ? dice.part(100 * world.scale) - (dice.onceIn(10) ? 2 : 0) : 0
      const delta = allocations.reduce((sum, { amount }) => sum + amount, rest) || 1
      const body = {
        delta,
        reason,
        ...dice.effective(world),
        ...(!dice.onceIn(3) && {
          instalments: instalmentsOf(world, dice, totalOf(pledge) + delta, pledge.pledgedOn),
        }),
        ...((allocations.length > 0 || dice.onceIn(2)) && { allocations }),
      }
      const by = someone(dice, 'finance')
      return { operation: 'proposeAmendment', by, on: pledges.nameOf(pledge, dice), body }
    },
  },
  proposeDecrease: {
    weight: 4,
    call(world, dice) {
      const pledge = pledges.somePledge(world, dice, 'active')
      if (!pledge) return null
      const open = partsOf(world, pledge.ref).map((part) => ({ part, amount: openOf(world, pledge, part) }))
      const { amount, ...split } = disbursements.splitOf(dice, open, openOf(world, pledge))
      const body = {
        delta: -amount,
        reason,
        ...dice.effective(world),
        ...(!dice.onceIn(3) && {
          instalments: instalmentsOf(world, dice, totalOf(pledge) - amount, pledge.pledgedOn),
        }),
        ...('allocations' in split && { allocations: split.allocations }),
      }
      const by = someone(dice, 'finance')
      return { operation: 'proposeAmendment', by, on: pledges.nameOf(pledge, dice), body }
    },
  },
  proposeWriteOff: {
    weight: 4,
    call(world, dice) {
      const pledge = pledges.somePledge(world, dice, 'active')
      if (!pledge) return null
      const amount = dice.upTo(openOf(world, pledge))
      const body = {
        amount,
        reason: 'company_unable',
        ...dice.effective(world),
        ...(!dice.onceIn(3) && {
          instalments: instalmentsOf(world, dice, totalOf(pledge) - amount, pledge.pledgedOn),
        }),
      }
      const by = someone(dice, 'finance')
      return { operation: 'proposeWriteOff', by, on: pledges.nameOf(pledge, dice), body }
    },
  },
  proposeRefund: {
    weight: 5,
    call(world, dice) {
      const disbursement = disbursements.someDisbursement(world, dice, 'recorded', 'verified')
      if (!disbursement) return null
      const { ref, pledge, receivedOn } = disbursement
      const there = partsOf(world, pledge).map((part) => ({
        part,
        amount: disbursements.receivedOn(world, ref, part),
      }))
      const whole = there.reduce((sum, { amount }) => sum + amount, 0)
      const day = dice.day(world)
      const refundedOn = day < receivedOn && !dice.onceIn(10) ? receivedOn : day
      const refunds = world.adjustments.flatMap(({ ref: id, slip }) =>
        slip ? [{ ref: id, number: slip.number }] : [],
      )
      const slips = [...world.disbursements, ...refunds]
      const number = dice.onceIn(3)
        ? pledges.paperOf(dice, slips.length)
        : `paper#${20_000 + dice.below(1_000)}`
      const body = {
        refundedOn,
        ...dice.bookedOn(world, refundedOn),
        evidence: { kind: dice.onceIn(2) ? 'bast' : 'sts', number },
        ...pledges.toldApart(dice, number, slips),
        reason,
        ...disbursements.splitOf(dice, there, whole),
        ...(dice.onceIn(4) && { endsPromise: true }),
      }
      const by = someone(dice, 'finance')
      return { operation: 'proposeRefund', by, on: disbursements.nameOf(disbursement, dice), body }
    },
  },
  approveAdjustment: {
    weight: 12,
    call(world, dice) {
      const adjustment = someAdjustment(world, dice)
      if (!adjustment) return null
      const by = someoneElse(dice, 'verifier', adjustment.makers)
      return { operation: 'approveAdjustment', by, on: nameOf(adjustment, dice), body: {}, ...dice.ifMatch() }
    },
  },
  rejectAdjustment: {
    weight: 2,
    call(world, dice) {
      const adjustment = someAdjustment(world, dice)
      if (!adjustment) return null
      const by = someoneElse(dice, 'verifier', adjustment.makers)
      return {
        operation: 'rejectAdjustment',
        by,
        on: nameOf(adjustment, dice),
        body: { reason },
        ...dice.ifMatch(),
      }
    },
  },
  withdrawAdjustment: {
    weight: 2,
    call(world, dice) {
      const adjustment = someAdjustment(world, dice)
      if (!adjustment) return null
      const by = someone(dice, 'finance')
      return { operation: 'withdrawAdjustment', by, on: nameOf(adjustment, dice), body: {} }
    },
  },
}
