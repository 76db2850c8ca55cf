/** Report B and the comparison of venues by their names, as tables. */
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import type { Report } from '../tables/report.ts'
import { ComparisonParameters, CoverageParameters } from './coverage.schema.ts'
import { comparisonTable, coverageTable } from './coverage-table.ts'
import { figuresIn } from './read-figures.ts'
import { comparisonOf, coverageAt } from './report-coverage.ts'

export const coverage: Report<typeof CoverageParameters> = {
  name: 'coverage',
  operationId: 'getCoverage',
  summary: "How much of a retreat's budget CSR covers",
  parameters: CoverageParameters,
  problems: [
    'venue_required',
    'unknown_venue',
    'date_in_future',
    'no_adopted_budget',
    'before_first_budget',
    'not_sealed_yet',
    'checkpoint_not_found',
  ],
  async build(tx, actor, asked) {
    const report = coverageAt(await figuresIn(tx, actor, asked), asked.query.venue)
    const retreat = await retreatSeenBy(tx, actor, asked.retreatId)
    return {
      table: coverageTable(report, retreat, asked.language),
      resolved: { venue: report.venue, ...resolvedDates(report) },
    }
  },
}

export const venueComparison: Report<typeof ComparisonParameters> = {
  name: 'venue-comparison',
  operationId: 'compareVenues',
  summary: 'Coverage at every venue, side by side',
  parameters: ComparisonParameters,
  problems: [
    'date_in_future',
    'no_adopted_budget',
    'before_first_budget',
    'not_sealed_yet',
    'checkpoint_not_found',
  ],
  async build(tx, actor, asked) {
    const comparison = comparisonOf(await figuresIn(tx, actor, asked))
    const retreat = await retreatSeenBy(tx, actor, asked.retreatId)
    return {
      table: comparisonTable(comparison, retreat, asked.language),
      resolved: resolvedDates(comparison),
    }
  },
}

function resolvedDates({ asOf, knownAt }: { asOf: string; knownAt: string | null }): Record<string, string> {
  return { asOf, ...(knownAt !== null && { knownAt }) }
}
