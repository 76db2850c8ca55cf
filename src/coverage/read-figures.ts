/** What every report of a retreat's coverage reads, and the stamp by which a reader knows that none of it changed. */
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { closedAt } from '../companies/companies-as-closed.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import {
  BEGIN_SNAPSHOT,
  END_SNAPSHOT,
  queryRows,
  type Statement,
  sendPipelined,
  withConnection,
} from '../platform/db/pipeline.ts'
import { checkpointAt } from '../platform/known/known-at.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { etagOf } from '../platform/shared/etag.ts'
import type { ReportRequest } from '../platform/tables/report.ts'
import { amountsAsOf, amountsNow, amountsOf } from './amounts.ts'
import type { CoverageQuery } from './coverage.schema.ts'
import {
  assertNotAfter,
  chosenBy,
  type Figures,
  type Heading,
  headingOf,
  type Stamp,
  versionInForce,
} from './figures.ts'
import { readKnownFigures } from './known-figures.ts'

/** `asOf`: a past date; absent: now. */
type CoverageRequest = ReportRequest<CoverageQuery>

/**
 * The figures of a retreat at a date, in one snapshot, so that all of it belongs together whatever is posted meanwhile. Now
 * from the balances, else from the journal's sums over time.
 */
export function readFigures(db: Db, actor: Actor, request: CoverageRequest): Promise<Figures> {
  if (request.query.knownAt !== undefined)
    return readFiguresAnd(db, actor, request, async (figures) => figures)
  return withConnection(db.$client, async (client) => {
    const [, ...answers] = await sendPipelined(client, [
      BEGIN_SNAPSHOT,
      ...figureStatements(actor, request),
      END_SNAPSHOT,
    ])
    return figuresOf(answers, request.query.asOf)
  })
}

/** The same, with more that is read of the same snapshot. */
export function readFiguresAnd<Report>(
  db: Db,
  actor: Actor,
  request: CoverageRequest,
  report: (figures: Figures, tx: Tx) => Promise<Report>,
): Promise<Report> {
  return db.transaction(async (tx) => report(await figuresIn(tx, actor, request), tx), BEGIN_SNAPSHOT)
}

/** The same of the snapshot that a transaction sees. */
export async function figuresIn(tx: Tx, actor: Actor, request: CoverageRequest): Promise<Figures> {
  const answers = await sendPipelined(tx.$client, figureStatements(actor, request))
  const { asOf, knownAt } = request.query
  return knownAt === undefined
    ? figuresOf(answers, asOf)
    : readKnownFigures(tx, stampIn(answers), { asOf, knownAt })
}

function figureStatements(actor: Actor, { retreatId, query: { asOf } }: CoverageRequest): Statement[] {
  assertSees(actor, retreatId, 'retreat_not_found')
  return [
    stampStatement(retreatId),
    { name: 'read adopted versions', text: ADOPTED_VERSIONS, values: [retreatId] },
    { name: 'read cost lines', text: COST_LINES, values: [retreatId, asOf ?? null] },
    asOf === undefined ? amountsNow(retreatId) : amountsAsOf(retreatId, asOf),
  ]
}

function stampIn([stamps]: pg.QueryResult[]): Stamp {
  return assertFound<Stamp>(stamps?.rows[0], 'retreat_not_found')
}

function figuresOf(answers: pg.QueryResult[], request: string | undefined): Figures {
  const stamp = stampIn(answers)
  const [, adopted, lines, amounts] = answers
  assertNotAfter(stamp.today, request)
  const asOf = request ?? stamp.today
  return {
    stamp,
    heading: headingOf(stamp, versionInForce(adopted?.rows ?? [], asOf), asOf),
    costLines: lines?.rows ?? [],
    amounts: (amounts?.rows ?? []).map(amountsOf),
    dated: { asOf: request, checkpoint: null },
    venues: stamp.venues,
    chosenVenue: chosenBy(stamp, asOf),
  }
}

/** Versions that were ever adopted, the earliest first. */
const ADOPTED_VERSIONS = `
  select number, adopted_on::text as "adoptedOn" from budget_versions
  where retreat_id = $1 and adopted_on is not null order by adopted_on, adopted_at`

/** Lines of the version in force at a date (absent: today): the last that was adopted by then. */
const COST_LINES = `
  select code, venue_code as "venueCode", description, category, account_code as "accountCode", amount from budget_lines
  where retreat_id = $1 and number = (
    select number from budget_versions
    where retreat_id = $1 and adopted_on <= coalesce($2::date, wita_today()) order by adopted_on desc, adopted_at desc limit 1)
  order by position`

/** Groupings whose names and keys are the companies' own, which change without a posting. */
const byCompanyAttribute = ['company', 'sector', 'regency']

/** The ETag of a report, without making the report. */
export async function reportEtag(db: Db, actor: Actor, request: CoverageRequest): Promise<string> {
  assertSees(actor, request.retreatId, 'retreat_not_found')
  const [found] = await queryRows<Stamp>(db.$client, stampStatement(request.retreatId))
  const stamp = assertFound(found, 'retreat_not_found')
  const { knownAt } = request.query
  return etagOfReport(
    db,
    { stamp, heading: { checkpoint: knownAt ? await checkpointAt(db, knownAt) : null } },
    request,
  )
}

interface MadeOf {
  stamp: Stamp
  heading: Pick<Heading, 'checkpoint'>
}

/** The ETag of a report that was made of these figures. */
export async function etagOfReport(
  db: Db | Tx,
  { stamp, heading }: MadeOf,
  request: CoverageRequest,
): Promise<string> {
  const { retreatId, query, language } = request
  // What was known then stays as it was, whatever is posted since.
  if (heading.checkpoint) return etagOf([retreatId, heading.checkpoint, query, language])
  const companies = byCompanyAttribute.includes(query.groupBy ?? '')
    ? await companiesVersion(db, retreatId, query.asOf)
    : null
  return etagOf([stamp, companies, query, language])
}

/** The small query behind a report's ETag: it changes exactly when the report could. */
export function stampStatement(retreatId: string): Statement {
  return {
    name: 'read stamp',
    text: `
      select id, code, title, version, venues, chosen_venue as "chosenVenue", venue_chosen_on::text as "venueChosenOn",
        earlier_venues as "earlierVenues",
        (select sum(b.version)::int8 from line_balances b where b.retreat_id = r.id) as "balancesVersion",
        wita_today()::text as today
      from retreats r where id = $1`,
    values: [retreatId],
  }
}

/**
 * Rises with every change of a company that pledged for the retreat, or that one of them merged into, or the reverse; with when
 * the day was closed, since companies are told as they stood then.
 */
async function companiesVersion(
  db: Db | Tx,
  retreatId: string,
  asOf: string | undefined,
): Promise<[version: number | null, closedAt: string | null]> {
  const closed = asOf === undefined ? sql`null::timestamptz` : closedAt(retreatId, asOf)
  const { rows } = await db.execute<{ version: number | null; closed: string | null }>(sql`
    with pledged as (select distinct company_id as id from pledge_line_balances where retreat_id = ${retreatId})
    select sum(version)::int8 as version, ${closed}::text as closed from companies
    where id in (select id from pledged) or successor_id in (select id from pledged)
      or id in (select successor_id from companies where id in (select id from pledged))`)
  return [rows[0]?.version ?? null, rows[0]?.closed ?? null]
}
