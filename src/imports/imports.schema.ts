import { z } from 'zod'
import { budgetState } from '../budgets/budgets.table.ts'
import { AllowedActions, Pointer } from '../platform/shared/answers.schema.ts'
import { WarningCode } from '../platform/shared/codes.ts'
import { uploadOf } from '../platform/shared/uploads.ts'
import {
  BothLanguages,
  Id,
  Instant,
  PageQuery,
  pageOf,
  Reason,
  RupiahTotal,
} from '../platform/shared/wire.ts'
import { pledgeState } from '../pledges/pledges.table.ts'
import { importKind, importState } from '../retreats/imports.table.ts'

const recordStates = [...new Set([...budgetState.enumValues, ...pledgeState.enumValues])]

/** A table of 5,000 rows takes about a tenth of it. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

export const BudgetImport = uploadOf(
  { reason: Reason },
  { id: 'BudgetImport', examples: [{ file: 'rab.xlsx', reason: 'RAB awal' }] },
)
export const PledgeImport = uploadOf({}, { id: 'PledgeImport', examples: [{ file: 'komitmen.csv' }] })

const ImportedDocument = z.object({
  path: z.string().nullable().meta({ description: 'Where the document is; null in a dry run.' }),
  row: z.int().meta({ description: 'The first row that it came from.' }),
  label: z.string(),
  amount: RupiahTotal,
})
export type ImportedDocument = z.infer<typeof ImportedDocument>

const ImportWarning = z.object({
  code: WarningCode,
  pointer: Pointer,
  row: z.int().nullable(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  detail: BothLanguages,
})

/** What came of a file that is in order. One that is not is refused, with `import_refused`, in a dry run as well. */
export const ImportVerdict = z
  .object({
    importId: Id.nullable().meta({ description: 'By it all of it can be discarded; null in a dry run.' }),
    dryRun: z.boolean(),
    rows: z.int().meta({ description: 'Rows of data that were read.' }),
    amount: RupiahTotal.meta({ description: 'What the documents add up to, in whole rupiah.' }),
    documents: z
      .array(ImportedDocument)
      .meta({ description: 'The drafts that were made, in the order of the file.' }),
    warnings: z.array(ImportWarning).meta({ description: 'Accepted, but a person should look at it.' }),
  })
  .meta({
    id: 'ImportVerdict',
    examples: [
      {
        importId: '0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f',
        dryRun: false,
        rows: 2,
        amount: 350_000_000,
        documents: [
          {
            path: '/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
            row: 2,
            label: 'PT Arangtara Contoh Mining, 012/ACM/IV/2025',
            amount: 350_000_000,
          },
        ],
        warnings: [],
      },
    ],
  })
export type ImportVerdict = z.infer<typeof ImportVerdict>

const summary = {
  id: Id,
  retreatId: Id,
  kind: z.enum(importKind.enumValues),
  state: z.enum(importState.enumValues),
  sha256: z.string().meta({ description: 'SHA-256 of the file, hexadecimal.' }),
  rows: z.int(),
  amount: RupiahTotal,
  madeBy: Id,
  discardingReason: z.string().nullable(),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
}
const example = {
  id: '0198f2a0-0014-7a51-9d2e-3f1b6c7d8e9f',
  retreatId: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
  kind: 'pledges',
  state: 'kept',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  rows: 2,
  amount: 350_000_000,
  madeBy: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
  discardingReason: null,
  version: 1,
  createdAt: '2025-04-14T02:00:00.000Z',
  updatedAt: '2025-04-14T02:00:00.000Z',
}
const ImportSummary = z.object(summary).meta({ id: 'ImportSummary', examples: [example] })
export type ImportSummary = z.infer<typeof ImportSummary>
export const ImportPage = pageOf(ImportSummary).meta({ id: 'ImportPage' })

export const Import = z
  .object({
    ...summary,
    records: z
      .array(z.object({ path: z.string(), label: z.string(), state: z.enum(recordStates) }))
      .meta({ description: 'What came of it, as it stands now.' }),
    allowedActions: AllowedActions,
  })
  .meta({
    id: 'Import',
    examples: [
      {
        ...example,
        records: [
          {
            path: '/v1/pledges/0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
            label: '012/ACM/IV/2025',
            state: 'draft',
          },
        ],
      },
    ],
  })
export type Import = z.infer<typeof Import>

export const ImportListQuery = PageQuery.extend({
  retreatId: Id.optional(),
  kind: z.enum(importKind.enumValues).optional(),
  state: z
    .enum(importState.enumValues)
    .optional()
    .meta({ description: 'Without it, all but those that were discarded.' }),
})
export type ImportListQuery = z.infer<typeof ImportListQuery>
export const ImportDiscarding = z
  .strictObject({ reason: Reason })
  .meta({ id: 'ImportDiscarding', examples: [{ reason: 'Berkas yang salah' }] })

export const TemplateQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx']).default('xlsx').meta({ description: 'Kind of file.' }),
})
