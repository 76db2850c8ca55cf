import { type Recipe, reason, someone } from './choices.ts'
import { newPledge } from './pledges.ts'
import { firstLines, nextLines } from './retreats.ts'

export const importCommands: Record<string, Recipe> = {
  importPledges: {
    weight: 3,
    call(world, dice) {
      const [first, ...more] = Array.from({ length: 1 + dice.below(2) }, () => newPledge(world, dice))
      if (!first) return null
      // Two with one letter would be one pledge.
      const others = more.filter(
        ({ letterNumber }) => letterNumber.split('#')[1] !== first.letterNumber.split('#')[1],
      )
      const pledges = [first, ...others].map(({ retreatId: _, differsFrom: __, ...pledge }) => pledge)
      return { operation: 'importPledges', by: someone(dice, 'finance'), on: '', body: { pledges } }
    },
  },
  importBudget: {
    weight: 1,
    call(world, dice) {
      const lines = world.versions.length === 0 ? firstLines(world.scale) : nextLines(world, dice)
      return { operation: 'importBudget', by: someone(dice, 'finance'), on: '', body: { lines } }
    },
  },
  discardImport: {
    weight: 2,
    call(world, dice) {
      const kept = dice.mostly(
        world.imports.filter(({ state }) => state === 'kept').toReversed(),
        world.imports,
        8,
      )
      if (!kept) return null
      const on = dice.onceIn(40) ? 'import#0' : kept.ref
      return { operation: 'discardImport', by: someone(dice, 'finance'), on, body: { reason } }
    },
  },
}
