import { z } from 'zod'
import { Id, LocalDate, Reason, Rupiah } from '../platform/shared/wire.ts'

/** So many other records a paper can be told from. */
const MAX_DIFFERENCES = 50

const token = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .meta({ description: 'Of a record that you may not see: as a refusal (`paper_used`) named it.' })

/** Written as `{id, reason}` or `{paper, reason}`; kept and answered as it was written. */
const Difference = z
  .union([z.strictObject({ id: Id, reason: Reason }), z.strictObject({ paper: token, reason: Reason })])
  .meta({
    id: 'PaperDifference',
    description:
      'That this is another paper than that of a record, though both have the same number, and why.',
    examples: [
      {
        id: '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f',
        reason: 'Nomor STS bendahara Berau; yang lama nomor STS bendahara Balikpapan',
      },
    ],
  })
export type Difference = z.infer<typeof Difference>

export const DiffersFrom = z.array(Difference).max(MAX_DIFFERENCES).meta({
  description:
    'Where it really is another paper with the same number: every record that has it (`paper_used` names them), with the reason. It stays a finding.',
})

const paperHolders = ['disbursement', 'pledge', 'expenditure', 'refund', 'row'] as const

const KnownHolder = z.object({
  type: z.enum(paperHolders),
  id: z.string(),
  label: z.string().meta({ description: 'Number of its paper, and company.' }),
  amount: Rupiah,
  date: LocalDate,
})
export type KnownHolder = z.infer<typeof KnownHolder>

/** A record that has a paper: by its name, or as much as whoever asks may know. */
const PaperHolder = z
  .union([KnownHolder, z.object({ elsewhere: z.literal(true), paper: token })])
  .meta({ id: 'PaperHolder' })
export type PaperHolder = z.infer<typeof PaperHolder>

/** Of a record that states no total of its paper, though others that share it do. */
export const PaperTotal = z
  .object({ amount: Rupiah, statedBy: z.array(PaperHolder) })
  .nullable()
  .optional()
  .meta({
    description:
      'What the whole paper is worth as other records state it, by which this one stands too though it states nothing itself: together they do not pass it. Null where nothing binds it so. Only where the record is read alone, as it stands now.',
  })
export type PaperTotal = NonNullable<z.infer<typeof PaperTotal>>

export const Pages = z
  .string()
  .regex(/^[1-9]\d{0,3}(-[1-9]\d{0,3})?$/)
  .refine(
    (pages) => {
      const [first, last] = pages.split('-').map(Number)
      return last === undefined || (first ?? 0) <= last
    },
    { params: { format: 'pages' } },
  )
  .meta({
    description:
      'Where one stored file holds several papers: on which pages this one is, such as `3` or `3-4`.',
  })
