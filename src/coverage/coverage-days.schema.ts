import { z } from 'zod'
import { LocalDate } from '../platform/shared/wire.ts'
import { CoverageParameters, Levels, Percentages } from './coverage.schema.ts'

export const CoverageDaysQuery = CoverageParameters.omit({ asOf: true })
export type CoverageDaysQuery = z.infer<typeof CoverageDaysQuery>

const CoverageDay = z
  .object({
    on: LocalDate.meta({ description: 'Day (WITA) on which an entry takes effect or a budget is adopted.' }),
    percent: Percentages,
    csr: Levels.meta({ description: 'On the lines of the venue, by the end of the day.' }),
  })
  .meta({ id: 'CoverageDay' })
export type CoverageDay = z.infer<typeof CoverageDay>

export const CoverageDays = z.array(CoverageDay).meta({
  id: 'CoverageDays',
  description:
    'From the adoption of the first budget on, the earliest first; between two days nothing changes. Each is `totals` of the report of coverage at the end of that day.',
  examples: [
    [
      {
        on: '2025-05-14',
        percent: { pledged: 57.87, committed: 57.87, received: 28.94, verified: 0 },
        csr: { pledged: 100_000_000, committed: 100_000_000, received: 50_000_000, verified: 0 },
      },
    ],
  ],
})
