/**
 * The records that an event wrote, as the API shows them: made from the event's rows when it is read. Left out is what is not the
 * record's own: personal data, names of others, warnings, and figures that other records' events change.
 */
import { getTableColumns, getTableName, type InferSelectModel, type Table } from 'drizzle-orm'
import { z } from 'zod'
import { presentAdjustment } from '../adjustments/adjustments.queries.ts'
import { Adjustment } from '../adjustments/adjustments.schema.ts'
import { adjustments } from '../adjustments/adjustments.table.ts'
import { presentAppropriation, presentExpenditure } from '../appropriations/apbd.queries.ts'
import { Appropriation, Expenditure } from '../appropriations/apbd.schema.ts'
import { appropriations, expenditures } from '../appropriations/appropriations.table.ts'
import { presentLine, presentSummary } from '../budgets/budgets.queries.ts'
import { BudgetLine, BudgetSummary } from '../budgets/budgets.schema.ts'
import { budgetLines, budgetVersions } from '../budgets/budgets.table.ts'
import { presentCompany, presentDisclosure } from '../companies/companies.queries.ts'
import { Company, Disclosure } from '../companies/companies.schema.ts'
import { companies, disclosures } from '../companies/companies.table.ts'
import { presentDisbursement } from '../disbursements/disbursements.queries.ts'
import { Disbursement } from '../disbursements/disbursements.schema.ts'
import { disbursements } from '../disbursements/disbursements.table.ts'
import { presentDocument } from '../documents/documents.queries.ts'
import { Document } from '../documents/documents.schema.ts'
import { documents } from '../documents/documents.table.ts'
import type { LoggedEvent } from '../platform/log/sealed-event.ts'
import { Allocation } from '../platform/shared/wire.ts'
import { presentPledge } from '../pledges/pledges.queries.ts'
import { Instalment, Pledge } from '../pledges/pledges.schema.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { presentRetreat } from '../retreats/retreats.queries.ts'
import { Retreat } from '../retreats/retreats.schema.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { schemaNameOf } from './rows.schema.ts'

interface Kind {
  table: string
  schema: z.ZodObject
  present: (row: Record<string, unknown>) => object
}

/** Of the record as the API shows it, the fields that this schema names. */
function kind<Records extends Table, Shape extends z.core.$ZodShape>(
  type: string,
  table: Records,
  own: z.ZodObject<Shape>,
  present: (row: InferSelectModel<Records>) => object,
): Kind {
  const schema = z.object({ type: z.literal(type), ...own.shape }).meta({
    id: schemaNameOf(type, 'record'),
  })
  const fields = Object.keys(own.shape)
  return {
    table: getTableName(table),
    schema,
    present: (logged) => {
      const shown = present(rowOf(table, logged)) as Record<string, unknown>
      return { type, ...Object.fromEntries(fields.map((field) => [field, shown[field]])) }
    },
  }
}

const OwnAddress = z
  .string()
  .meta({ description: 'Retreat, version and, of a line, its code, with slashes between.' })

const names = { retreatCode: true, retreatTitle: true } as const
const ofParties = { ...names, companyName: true } as const

const kinds = [
  kind(
    'company',
    companies,
    Company.omit({ contact: true, warnings: true, allowedActions: true }),
    presentCompany,
  ),
  kind('disclosure', disclosures, Disclosure.omit({ allowedActions: true }), presentDisclosure),
  kind('retreat', retreats, Retreat.omit({ warnings: true, allowedActions: true }), presentRetreat),
  kind('budget', budgetVersions, BudgetSummary.omit(names).extend({ id: OwnAddress }), (row) => ({
    ...presentSummary(row),
    id: `${row.retreatId}/${row.number}`,
  })),
  kind(
    'budget_line',
    budgetLines,
    BudgetLine.extend({
      id: OwnAddress,
      retreatId: Retreat.shape.id,
      version: BudgetSummary.shape.version,
      position: z.int().meta({ description: 'Its place among the lines of the budget.' }),
    }),
    (row) => ({
      ...presentLine(row),
      id: `${row.retreatId}/${row.number}/${row.code}`,
      retreatId: row.retreatId,
      version: row.number,
      position: row.position,
    }),
  ),
  kind(
    'pledge',
    pledges,
    Pledge.omit({
      ...{ ...ofParties, allowedActions: true, warnings: true },
      ...{ fulfilled: true, received: true, verified: true, outstanding: true, paperTotal: true },
    }).extend({
      instalments: z.array(Instalment),
      allocations: z
        .array(Allocation)
        .meta({ description: 'As it was written; the entries say where it stands.' }),
    }),
    (row) => {
      const { instalments, allocations, unallocated } = row
      return { ...presentPledge(row, []), instalments, allocations, unallocated }
    },
  ),
  kind(
    'disbursement',
    disbursements,
    Disbursement.omit({
      ...ofParties,
      standing: true,
      paperTotal: true,
      allowedActions: true,
      warnings: true,
    }),
    (row) => presentDisbursement(row, row),
  ),
  kind(
    'adjustment',
    adjustments,
    Adjustment.omit({ ...names, allowedActions: true, warnings: true }),
    presentAdjustment,
  ),
  kind('appropriation', appropriations, Appropriation.omit(names), presentAppropriation),
  kind(
    'expenditure',
    expenditures,
    Expenditure.omit({ ...names, warnings: true, allowedActions: true }),
    presentExpenditure,
  ),
  kind('document', documents, Document.omit({ name: true }), presentDocument),
] as const

const [first, ...others] = kinds.map(({ schema }) => schema)
export const EventRecord = z
  .discriminatedUnion('type', [first as NonNullable<typeof first>, ...others])
  .meta({
    id: 'EventRecord',
    description:
      'A record as the API shows it, as the event left it: without personal data, names, warnings, and what the events of other records change.',
  })

const byTable = new Map(kinds.map((each) => [each.table, each]))

/** What the rows of a table are as records of an event; undefined where they are none of their own. */
export function recordTypeOf(table: string): string | undefined {
  return byTable.get(table)?.schema.shape.type.value
}

/** What the event wrote, in the order of its rows; rows that the API shows in no record of their own are not among them. */
export function recordsOf({ rows }: Pick<LoggedEvent, 'rows'>): object[] {
  return rows.flatMap(({ table, row }) => byTable.get(table)?.present(row) ?? [])
}

/** A logged row as the code has it: by the columns' names in the code, its instants as dates; null where the log left it out. */
function rowOf<Records extends Table>(
  table: Records,
  logged: Record<string, unknown>,
): InferSelectModel<Records> {
  const values = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = logged[column.name] ?? null
    const isInstant = value !== null && column.dataType === 'date'
    return [name, isInstant ? new Date(String(value)) : value]
  })
  return Object.fromEntries(values) as InferSelectModel<Records>
}
