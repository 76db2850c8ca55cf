import { knownLines, unpaidOn } from '../rules/lines.ts'
import { type Recipe, reason, someone, UNKNOWN_LINE } from './choices.ts'

export const apbdCommands: Record<string, Recipe> = {
  appropriate: {
    weight: 4,
    call(world, dice) {
      const lines = Array.from({ length: 1 + dice.below(3) }, () =>
        dice.onceIn(40) ? UNKNOWN_LINE : (dice.pick(knownLines(world)) ?? UNKNOWN_LINE),
      )
      const codes = dice.onceIn(40) ? lines : [...new Set(lines)]
      const effectiveOn = dice.day(world)
      const items = codes.map((lineCode) => ({ lineCode, amount: dice.below(4) * 250 * world.scale }))
      const body = { effectiveOn, ...dice.bookedOn(world, effectiveOn), documentNumber: 'DPA/1', items }
      return { operation: 'appropriate', by: someone(dice, 'finance'), on: '', body }
    },
  },
  recordExpenditure: {
    weight: 5,
    call(world, dice) {
      const lineCode = dice.mostly(knownLines(world), [UNKNOWN_LINE], 40)
      if (!lineCode) return null
      const spentOn = dice.day(world)
      const amount = dice.upTo(Math.max(0, dice.onceIn(3) ? unpaidOn(world, lineCode) : 20 * world.scale))
      const sp2dNumber = `SP2D/${dice.below(12)}`
      const body = { lineCode, amount, spentOn, ...dice.bookedOn(world, spentOn), sp2dNumber }
      return { operation: 'recordExpenditure', by: someone(dice, 'finance'), on: '', body }
    },
  },
  reverseExpenditure: {
    weight: 2,
    call(world, dice) {
      const recorded = world.expenditures.filter(({ state }) => state === 'recorded')
      const expenditure = dice.mostly(recorded.toReversed(), world.expenditures, 8)
      if (!expenditure) return null
      const on = dice.onceIn(40) ? 'expenditure#0' : expenditure.ref
      return { operation: 'reverseExpenditure', by: someone(dice, 'finance'), on, body: { reason } }
    },
  },
}
