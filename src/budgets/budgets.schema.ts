import { z } from 'zod'
import { retreatNames } from '../names/names.schema.ts'
import { AllowedActions, Warning } from '../platform/shared/answers.schema.ts'
import {
  Id,
  Instant,
  KnownQuery,
  LineCode,
  LocalDate,
  MAX_AMOUNT,
  Person,
  personExample,
  Reason,
  RupiahOrZero,
  RupiahTotal,
  ShortText,
  VenueCode,
} from '../platform/shared/wire.ts'
import { budgetState } from './budgets.table.ts'

/** A version's number within its retreat, as an address or a query carries it. */
export const VersionNumber = z.coerce.number().int().min(1).max(100_000)

/** So many lines at most, so that their ceilings together stay within 2^53 - 1. */
export const MAX_LINES = 500

const StandardPrice = z
  .strictObject({
    amount: RupiahOrZero,
    source: ShortText,
    year: z.int().min(2000).max(2100),
  })
  .meta({
    id: 'StandardPrice',
    description: 'The standard price (SSH) for one unit, with its source and year.',
  })

const fields = {
  code: LineCode,
  venueCode: VenueCode.nullable().meta({
    description: 'The venue it belongs to; null: common to all venues.',
  }),
  category: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .meta({ description: 'Such as transport, meals, accommodation.' }),
  accountCode: z
    .string()
    .regex(/^\d\.\d\.\d{2}\.\d{2}\.\d{2,3}\.\d{3,5}$/)
    .meta({ description: 'Kode rekening, six segments.' }),
  chartVersion: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{2,59}$/)
    .meta({ description: 'The chart of accounts it is from.' }),
  description: ShortText,
  quantity: z.int().min(0).max(1_000_000_000),
  unit: ShortText,
  unitPrice: z.int().min(0).max(MAX_AMOUNT).meta({ description: 'Whole rupiah for one unit.' }),
  amount: RupiahOrZero.meta({
    description: 'Whole rupiah: quantity x unit price (checked). The ceiling of the line.',
  }),
  csrEligible: z.boolean().meta({ description: 'Whether CSR may pay for it.' }),
}

export const NewBudgetLine = z
  .strictObject({
    ...fields,
    csrIneligibleReason: Reason.optional(),
    standardPrice: StandardPrice.optional(),
  })
  .meta({ id: 'NewBudgetLine' })
export type NewBudgetLine = z.infer<typeof NewBudgetLine>

const lineExample = {
  code: 'M01',
  venueCode: 'MARATUA',
  category: 'transport',
  accountCode: '5.1.02.04.01.0001',
  chartVersion: 'kepmendagri-050-5889-2021',
  description: 'Tiket pesawat PP Samarinda/Balikpapan–Berau',
  quantity: 72,
  unit: 'orang PP',
  unitPrice: 2_400_000,
  amount: 172_800_000,
  csrEligible: true,
}

export const NewBudget = z
  .strictObject({ reason: Reason, lines: z.array(NewBudgetLine).min(1).max(MAX_LINES) })
  .meta({ id: 'NewBudget', examples: [{ reason: 'RAB awal', lines: [lineExample] }] })
export type NewBudget = z.infer<typeof NewBudget>

export const BudgetChange = z
  .strictObject({ reason: NewBudget.shape.reason, lines: NewBudget.shape.lines })
  .partial()
  .meta({
    id: 'BudgetChange',
    description: 'Of a draft: another reason, or all of its lines anew.',
    examples: [{ lines: [{ ...lineExample, quantity: 60, amount: 144_000_000 }] }],
  })
export type BudgetChange = z.infer<typeof BudgetChange>

export const BudgetDiscarding = z
  .strictObject({ reason: Reason })
  .meta({ id: 'BudgetDiscarding', examples: [{ reason: 'Disusun dari harga tahun lalu' }] })

export const Adoption = z
  .strictObject({
    adoptedOn: LocalDate,
    excess: z.literal('release').optional().meta({
      description:
        'Where a line holds more than its new ceiling, the youngest promises become unallocated, then the youngest money.',
    }),
  })
  .meta({ id: 'Adoption', examples: [{ adoptedOn: '2025-03-20' }] })
export type Adoption = z.infer<typeof Adoption>

