import { adjustmentCommands } from './adjustments.ts'
import { apbdCommands } from './apbd.ts'
import type { Recipe } from './choices.ts'
import { companyCommands } from './companies.ts'
import { disbursementCommands } from './disbursements.ts'
import { documentCommands } from './documents.ts'
import { importCommands } from './imports.ts'
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
  ...companyCommands,
  ...documentCommands,
  ...importCommands,
  ...requestCommands,
}
