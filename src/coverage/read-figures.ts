/** What every report of a retreat's coverage reads, and the stamp by which a reader knows that none of it changed. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import { budgetLines, budgetVersions } from '../budgets/budgets.table.ts'
import type { Db, Tx } from '../db/client.ts'
import type { Checkpoint } from '../log/checkpoint.schema.ts'
import { checkpointAt, rowsAmong } from '../log/known-at.ts'
import { venuesOf } from '../retreats/retreats.queries.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { dayInWita } from '../shared/calendar.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { etagOf } from '../shared/etag.ts'
import { type Amounts, amountsAsOf, amountsNow } from './amounts.ts'
import type { CostLine } from './compute-coverage.ts'
import type { ComparisonQuery, CoverageQuery } from './coverage.schema.ts'

/** What a report says of itself. */
export interface Heading {
  retreat: { id: string; code: string; title: string }
  budgetVersion: number
  asOf: string
  knownAt: string | null
  checkpoint: Checkpoint | null
  currency: 'IDR'
}

export interface Figures {
  heading: Heading
  costLines: CostLine[]
  amounts: Amounts[]
  /** Until when the journal is read (absent: now, from the balances), and up to which checkpoint. */
  dated: { asOf: string | undefined; checkpoint: Checkpoint | null }
  venues: { code: string; name: string; regencyCode: string }[]
  /** The venue that was chosen by the date of the report. */
  chosenVenue: string | null
}

/** Reads in one snapshot, so that the figures belong together whatever is posted meanwhile. */
export function inOneSnapshot<Report>(db: Db, read: (tx: Tx) => Promise<Report>): Promise<Report> {
  return db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

/** The figures of a retreat at a date and as they were known: now from the balances, else from the journal. */
export async function readFigures(
  tx: Tx,
  actor: Actor,
  retreatId: string,
  asked: ComparisonQuery,
): Promise<Figures> {
  const { retreat, checkpoint, asOf } = await viewOf(tx, actor, retreatId, asked)
  const { id, code, title, chosenVenue, venueChosenOn } = retreat
  const budgetVersion = await versionInForce(tx, retreatId, asOf, checkpoint)
  const dated = { asOf: asked.asOf ?? (checkpoint ? asOf : undefined), checkpoint }
  return {
    heading: {
      retreat: { id, code, title },
      budgetVersion,
      asOf,
      knownAt: asked.knownAt ?? null,
      checkpoint,
      currency: 'IDR',
    },
    // Lines of a version and venues of a retreat never change, so they are as they were known.
    costLines: await tx
      .select()
      .from(budgetLines)
      .where(and(eq(budgetLines.retreatId, retreatId), eq(budgetLines.number, budgetVersion)))
      .orderBy(asc(budgetLines.position)),
    amounts:
      dated.asOf === undefined
        ? await amountsNow(tx, retreatId)
        : await amountsAsOf(tx, retreatId, dated.asOf, checkpoint),
    dated,
    venues: await venuesOf(tx, [retreatId]),
    chosenVenue: venueChosenOn !== null && venueChosenOn <= asOf ? chosenVenue : null,
  }
}

interface View {
  retreat: Pick<Stamp, 'id' | 'code' | 'title' | 'chosenVenue' | 'venueChosenOn'>
  checkpoint: Checkpoint | null
  asOf: string
}

/** The retreat as it is or was known, and the date that is looked at: today, or the day of the knowledge. */
async function viewOf(
  tx: Tx,
  actor: Actor,
  retreatId: string,
  { asOf: asked, knownAt }: ComparisonQuery,
): Promise<View> {
  const stamp = await stampOf(tx, actor, retreatId)
  const { today } = stamp
  if (asked !== undefined && asked > today) {
    throw new AppError('date_in_future', { asOf: asked, today }, [
      { pointer: 'asOf', code: 'date_in_future' },
    ])
  }
  if (knownAt === undefined) return { retreat: stamp, checkpoint: null, asOf: asked ?? today }
  const checkpoint = await checkpointAt(tx, knownAt)
  const [known] = await rowsAmong<View['retreat']>(tx, checkpoint.size, 'retreats', { ids: [retreatId] })
  return {
    retreat: assertFound(known, 'retreat_not_found'),
    checkpoint,
    asOf: asked ?? dayInWita(new Date(knownAt)),
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
  // What was known then stays as it was, whatever is posted since.
  if (query.knownAt !== undefined)
    return etagOf([retreatId, await checkpointAt(db, query.knownAt), query, language])
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

interface Adoption {
  number: number
  adoptedOn: string | null
  adoptedAt: Date | string | null
}

/** The number of the version in force at a date: the last that was adopted by then. */
async function versionInForce(
  tx: Tx,
  retreatId: string,
  asOf: string,
  checkpoint: Checkpoint | null,
): Promise<number> {
  const adopted = (await versionsKnown(tx, retreatId, checkpoint))
    .filter(({ adoptedOn }) => adoptedOn !== null)
    .toSorted((a, b) => compare(a.adoptedOn, b.adoptedOn) || compare(a.adoptedAt, b.adoptedAt))
  const [first] = adopted
  if (first === undefined) throw new AppError('no_adopted_budget')
  const inForce = adopted.findLast(({ adoptedOn }) => adoptedOn !== null && adoptedOn <= asOf)
  if (inForce === undefined)
    throw new AppError('before_first_budget', { asOf, firstAdoptedOn: first.adoptedOn })
  return inForce.number
}

function versionsKnown(tx: Tx, retreatId: string, checkpoint: Checkpoint | null): Promise<Adoption[]> {
  if (checkpoint) return rowsAmong(tx, checkpoint.size, 'budget_versions', { under: retreatId })
  const { number, adoptedOn, adoptedAt } = budgetVersions
  return tx
    .select({ number, adoptedOn, adoptedAt })
    .from(budgetVersions)
    .where(eq(budgetVersions.retreatId, retreatId))
}

/** Dates and instants, both as text or both not, sort as they follow each other. */
function compare(a: string | Date | null, b: string | Date | null): number {
  if (a === null || b === null || a === b) return 0
  return a < b ? -1 : 1
}
