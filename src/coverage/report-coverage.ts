import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import { budgetLines, budgetVersions } from '../budgets/budgets.table.ts'
import { type Db, inTransaction, type Tx } from '../db/client.ts'
import { assertVenue, venuesOf } from '../retreats/retreats.queries.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { etagOf } from '../shared/etag.ts'
import { amountsAsOf, amountsNow } from './amounts.ts'
import { computeCoverage } from './compute-coverage.ts'
import type { CoverageQuery, CoverageReport } from './coverage.schema.ts'

interface Stamp {
  id: string
  code: string
  title: string
  version: number
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
      balancesVersion: sql<number>`(select sum(b.version)::int8 from line_balances b where b.retreat_id = ${retreats.id})`,
      today: sql<string>`wita_today()::text`,
    })
    .from(retreats)
    .where(eq(retreats.id, retreatId))
  return assertFound(stamp, 'retreat_not_found')
}

/** The ETag of a coverage report, without making the report. */
export async function coverageEtag(
  db: Db | Tx,
  actor: Actor,
  retreatId: string,
  query: CoverageQuery,
  language: string,
) {
  return etagOf([await stampOf(db, actor, retreatId), query, language])
}

/**
 * How much of a retreat's budget is carried by CSR at one venue, at a date. Read in one snapshot, so that the
 * figures belong together whatever is posted meanwhile.
 */
export async function reportCoverage(
  db: Db,
  actor: Actor,
  retreatId: string,
  query: CoverageQuery,
): Promise<CoverageReport> {
  return inTransaction(
    db,
    async (tx) => {
      const { id, code, title, today } = await stampOf(tx, actor, retreatId)
      const venue = await venueOf(tx, retreatId, query.venue)
      const asOf = query.asOf ?? today
      if (asOf > today)
        throw new AppError('date_in_future', { asOf, today }, [{ pointer: 'asOf', code: 'date_in_future' }])
      const budgetVersion = await versionInForce(tx, retreatId, asOf)
      const costLines = await tx
        .select()
        .from(budgetLines)
        .where(and(eq(budgetLines.retreatId, retreatId), eq(budgetLines.number, budgetVersion)))
        .orderBy(asc(budgetLines.position))
      const amounts =
        query.asOf === undefined ? await amountsNow(tx, retreatId) : await amountsAsOf(tx, retreatId, asOf)
      return {
        retreat: { id, code, title },
        budgetVersion,
        venue,
        asOf,
        knownAt: null,
        checkpoint: null,
        currency: 'IDR' as const,
        ...computeCoverage(costLines, amounts, venue),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function venueOf(tx: Tx, retreatId: string, asked: string | undefined): Promise<string> {
  const options = await venuesOf(tx, [retreatId])
  if (asked === undefined) {
    throw new AppError('venue_required', { venues: options.map(({ code }) => code).join(', ') })
  }
  assertVenue(options, asked)
  return asked
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
