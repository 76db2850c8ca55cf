/** What every report of a retreat's coverage reads, and the stamp by which a reader knows that none of it changed. */
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { type Actor, assertSees } from '../access/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import { ask, BEGIN_SNAPSHOT, COMMIT, fly, type Statement, withConnection } from '../db/flight.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { etagOf } from '../shared/etag.ts'
import type { Language } from '../shared/language.ts'
import { type Amounts, amountsAsOf, amountsNow, amountsOf } from './amounts.ts'
import type { CostLine } from './compute-coverage.ts'
import type { CoverageQuery } from './coverage.schema.ts'

/** What a report says of itself. */
export interface Heading {
  retreat: { id: string; code: string; title: string }
  budgetVersion: number
  asOf: string
  knownAt: null
  checkpoint: null
  currency: 'IDR'
}

export interface Figures {
  stamp: Stamp
  heading: Heading
  costLines: CostLine[]
  amounts: Amounts[]
  venues: { code: string; name: string; regencyCode: string }[]
  /** The venue that was chosen by the date of the report. */
  chosenVenue: string | null
}

/** Which report is asked for. */
export interface Asked<Query = Partial<CoverageQuery>> {
  retreatId: string
  /** `asOf`: a past date; absent: now. */
  query: Query
  language: Language
}

/**
 * The figures of a retreat at a date, in one snapshot, so that all of it belongs together whatever is posted meanwhile. Now
 * from the balances, else from the journal's sums over time.
 */
export function readFigures(db: Db, actor: Actor, asked: Asked): Promise<Figures> {
  return withConnection(db.$client, async (client) => {
    const [, ...answers] = await fly(client, [BEGIN_SNAPSHOT, ...askFigures(actor, asked), COMMIT])
    return figuresOf(answers, asked.query.asOf)
  })
}

/** The same, with more that is read of the same snapshot. */
export function readFiguresAnd<Report>(
  db: Db,
  actor: Actor,
  asked: Asked,
  report: (figures: Figures, tx: Tx) => Promise<Report>,
): Promise<Report> {
  return withConnection(db.$client, async (client) => {
    const [, ...answers] = await fly(client, [BEGIN_SNAPSHOT, ...askFigures(actor, asked)])
    const answer = await report(figuresOf(answers, asked.query.asOf), drizzle(client))
    await fly(client, [COMMIT])
    return answer
  })
}

function askFigures(actor: Actor, { retreatId, query: { asOf } }: Asked): Statement[] {
  assertSees(actor, retreatId, 'retreat_not_found')
  return [
    askStamp(retreatId),
    { name: 'read adopted versions', text: ADOPTED_VERSIONS, values: [retreatId] },
    { name: 'read cost lines', text: COST_LINES, values: [retreatId, asOf ?? null] },
    asOf === undefined ? amountsNow(retreatId) : amountsAsOf(retreatId, asOf),
    { name: 'read venues', text: VENUES, values: [retreatId] },
  ]
}

function figuresOf(
  [stamps, adopted, lines, amounts, venues]: pg.QueryResult[],
  asked: string | undefined,
): Figures {
  const stamp = assertFound<Stamp>(stamps?.rows[0], 'retreat_not_found')
  const { id, code, title, today, chosenVenue, venueChosenOn } = stamp
  const asOf = asked ?? today
  if (asOf > today)
    throw new AppError('date_in_future', { asOf, today }, [{ pointer: 'asOf', code: 'date_in_future' }])
  return {
    stamp,
    heading: {
      retreat: { id, code, title },
      budgetVersion: versionInForce(adopted?.rows ?? [], asOf),
      asOf,
      knownAt: null,
      checkpoint: null,
      currency: 'IDR',
    },
    costLines: lines?.rows ?? [],
    amounts: (amounts?.rows ?? []).map(amountsOf),
    venues: venues?.rows ?? [],
    chosenVenue: venueChosenOn !== null && venueChosenOn <= asOf ? chosenVenue : null,
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

const VENUES = `select code, name, regency_code as "regencyCode" from venues where retreat_id = $1 order by position`

/** Groupings whose names and keys are the companies' own, which change without a posting. */
const byCompanyAttribute = ['company', 'sector', 'regency']

/** The ETag of a report, without making the report. */
export async function reportEtag(db: Db, actor: Actor, asked: Asked): Promise<string> {
  assertSees(actor, asked.retreatId, 'retreat_not_found')
  const [stamp] = await ask<Stamp>(db.$client, askStamp(asked.retreatId))
  return etagOfReport(db, assertFound(stamp, 'retreat_not_found'), asked)
}

/** The ETag of a report that was made of these figures. */
export async function etagOfReport(db: Db | Tx, stamp: Stamp, { query, language }: Asked): Promise<string> {
  const companies = byCompanyAttribute.includes(query.groupBy ?? '')
    ? await companiesVersion(db, stamp.id)
    : null
  return etagOf([stamp, companies, query, language])
}

export interface Stamp {
  id: string
  code: string
  title: string
  version: number
  chosenVenue: string | null
  venueChosenOn: string | null
  /** Rises with every posting on the retreat and with every adoption. */
  balancesVersion: number
  /** Today in WITA by the database's clock. */
  today: string
}

/** The small query behind a report's ETag: it changes exactly when the report could. */
function askStamp(retreatId: string): Statement {
  return {
    name: 'read stamp',
    text: `
      select id, code, title, version, chosen_venue as "chosenVenue", venue_chosen_on::text as "venueChosenOn",
        (select sum(b.version)::int8 from line_balances b where b.retreat_id = r.id) as "balancesVersion",
        wita_today()::text as today
      from retreats r where id = $1`,
    values: [retreatId],
  }
}

/** Rises with every change of a company that pledged for the retreat. */
async function companiesVersion(db: Db | Tx, retreatId: string): Promise<number | null> {
  const { rows } = await db.execute<{ version: number | null }>(sql`
    select sum(version)::int8 as version from companies
    where id in (select company_id from pledge_line_balances where retreat_id = ${retreatId})`)
  return rows[0]?.version ?? null
}

/** The number of the version in force at a date: the last that was adopted by then. */
function versionInForce(adopted: readonly { number: number; adoptedOn: string }[], asOf: string): number {
  const [first] = adopted
  if (first === undefined) throw new AppError('no_adopted_budget')
  const inForce = adopted.findLast(({ adoptedOn }) => adoptedOn <= asOf)
  if (inForce === undefined)
    throw new AppError('before_first_budget', { asOf, firstAdoptedOn: first.adoptedOn })
  return inForce.number
}
