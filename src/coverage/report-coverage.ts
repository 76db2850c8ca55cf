import type { Actor } from '../access/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import { assertVenue } from '../retreats/retreats.queries.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { type Coverage, computeCoverage, type Places, placesOf, sourcesOf } from './compute-coverage.ts'
import type {
  ComparisonQuery,
  CoverageGroup,
  CoverageQuery,
  CoverageReport,
  Grouping,
  VenueComparison,
} from './coverage.schema.ts'
import { type CsrPart, groupChannels, groupForms, groupLines, groupParts } from './group-coverage.ts'
import { accountLabel, regencyOf, sectorOf } from './labels.ts'
import { type CompanyOfCsr, csrByCompany, csrByMonth, type Selection } from './read-csr.ts'
import { type Figures, inOneSnapshot, readFigures } from './read-figures.ts'

/** How much of a retreat's budget is carried by CSR at one venue, at a date, and by what it is grouped. */
export function reportCoverage(
  db: Db,
  actor: Actor,
  retreatId: string,
  query: CoverageQuery,
  language: Language,
): Promise<CoverageReport> {
  return inOneSnapshot(db, async (tx) => {
    const { venue: asked, groupBy } = query
    const figures = await readFigures(tx, actor, retreatId, query)
    const { costLines, amounts, heading, dated } = figures
    const venue = venueOf(figures, asked)
    const coverage = computeCoverage(costLines, amounts, venue)
    const report = { ...heading, venue, ...coverage }
    if (groupBy === undefined) return report
    const places = placesOf(costLines, amounts, venue)
    const lineCodes = coverage.lines.map(({ code }) => code)
    const groups = await groupsOf(tx, groupBy, {
      lines: coverage.lines,
      places,
      selection: { retreatId, lineCodes, ...dated },
      language,
    })
    return { ...report, groupBy, groups }
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
    case 'company':
      return byCompany(({ id, legalName }) => ({ key: id, label: legalName }))
    case 'sector':
      return byCompany(sectorOf)
    case 'regency':
      return byCompany(regencyOf)
    case 'month':
      return groupParts(await csrByMonth(tx, selection), places, language)
  }
}

/** The same at every venue, side by side. */
export function compareVenues(
  db: Db,
  actor: Actor,
  retreatId: string,
  query: ComparisonQuery,
): Promise<VenueComparison> {
  return inOneSnapshot(db, async (tx) => {
    const { heading, costLines, amounts, venues, chosenVenue } = await readFigures(
      tx,
      actor,
      retreatId,
      query,
    )
    const reports = venues.map(({ code, name, regencyCode }) => ({
      venue: code,
      name,
      regencyCode,
      ...computeCoverage(costLines, amounts, code),
    }))
    return { ...heading, chosenVenue, venues: reports, sources: sourcesOf(amounts) }
  })
}

/** The venue that was asked for, else the one that was chosen by then. */
function venueOf({ venues, chosenVenue }: Figures, asked: string | undefined): string {
  const venue = asked ?? chosenVenue
  if (venue === null) {
    throw new AppError('venue_required', { venues: venues.map(({ code }) => code).join(', ') })
  }
  assertVenue(venues, venue)
  return venue
}
