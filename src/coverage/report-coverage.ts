import { nameInReports } from '../companies/name-in-reports.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import type { Language } from '../platform/shared/language.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { ReportRequest } from '../platform/tables/report.ts'
import { assertVenue } from '../retreats/retreats.queries.ts'
import { type Coverage, computeCoverage, type Places, placesOf, sourcesOf } from './compute-coverage.ts'
import type {
  CoverageGroup,
  CoverageQuery,
  CoverageReport,
  Grouping,
  VenueComparison,
} from './coverage.schema.ts'
import type { Figures } from './figures.ts'
import {
  type CsrPart,
  groupChannels,
  groupForms,
  groupLines,
  groupParts,
  withRunningTotals,
} from './group-coverage.ts'
import { accountLabel, regencyOf, sectorOf } from './labels.ts'
import { type CompanyOfCsr, csrByCompany, csrByMonth, namesOf, type Selection } from './read-csr.ts'
import { etagOfReport, readFigures, readFiguresAnd } from './read-figures.ts'

/** A report, and the ETag of what it was made of. */
export interface Tagged<Report> {
  report: Report
  etag: string
}

/** How much of a retreat's budget is carried by CSR at one venue, at a date, and by what it is grouped. */
export async function reportCoverage(
  db: Db,
  actor: Actor,
  request: ReportRequest<CoverageQuery>,
): Promise<Tagged<CoverageReport>> {
  const { venue, groupBy } = request.query
  if (groupBy === undefined) {
    const figures = await readFigures(db, actor, request)
    return { report: coverageAt(figures, venue), etag: await etagOfReport(db, figures, request) }
  }
  return readFiguresAnd(db, actor, request, async (figures, tx) => {
    const report = coverageAt(figures, venue)
    const groups = await groupsAt(tx, figures, report, groupBy, request)
    const etag = await etagOfReport(tx, figures, request)
    return { report: { ...report, groupBy, groups }, etag }
  })
}

/** One venue's, without groups. */
export function coverageAt(figures: Figures, request: string | undefined): CoverageReport {
  const { costLines, amounts, heading } = figures
  const venue = venueOf(figures, request)
  return { ...heading, venue, ...computeCoverage(costLines, amounts, venue) }
}

/** What a report is made of, by this. */
export function groupsAt(
  tx: Tx,
  figures: Figures,
  { lines, venue }: CoverageReport,
  groupBy: Grouping,
  { retreatId, language }: Pick<ReportRequest<unknown>, 'retreatId' | 'language'>,
): Promise<CoverageGroup[]> {
  return groupsOf(tx, groupBy, {
    lines,
    places: placesOf(figures.costLines, figures.amounts, venue),
    selection: { retreatId, lineCodes: lines.map(({ code }) => code), ...figures.dated },
    language,
  })
}

interface ToGroup {
  lines: Coverage['lines']
  places: Places
  selection: Selection
  language: Language
}

async function groupsOf(tx: Tx, groupBy: Grouping, toGroup: ToGroup): Promise<CoverageGroup[]> {
  const { lines, places, selection, language } = toGroup
  const byCompany = async (partOf: (company: CompanyOfCsr) => Omit<CsrPart, 'csr'>) => {
    const parts = await csrByCompany(tx, selection)
    return groupParts(
      parts.map(({ company, csr }) => ({ ...partOf(company), csr })),
      places,
      language,
    )
  }
  switch (groupBy) {
    case 'category':
      return groupLines(
        lines,
        ({ category }) => category,
        (category) => category,
      )
    case 'accountCode':
      return groupLines(lines, ({ accountCode }) => accountCode, accountLabel)
    case 'form':
      return groupForms(places, language)
    case 'channel':
      return groupChannels(places, language)
    case 'company': {
      const parts = await csrByCompany(tx, selection)
      const names = await namesOf(
        tx,
        selection,
        parts.map(({ company }) => company),
      )
      const labelOf = ({ id }: CompanyOfCsr) =>
        nameInReports(mustExist(names.get(id), 'the name of a company'), language)
      return groupParts(
        parts.map(({ company, csr }) => ({ key: company.id, label: labelOf(company), csr })),
        places,
        language,
      )
    }
    case 'sector':
      return byCompany(sectorOf)
    case 'regency':
      return byCompany(regencyOf)
    case 'month':
      return withRunningTotals(groupParts(await csrByMonth(tx, selection), places, language))
  }
}

/** The same at every venue, side by side. */
export async function compareVenues(
  db: Db,
  actor: Actor,
  request: ReportRequest<CoverageQuery>,
): Promise<Tagged<VenueComparison>> {
  const figures = await readFigures(db, actor, request)
  return { report: comparisonOf(figures), etag: await etagOfReport(db, figures, request) }
}

export function comparisonOf({ heading, costLines, amounts, venues, chosenVenue }: Figures): VenueComparison {
  const reports = venues.map(({ code, name, regencyCode }) => {
    const { sources: _sameEverywhere, ...coverage } = computeCoverage(costLines, amounts, code)
    return { venue: code, name, regencyCode, ...coverage }
  })
  return { ...heading, chosenVenue, venues: reports, sources: sourcesOf(amounts) }
}

/** The requested venue, else the one that was chosen by then. */
export function venueOf({ venues, chosenVenue }: Figures, request: string | undefined): string {
  const venue = request ?? chosenVenue
  if (venue === null) {
    refuseAt('/venue', 'venue_required', { venues: venues.map(({ code }) => code).join(', ') })
  }
  assertVenue(venues, venue, '/venue')
  return venue
}
