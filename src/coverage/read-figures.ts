/** What every report of a retreat's coverage reads, and the stamp by which a reader knows that none of it changed. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import { budgetLines, budgetVersions } from '../budgets/budgets.table.ts'
import type { Db, Tx } from '../db/client.ts'
import { venuesOf } from '../retreats/retreats.queries.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { etagOf } from '../shared/etag.ts'
import { type Amounts, amountsAsOf, amountsNow } from './amounts.ts'
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
  heading: Heading
  costLines: CostLine[]
  amounts: Amounts[]
  venues: { code: string; name: string; regencyCode: string }[]
  /** The venue that was chosen by the date of the report. */
  chosenVenue: string | null
}

/** Reads in one snapshot, so that the figures belong together whatever is posted meanwhile. */
export function inOneSnapshot<Report>(db: Db, read: (tx: Tx) => Promise<Report>): Promise<Report> {
  return db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

/** The figures of a retreat at a date: now from the balances, else from the journal. */
export async function readFigures(
  tx: Tx,
  actor: Actor,
  retreatId: string,
  asked: string | undefined,
): Promise<Figures> {
  const stamp = await stampOf(tx, actor, retreatId)
  const { id, code, title, today, chosenVenue, venueChosenOn } = stamp
  const asOf = asked ?? today
  if (asOf > today)
    throw new AppError('date_in_future', { asOf, today }, [{ pointer: 'asOf', code: 'date_in_future' }])
  const budgetVersion = await versionInForce(tx, retreatId, asOf)
  return {
    heading: {
      retreat: { id, code, title },
      budgetVersion,
      asOf,
      knownAt: null,
      checkpoint: null,
      currency: 'IDR',
    },
    costLines: await tx
      .select()
      .from(budgetLines)
      .where(and(eq(budgetLines.retreatId, retreatId), eq(budgetLines.number, budgetVersion)))
      .orderBy(asc(budgetLines.position)),
    amounts: asked === undefined ? await amountsNow(tx, retreatId) : await amountsAsOf(tx, retreatId, asOf),
    venues: await venuesOf(tx, [retreatId]),
    chosenVenue: venueChosenOn !== null && venueChosenOn <= asOf ? chosenVenue : null,
  }
}

/** Groupings whose names and keys are the companies' own, which change without a posting. */
const byCompanyAttribute = ['company', 'sector', 'regency']

/** The ETag of a report on a retreat, without making the report. */
export async function reportEtag(
  db: Db,
  actor: Actor,
  retreatId: string,
  query: Partial<CoverageQuery>,
  language: string,
): Promise<string> {
  const stamp = await stampOf(db, actor, retreatId)
  const companies = byCompanyAttribute.includes(query.groupBy ?? '')
    ? await companiesVersion(db, retreatId)
    : null
  return etagOf([stamp, companies, query, language])
}

interface Stamp {
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
async function stampOf(db: Db | Tx, actor: Actor, retreatId: string): Promise<Stamp> {
  assertSees(actor, retreatId, 'retreat_not_found')
  const [stamp] = await db
    .select({
      id: retreats.id,
      code: retreats.code,
      title: retreats.title,
      version: retreats.version,
      chosenVenue: retreats.chosenVenue,
      venueChosenOn: retreats.venueChosenOn,
      balancesVersion: sql<number>`(select sum(b.version)::int8 from line_balances b where b.retreat_id = ${retreats.id})`,
      today: sql<string>`wita_today()::text`,
    })
    .from(retreats)
    .where(eq(retreats.id, retreatId))
  return assertFound(stamp, 'retreat_not_found')
}

/** Rises with every change of a company that pledged for the retreat. */
async function companiesVersion(db: Db, retreatId: string): Promise<number | null> {
  const { rows } = await db.execute<{ version: number | null }>(sql`
    select sum(version)::int8 as version from companies
    where id in (select company_id from pledge_line_balances where retreat_id = ${retreatId})`)
  return rows[0]?.version ?? null
}

/** The number of the version in force at a date: the last that was adopted by then. */
async function versionInForce(tx: Tx, retreatId: string, asOf: string): Promise<number> {
  const adopted = await tx
    .select({ number: budgetVersions.number, adoptedOn: budgetVersions.adoptedOn })
    .from(budgetVersions)
    .where(and(eq(budgetVersions.retreatId, retreatId), isNotNull(budgetVersions.adoptedOn)))
    .orderBy(asc(budgetVersions.adoptedOn), asc(budgetVersions.adoptedAt))
  const [first] = adopted
  if (first === undefined) throw new AppError('no_adopted_budget')
  const inForce = adopted.findLast(({ adoptedOn }) => adoptedOn !== null && adoptedOn <= asOf)
  if (inForce === undefined)
    throw new AppError('before_first_budget', { asOf, firstAdoptedOn: first.adoptedOn })
  return inForce.number
}
