import { adjustmentCommands } from './adjustments.ts'
import { apbdCommands } from './apbd.ts'
import type { Recipe } from './choices.ts'
import { disbursementCommands } from './disbursements.ts'
import { pledgeCommands } from './pledges.ts'
import { requestCommands } from './requests.ts'
import { retreatCommands } from './retreats.ts'

/** All kinds of commands, by name. */
export const recipes: Record<string, Recipe> = {
  ...pledgeCommands,
  ...disbursementCommands,
  ...retreatCommands,
  ...apbdCommands,
  ...adjustmentCommands,
  ...requestCommands,
}
