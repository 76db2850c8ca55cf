import { z } from 'zod'
import { Budget, budgetExample } from '../budgets/budgets.schema.ts'
import { Id, Rupiah } from '../platform/shared/wire.ts'

const Release = z
  .object({ pledgeId: Id, disbursementId: Id.nullable(), lineCode: z.string(), amount: Rupiah })
  .meta({
    id: 'Release',
    description:
      'What went from a line to the unallocated part of its pledge: of the promise alone, or (with a disbursement) of money with its promise.',
  })

export const AdoptedBudget = Budget.extend({
  released: z.array(Release).meta({ description: 'What the lines had to give up; empty without `excess`.' }),
}).meta({ id: 'AdoptedBudget', examples: [{ ...budgetExample, released: [] }] })
export type AdoptedBudget = z.infer<typeof AdoptedBudget>