export const BudgetLine = z
  .object({ ...fields, csrIneligibleReason: z.string().nullable(), standardPrice: StandardPrice.nullable() })
  .meta({ id: 'BudgetLine' })
export type BudgetLine = z.infer<typeof BudgetLine>

const StandingLine = BudgetLine.extend({
  reserved: RupiahTotal.optional().meta({
    description:
      'Of the version in force, as it is read now: what submitted and active pledges have on the line.',
  }),
  room: RupiahTotal.optional().meta({
    description: 'What can still be pledged on it: 0 where it takes no CSR, or its venue was not chosen.',
  }),
}).meta({ id: 'StandingBudgetLine' })

const lineOutExample = { ...lineExample, csrIneligibleReason: null, standardPrice: null }

const summaryFields = {
  retreatId: Id,
  version: z.int().min(1).meta({ description: "The version's number within the retreat." }),
  state: z.enum(budgetState.enumValues),
  reason: z.string(),
  adoptedOn: LocalDate.nullable(),
  discardingReason: z.string().nullable(),
  makers: z.array(Person).meta({ description: 'Whoever drafted or edited it: none of them adopts it.' }),
  adoptedBy: Person.nullable(),
  ...retreatNames,
  createdAt: Instant,
  updatedAt: Instant,
}
const summaryExample = {
  retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
  version: 1,
  state: 'adopted',
  reason: 'RAB awal',
  adoptedOn: '2025-03-20',
  discardingReason: null,
  makers: [personExample],
  adoptedBy: { id: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f', name: 'Enggang Contoh' },
  createdAt: '2025-03-12T01:00:00.000Z',
  updatedAt: '2025-03-20T01:00:00.000Z',
}

export const BudgetSummary = z.object(summaryFields).meta({ id: 'BudgetSummary', examples: [summaryExample] })
export type BudgetSummary = z.infer<typeof BudgetSummary>
export const BudgetQuery = KnownQuery.extend({
  state: z
    .enum(budgetState.enumValues)
    .optional()
    .meta({ description: 'Without it, all but those that were discarded.' }),
})
export const BudgetList = z
  .object({ items: z.array(BudgetSummary), nextCursor: z.null() })
  .meta({ id: 'BudgetList', examples: [{ items: [summaryExample], nextCursor: null }] })

export const budgetExample = { ...summaryExample, lines: [lineOutExample], warnings: [] }
export const Budget = z
  .object({
    ...summaryFields,
    lines: z.array(StandingLine),
    warnings: z.array(Warning),
    allowedActions: AllowedActions,
  })
  .meta({ id: 'Budget', examples: [budgetExample] })
export type Budget = z.infer<typeof Budget>

const LineChange = z
  .object({
    code: LineCode,
    fields: z.array(z.enum(Object.keys(BudgetLine.shape) as (keyof BudgetLine)[])).meta({
      description: 'The fields that differ.',
    }),
    before: BudgetLine,
    after: BudgetLine,
  })
  .meta({ id: 'BudgetLineChange' })

const Totals = z.object({ amount: RupiahTotal, csrEligible: RupiahTotal }).meta({
  id: 'BudgetTotals',
  description: 'What all lines add up to, over all venues, and those that CSR may pay for.',
})

export const BudgetDiffQuery = z.strictObject({
  from: VersionNumber.meta({ description: 'The version to compare with.' }),
})

/** Lines are compared by their code; their order does not matter. */
export const BudgetDiff = z
  .object({
    retreatId: Id,
    from: z.int(),
    to: z.int(),
    added: z.array(BudgetLine),
    removed: z.array(BudgetLine),
    changed: z.array(LineChange),
    totals: z.object({ before: Totals, after: Totals }),
  })
  .meta({
    id: 'BudgetDiff',
    examples: [
      {
        retreatId: summaryExample.retreatId,
        from: 1,
        to: 2,
        added: [],
        removed: [],
        changed: [
          {
            code: 'M01',
            fields: ['quantity', 'amount'],
            before: lineOutExample,
            after: { ...lineOutExample, quantity: 60, amount: 144_000_000 },
          },
        ],
        totals: {
          before: { amount: 172_800_000, csrEligible: 172_800_000 },
          after: { amount: 144_000_000, csrEligible: 144_000_000 },
        },
      },
    ],
  })
export type BudgetDiff = z.infer<typeof BudgetDiff>
