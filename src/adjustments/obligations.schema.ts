import { z } from 'zod'
import { Id, KnownQuery, LocalDate, RupiahTotal } from '../platform/shared/wire.ts'

export const ObligationsQuery = KnownQuery.extend({
  asOf: LocalDate.optional().meta({ description: 'As it stood on this day (WITA); absent: today.' }),
})
export type ObligationsQuery = z.infer<typeof ObligationsQuery>

const amounts = {
  received: RupiahTotal.meta({ description: 'Handed over, net of reversals.' }),
  refunded: RupiahTotal,
  held: RupiahTotal.meta({ description: 'Received and not refunded: what would have to be paid back.' }),
  outstanding: z.int().meta({ description: 'Promised and not held.' }),
}
const example = { received: 50_000_000, refunded: 10_000_000, held: 40_000_000, outstanding: 0 }

const Obligation = z.object({
  pledgeId: Id,
  companyId: Id,
  companyName: z.string(),
  successor: z.object({ companyId: Id, companyName: z.string(), from: LocalDate }).nullable().meta({
    description:
      'Into which company it merged, and from which day (WITA) on: whom to pay back, or to remind.',
  }),
  ...amounts,
})
export type Obligation = z.infer<typeof Obligation>

export const Obligations = z
  .object({
    cancelledOn: LocalDate.nullable(),
    items: z.array(Obligation),
    totals: z.object(amounts),
  })
  .meta({
    id: 'Obligations',
    description: 'What is held and what is open, pledge by pledge.',
    examples: [
      {
        cancelledOn: '2025-06-18',
        items: [
          {
            pledgeId: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
            companyId: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
            companyName: 'PT Arangtara Contoh Mining',
            successor: null,
            ...example,
          },
        ],
        totals: example,
      },
    ],
  })
export type Obligations = z.infer<typeof Obligations>
