import { z } from 'zod'
import { LocalDate } from '../shared/wire.ts'
import { FormatParameter } from '../tables/formats.ts'

const to = LocalDate.optional().meta({
  description: 'Last effective day (WITA), inclusive, not after today; absent: today.',
})

export const PeriodQuery = z.strictObject({
  from: LocalDate.optional().meta({
    description:
      'First effective day (WITA); absent: 1 January of the fiscal year, or of the last day’s year where that is earlier.',
  }),
  to,
  format: FormatParameter,
})
export type PeriodQuery = z.infer<typeof PeriodQuery>

export const recapDimensions = ['sector', 'regency'] as const
export type RecapDimension = (typeof recapDimensions)[number]

export const RecapQuery = z.strictObject({
  by: z
    .enum(recapDimensions)
    .default('sector')
    .meta({ description: "The companies' line of business, or the first of their regencies." }),
  asOf: to,
  format: FormatParameter,
})
export type RecapQuery = z.infer<typeof RecapQuery>
