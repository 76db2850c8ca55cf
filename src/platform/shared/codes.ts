/** Lists of codes as answers tell them: each a schema with a name, so that a client has a type for it. */
import { z } from 'zod'
import { findingCodes } from './finding-codes.ts'
import { fileFaults } from './problems/file-faults.ts'
import { problems } from './problems.ts'
import { warningTexts } from './warnings.ts'

/**
 * A code of which OpenAPI lists today's values. An answer is not held to them: what was stored by an earlier release is told as it is.
 */
export function codeOf(
  values: readonly string[],
  meta: { id?: string; description?: string } = {},
): z.ZodString {
  return z.string().meta({ ...meta, enum: [...values] })
}

const problemCodes = Object.keys(problems)
export const ProblemCode = codeOf(problemCodes, {
  id: 'ProblemCode',
  description: 'Stable code of a problem.',
})

/** What a schema finds, by zod's own codes and ours. */
const schemaFaults = [
  'custom',
  'invalid_element',
  'invalid_format',
  'invalid_key',
  'invalid_type',
  'invalid_union',
  'invalid_value',
  'not_multiple_of',
  'too_big',
  'too_small',
  'unknown_field',
]
export const FaultCode = codeOf([...problemCodes, ...schemaFaults, ...Object.keys(fileFaults)], {
  id: 'FaultCode',
  description: 'A problem, what does not fit the schema, or what is wrong with a cell of a file.',
})

export const WarningCode = codeOf([...Object.keys(warningTexts), ...findingCodes], {
  id: 'WarningCode',
  description: 'What to look at; in a dry run also the code of a finding that it would raise.',
})

export const documentMediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const

/** The reports of a retreat, by the last part of their address. */
export const reportNames = [
  'coverage',
  'venue-comparison',
  'pledge-realisation',
  'receipts',
  'recap',
  'findings',
] as const
export type ReportName = (typeof reportNames)[number]

/** By what the lines' CSR, or the lines themselves, can be grouped. */
export const groupings = [
  'category',
  'accountCode',
  'company',
  'form',
  'sector',
  'regency',
  'channel',
  'month',
] as const

/** What a report's table is called: of one that is grouped, with what by. */
export const tableNames = [
  ...reportNames,
  ...groupings.map((each) => `coverage-${each}` as const),
  'recap-sector',
  'recap-regency',
]

/** What can be done with records, by the last word of its address. */
export const actionNames = [
  'change',
  'submission',
  'withdrawal',
  'discarding',
  'approval',
  'rejection',
  'cancellation',
  'restoration',
  'adoption',
  'agreement',
  'amendments',
  'write-offs',
  'reallocations',
  'refunds',
  'reversal',
  'verification',
  'documents',
  'succession',
  'disclosures',
  'budgets',
  'venue-choices',
  'appropriations',
  'expenditures',
  'reopening',
  'confirmation',
  'initial-password',
  'links',
  'secret',
  'test',
] as const
export type ActionName = (typeof actionNames)[number]
export const Action = codeOf(actionNames, {
  id: 'Action',
  description: 'The last word of its address; `change` is the PATCH.',
})
