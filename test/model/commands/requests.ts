/** What can be wrong with a request as a request, and what is sent again. */
import type { Call } from '../model.ts'
import type { Recipe } from './choices.ts'
import type { Dice } from './dice.ts'

/** One that was accepted, the last ones rather than the first. */
function someAccepted(accepted: readonly Call[], dice: Dice): Call | undefined {
  return dice.pick(accepted.toReversed())
}

export const requestCommands: Record<string, Recipe> = {
  repeat: {
    weight: 4,
    call: (_world, dice, accepted) => someAccepted(accepted, dice) ?? null,
  },
  reuseKey: {
    weight: 1,
    call(_world, dice, accepted) {
      const [one, other] = [someAccepted(accepted, dice), someAccepted(accepted, dice)]
      return one && other ? { ...other, by: one.by, key: one.key } : null
    },
  },
  omitKey: {
    weight: 1,
    call(_world, dice, accepted) {
      const call = someAccepted(accepted, dice)
      return call ? { ...call, key: null } : null
    },
  },
  addUnknownField: {
    weight: 1,
    call(_world, dice, accepted) {
      const call = someAccepted(accepted, dice)
      if (!call) return null
      const { key: _key, ...rest } = call
      return { ...rest, hasUnknownField: true }
    },
  },
}
