/** Report B and the comparison of venues by their names, as tables. */
import { ComparisonParameters, CoverageQuery, type CoverageReport } from '../coverage/coverage.schema.ts'
import { comparisonTable, coverageTable, type FindingCodes } from '../coverage/coverage-table.ts'
import { groupsTable } from '../coverage/groups-table.ts'
import { figuresIn } from '../coverage/read-figures.ts'
import { comparisonOf, coverageAt, groupsAt } from '../coverage/report-coverage.ts'
import { codesByLine } from '../findings/codes-by-line.ts'
import { evaluateRules } from '../findings/evaluate-rules.ts'
import { ruleOf } from '../findings/rules.ts'
import type { Tx } from '../platform/db/client.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import type { Report } from '../platform/tables/report.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'

export const coverage: Report<typeof CoverageQuery> = {
  name: 'coverage',
  operationId: 'getCoverage',
  summary: "How much of a retreat's budget CSR covers",
  parameters: CoverageQuery,
  problems: [
    'venue_required',
    'unknown_venue',
    'date_in_future',
    'no_adopted_budget',
    'before_first_budget',
    'not_sealed_yet',
    'checkpoint_not_found',
  ],
  async build(tx, actor, request, settings) {
    const { groupBy, venue } = request.query
    const figures = await figuresIn(tx, actor, request)
    const report = coverageAt(figures, venue)
    const retreat = await findVisibleRetreat(tx, actor, request.retreatId)
    const resolved = { venue: report.venue, ...resolvedDates(report) }
    if (groupBy !== undefined) {
      const groups = await groupsAt(tx, figures, report, groupBy, request)
      const table = groupsTable(report, { groupBy, groups }, retreat, request.language)
      return { table, resolved: { ...resolved, groupBy } }
    }
    const codes = await codesOf(tx, report, settings)
    return { table: coverageTable(report, retreat, codes, request.language), resolved }
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
  async build(tx, actor, request) {
    const comparison = comparisonOf(await figuresIn(tx, actor, request))
    const retreat = await findVisibleRetreat(tx, actor, request.retreatId)
    return {
      table: comparisonTable(comparison, retreat, request.language),
      resolved: resolvedDates(comparison),
    }
  },
}

/** Of what is known now: for the knowledge of an earlier instant there is no register. */
async function codesOf(
  tx: Tx,
  { retreat, asOf, knownAt }: CoverageReport,
  settings: FindingSettings,
): Promise<FindingCodes> {
  const seen = knownAt === null ? await evaluateRules(tx, { retreatId: retreat.id, day: asOf, settings }) : []
  return { byLine: codesByLine(seen), titleOf: (code) => ruleOf(code).title }
}

function resolvedDates({ asOf, knownAt }: { asOf: string; knownAt: string | null }): Record<string, string> {
  return { asOf, ...(knownAt !== null && { knownAt }) }
}
