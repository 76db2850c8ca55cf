import { z } from 'zod'
import { retreatNames } from '../names/names.schema.ts'
import { AllowedActions, DeedWarnings } from '../platform/shared/answers.schema.ts'
import {
  amountRange,
  pageWithTotals,
  Search,
  several,
  sortBy,
  withTotals,
} from '../platform/shared/list-query.ts'
import {
  Attached,
  BookedOn,
  DocumentNumber,
  Id,
  Instant,
  KnownPageQuery,
  LineCode,
  LocalDate,
  Person,
  pageOf,
  personExample,
  Reason,
  Rupiah,
  RupiahOrZero,
  ShortText,
} from '../platform/shared/wire.ts'
import { expenditureState } from './appropriations.table.ts'

const AppropriationItem = z
  .strictObject({ lineCode: LineCode, amount: RupiahOrZero })
  .meta({ id: 'AppropriationItem', description: "The line's new appropriated total; 0 takes it back." })

const appropriationFields = {
  effectiveOn: LocalDate.meta({ description: 'From this day (WITA) on; not after today.' }),
  documentNumber: DocumentNumber,
  items: z.array(AppropriationItem).min(1).max(500),
}
const appropriationExample = {
  effectiveOn: '2025-01-02',
  documentNumber: 'DPA/contoh/2025',
  items: [{ lineCode: 'M01', amount: 100_000_000 }],
}

export const NewAppropriation = z
  .strictObject({ ...appropriationFields, bookedOn: BookedOn.optional() })
  .meta({ id: 'NewAppropriation', examples: [appropriationExample] })
export type NewAppropriation = z.infer<typeof NewAppropriation>

export const Appropriation = z
  .object({
    id: Id,
    retreatId: Id,
    ...appropriationFields,
    bookedOn: LocalDate.nullable(),
    makers: z.array(Person),
    ...retreatNames,
    createdAt: Instant,
  })
  .meta({
    id: 'Appropriation',
    examples: [
      {
        id: '0198f2a0-0006-7a51-9d2e-3f1b6c7d8e9f',
        retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
        ...appropriationExample,
        bookedOn: null,
        makers: [personExample],
        createdAt: '2025-01-02T01:00:00.000Z',
      },
    ],
  })
export type Appropriation = z.infer<typeof Appropriation>
export const AppropriationPage = pageOf(Appropriation).meta({ id: 'AppropriationPage' })
export const AppropriationQuery = KnownPageQuery

const expenditureFields = {
  lineCode: LineCode,
  amount: Rupiah,
  spentOn: LocalDate.meta({ description: 'Day of the SP2D (WITA), not after today.' }),
  sp2dNumber: DocumentNumber.meta({ description: 'Unique with the line among those not reversed.' }),
}
const expenditureExample = {
  lineCode: 'M06',
  amount: 12_000_000,
  spentOn: '2025-06-24',
  sp2dNumber: '64.00/04.0/000337/LS/5.04.0.00.0.00.01.0000/M/6/2025',
}

export const NewExpenditure = z
  .strictObject({
    ...expenditureFields,
    bookedOn: BookedOn.optional(),
    invoiceNumber: DocumentNumber.optional(),
    externalRef: ShortText.optional(),
  })
  .meta({ id: 'NewExpenditure', examples: [expenditureExample] })
export type NewExpenditure = z.infer<typeof NewExpenditure>

export const Expenditure = z
  .object({
    id: Id,
    retreatId: Id,
    state: z.enum(expenditureState.enumValues),
    ...expenditureFields,
    bookedOn: LocalDate.nullable(),
    invoiceNumber: z.string().nullable(),
    externalRef: z.string().nullable(),
    reversalReason: z.string().nullable(),
    makers: z.array(Person),
    ...retreatNames,
    attached: Attached,
    warnings: DeedWarnings,
    allowedActions: AllowedActions,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'Expenditure',
    examples: [
      {
        id: '0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f',
        retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
        state: 'recorded',
        ...expenditureExample,
        bookedOn: null,
        invoiceNumber: null,
        externalRef: null,
        reversalReason: null,
        makers: [personExample],
        attached: 0,
        version: 1,
        createdAt: '2025-06-24T05:00:00.000Z',
        updatedAt: '2025-06-24T05:00:00.000Z',
      },
    ],
  })
export type Expenditure = z.infer<typeof Expenditure>
export const ExpenditurePage = pageWithTotals(Expenditure).meta({ id: 'ExpenditurePage' })
export const ExpenditureReversal = z
  .strictObject({ reason: Reason })
  .meta({ id: 'ExpenditureReversal', examples: [{ reason: 'SP2D dibatalkan oleh BUD' }] })

export const ExpenditureQuery = KnownPageQuery.extend({
  state: several(z.enum(expenditureState.enumValues)).optional(),
  lineCode: several(LineCode).optional(),
  makerId: Id.optional().meta({ description: 'Recorded by this person.' }),
  from: LocalDate.optional().meta({ description: 'Spent on or after.' }),
  to: LocalDate.optional().meta({ description: 'Spent on or before.' }),
  ...amountRange,
  externalRef: ShortText.optional(),
  q: Search.optional().meta({ description: 'In the number of the SP2D.' }),
  sort: sortBy('spentOn', 'amount'),
  ...withTotals,
})
export type ExpenditureQuery = z.infer<typeof ExpenditureQuery>
