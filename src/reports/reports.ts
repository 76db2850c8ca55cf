/** Every report that there is, by its name. A new one is added here. */
import { coverage, venueComparison } from '../coverage/coverage-files.ts'
import type { Report } from '../tables/report.ts'
import { pledgeRealisation } from './report-realisation.ts'
import { recap } from './report-recap.ts'
import { receipts } from './report-receipts.ts'

/** Those under `/retreats/{id}/reports/`. */
export const journalReports: readonly Report[] = [pledgeRealisation, receipts, recap]

export const reports: readonly Report[] = [coverage, venueComparison, ...journalReports]

export function reportNamed(name: string): Report | undefined {
  return reports.find((report) => report.name === name)
}
