/** The rows that events carry, as schemas: made from the tables themselves, so that they say what is stored. */
import { type AnyColumn, getTableColumns, getTableName, is, type Table } from 'drizzle-orm'
import { PgArray } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { adjustments } from '../adjustments/adjustments.table.ts'
import { appropriations, expenditures } from '../appropriations/appropriations.table.ts'
import { budgetLines, budgetVersions } from '../budgets/budgets.table.ts'
import { closings } from '../closings/closings.table.ts'
import { companies, disclosures } from '../companies/companies.table.ts'
import { disbursements } from '../disbursements/disbursements.table.ts'
import { attachments } from '../documents/attachments.table.ts'
import { documents } from '../documents/documents.table.ts'
import { findingFollowUps } from '../findings/follow-ups.table.ts'
import { users } from '../platform/authority/authority.table.ts'
import { personLinks } from '../platform/authority/person-links.table.ts'
import { preferences } from '../platform/authority/preferences.table.ts'
import { ssoPersons } from '../platform/authority/sso.table.ts'
import { webhooks } from '../platform/authority/webhooks.table.ts'
import { reportNames } from '../platform/shared/codes.ts'
import { languages } from '../platform/shared/language.ts'
import { fileTypes } from '../platform/tables/formats.ts'
import { pledges } from '../pledges/pledges.table.ts'
import { imports } from '../retreats/imports.table.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { sealedFormats, sealedReports } from '../sealed-reports/sealed-reports.table.ts'
import { transfers } from '../transfers/transfers.table.ts'
import { typesOrGroups } from './event-groups.ts'

/** Every table whose rows the log tells (a trigger sees to it: migrations/rules/log.sql). */
export const loggedTables = [
  documents,
  attachments,
  companies,
  disclosures,
  retreats,
  imports,
  budgetVersions,
  budgetLines,
  pledges,
  disbursements,
  adjustments,
  transfers,
  appropriations,
  expenditures,
  findingFollowUps,
  sealedReports,
  closings,
  users,
  ssoPersons,
  personLinks,
  preferences,
  webhooks,
] as const satisfies readonly Table[]

/** What can be personal data, which the log leaves out: `left_out_of` in the rules. */
const unloggedColumns = new Set([
  'companies.contact',
  'companies.salt',
  'users.name',
  'users.email',
  'users.salt',
  'documents.name',
  'documents.salt',
  'sso_persons.subject',
  'webhooks.url',
  'webhooks.salt',
])

/** Texts that are one of a list. */
const valuesOfTexts: Record<string, readonly string[]> = {
  'sealed_reports.report': reportNames,
  'sealed_reports.format': sealedFormats,
  'sealed_reports.language': languages,
  'sealed_reports.media_type': fileTypes,
  'webhooks.types': typesOrGroups,
}

function columnSchema(column: AnyColumn): z.ZodType {
  const [, element, array] = /^(.*?)(\[\])?$/.exec(column.getSQLType()) ?? []
  const scalar = scalarSchema(element ?? '', valuesOf(column))
  return array ? z.array(scalar) : scalar
}

/** Of an array those of its elements; of a text those that its table's schema holds it to. */
function valuesOf(column: AnyColumn): readonly string[] | undefined {
  const { enumValues } = is(column, PgArray) ? column.baseColumn : column
  // A text has a list too, which is empty.
  return enumValues?.length ? enumValues : valuesOfTexts[`${getTableName(column.table)}.${column.name}`]
}

function scalarSchema(type: string, values: readonly string[] | undefined): z.ZodType {
  if (values && values.length > 0) return z.enum(values as [string, ...string[]])
  if (type === 'integer' || type === 'bigint') return z.int()
  if (type === 'boolean') return z.boolean()
  if (type === 'jsonb') return z.unknown()
  const format = { uuid: 'uuid', date: 'date', 'timestamp with time zone': 'date-time' }[type]
  return format ? z.string().meta({ format }) : z.string()
}

/** What a schema is called in the document: the words of these names, written together. */
export function schemaNameOf(...names: string[]): string {
  return names.join('_').replace(/(^|[._])([a-z])/g, (_, _start, letter: string) => letter.toUpperCase())
}

/** Columns may be absent in older rows, from before the column was there. */
function rowSchema(table: Table) {
  const name = getTableName(table)
  const columns = Object.values(getTableColumns(table))
    .filter((column) => !unloggedColumns.has(`${name}.${column.name}`))
    .map((column) => {
      const schema = columnSchema(column)
      const isOpen = column.notNull || column.getSQLType() === 'jsonb'
      return [column.name, (isOpen ? schema : schema.nullable()).optional()] as const
    })
  return z.object({
    table: z.literal(name),
    row: z
      .looseObject(Object.fromEntries(columns))
      .meta({ id: schemaNameOf(name, 'row'), description: `A row of ${name} as it was written.` }),
  })
}

const [first, ...others] = loggedTables.map(rowSchema)
export const LoggedRow = z.discriminatedUnion('table', [first as NonNullable<typeof first>, ...others]).meta({
  id: 'LoggedRow',
  description: 'A row as it was written, without contacts and other personal data.',
})
