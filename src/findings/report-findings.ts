import type { Report } from '../platform/tables/report.ts'
import { registerIn } from './findings.queries.ts'
import { FindingQuery } from './findings.schema.ts'
import { findingsTable } from './findings-table.ts'

/** Report C: the register as a table. */
export const findings: Report<typeof FindingQuery> = {
  name: 'findings',
  operationId: 'reportFindings',
  summary: 'The register of findings as a table',
  parameters: FindingQuery,
  problems: ['date_in_future'],
  async build(tx, actor, request, settings) {
    const register = await registerIn(tx, actor, settings, request)
    const { code, severity, status } = request.query
    return {
      table: findingsTable(register, request.query, request.language),
      resolved: {
        asOf: register.asOf,
        ...(code && { code }),
        ...(severity && { severity }),
        ...(status && { status }),
      },
    }
  },
}
