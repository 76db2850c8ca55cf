import { z } from 'zod'
import { Budget, budgetExample } from '../budgets/budgets.schema.ts'
import { DocumentNumber, Id, LocalDate, Reason, Rupiah, VenueCode } from '../platform/shared/wire.ts'

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

const choiceExample = { venueCode: 'MARATUA', chosenOn: '2025-06-20', documentNumber: '100.3/412/B.Um' }

export const NewVenueChoice = z
  .strictObject({
    venueCode: VenueCode,
    chosenOn: LocalDate.meta({ description: 'From this day (WITA) on, not after today.' }),
    documentNumber: DocumentNumber.optional(),
  })
  .meta({ id: 'NewVenueChoice', examples: [choiceExample] })
export type NewVenueChoice = z.infer<typeof NewVenueChoice>

export const VenueChoice = z
  .object({
    retreatId: Id,
    venueCode: VenueCode,
    chosenOn: LocalDate,
    documentNumber: z.string().nullable(),
    moved: z.array(Release).meta({ description: 'What stood on lines of the other venues.' }),
  })
  .meta({
    id: 'VenueChoice',
    examples: [
      {
        retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
        ...choiceExample,
        moved: [
          {
            pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
            disbursementId: null,
            lineCode: 'B03',
            amount: 150_000_000,
          },
        ],
      },
    ],
  })
export type VenueChoice = z.infer<typeof VenueChoice>

export const RetreatCancellation = z.strictObject({ cancelledOn: LocalDate, reason: Reason }).meta({
  id: 'RetreatCancellation',
  examples: [{ cancelledOn: '2025-06-18', reason: 'Cuaca buruk; kegiatan dibatalkan Gubernur' }],
})
export type RetreatCancellation = z.infer<typeof RetreatCancellation>
