import { z } from 'zod'
import { uploadOf } from '../platform/shared/uploads.ts'
import { BothLanguages, Reason, RupiahTotal } from '../platform/shared/wire.ts'

/** A table of 5,000 rows takes about a tenth of it. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

/** `true` or `false`, as an address carries it. */
export const ImportQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'Answers as the import would, and keeps nothing; not even the Idempotency-Key.' }),
})

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
  code: z.string(),
  pointer: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  detail: BothLanguages,
})

/** What came of a file that is in order. One that is not is refused, with `import_refused`, in a dry run as well. */
export const ImportVerdict = z
  .object({
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

export const TemplateQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx']).default('xlsx').meta({ description: 'Kind of file.' }),
})
