/** Between cells and records: values into their places, and faults of records back into cells. */
import type { z } from 'zod'
import { describeProblem } from '../platform/shared/describe-problem.ts'
import type { Fault } from '../platform/shared/errors.ts'
import { describedFault } from './faults.ts'
import type { Table } from './table.ts'

/** Where in the table a part of a record came from. */
export interface Origin {
  row: number
  field: string
}

/** Values by field as an object; `standardPrice/year` goes into the object `standardPrice`. */
export function recordOf(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [field, value] of values) {
    const [name = field, inner] = field.split('/')
    record[name] = inner === undefined ? value : { ...(record[name] as object | undefined), [inner]: value }
  }
  return record
}

/** What a schema found wrong with a record, reported at the cells that it came from. */
export function reportIssues(
  table: Table,
  issues: readonly z.core.$ZodIssue[],
  originOf: (field: string) => Origin,
): void {
  for (const { path } of issues) {
    const { row, field } = originOf(path.join('/'))
    const isMissing = table.factsOf(row, field).read === undefined
    table.addAt(row, field, isMissing ? 'missing_value' : 'wrong_value')
  }
}

/** A refusal by a rule of the ledger, reported at the cell that it is about. */
export function reportRule(
  table: Table,
  { code, figures = {} }: Omit<Fault, 'pointer'>,
  { row, field }: Origin,
): void {
  const place = table.placeOf(row, field)
  table.addDescribed(place, () =>
    describedFault(place, code, table.factsOf(row, field), {
      id: `Baris ${row}, kolom "${place.title}": ${describeProblem(code, figures, 'id')}`,
      en: `Row ${row}, column "${place.title}": ${describeProblem(code, figures, 'en')}`,
    }),
  )
}
