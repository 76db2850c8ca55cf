import { z } from 'zod'
import { LocalDate } from '../platform/shared/wire.ts'

const to = LocalDate.optional().meta({
  description: 'Last effective day (WITA), inclusive, not after today; absent: today.',
})

export const PeriodParameters = z.strictObject({
  from: LocalDate.optional().meta({
    description:
      'First effective day (WITA); absent: 1 January of the fiscal year, or of the last day’s year where that is earlier.',
  }),
  to,
})
export type PeriodParameters = z.infer<typeof PeriodParameters>

export const recapDimensions = ['sector', 'regency'] as const
export type RecapDimension = (typeof recapDimensions)[number]

export const RecapParameters = z.strictObject({
  by: z
    .enum(recapDimensions)
    .default('sector')
    .meta({ description: "The companies' line of business, or the first of their regencies." }),
  asOf: to,
})
