/** Every report that there is, by its name. A new one is added here. */
import { findings } from '../findings/report-findings.ts'
import type { Report } from '../platform/tables/report.ts'
import { coverage, venueComparison } from './coverage-files.ts'
import { pledgeRealisation } from './report-realisation.ts'
import { recap } from './report-recap.ts'
import { receipts } from './report-receipts.ts'

/** Those under `/retreats/{id}/reports/`. */
export const retreatReports: readonly Report[] = [pledgeRealisation, receipts, recap, findings]

export const reports: readonly Report[] = [coverage, venueComparison, ...retreatReports]

export function reportNamed(name: string): Report | undefined {
  return reports.find((report) => report.name === name)
}
