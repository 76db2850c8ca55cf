/** The journal behind every figure: entries by the parts and measures of the report of coverage, which they add up to. */
import { and, desc, eq, getTableColumns, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { readToday } from '../closings/calendar.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { isAnyOf } from '../platform/db/list-rows.ts'
import { BEGIN_SNAPSHOT } from '../platform/db/pipeline.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import { checkpointAt, isAmong } from '../platform/known/known-at.ts'
import { logLeaves } from '../platform/log/sealed.table.ts'
import { AppError } from '../platform/shared/errors.ts'
import { measure } from '../platform/shared/measures.ts'
import { placeOf, toPage } from '../platform/shared/paging.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import type { EntryQuery, JournalEntry, JournalEntryPage } from './entries.schema.ts'
import { assertNotAfter } from './figures.ts'
import { figuresIn } from './read-figures.ts'
import { venueOf } from './report-coverage.ts'
import { type Part, totalOf } from './total-of-entries.ts'

const entry = journalEntries
const apbd = ['appropriated', 'spent'] as const

/** A page of entries, the newest first, and what all that the filters find add up to, in one snapshot. */
export function listEntries(db: Db, actor: Actor, query: EntryQuery): Promise<JournalEntryPage> {
  return db.transaction(async (tx) => {
    assertSees(actor, query.retreatId, 'retreat_not_found')
    const part = query.part && (await partOf(tx, actor, query, query.part))
    const found = and(...(await filtersOf(tx, actor, query, part)))
    const { sorted } = placeOf(query)
    if (sorted !== null && typeof sorted !== 'number') throw new AppError('invalid_cursor')
    const rows = await tx
      .select({ ...getTableColumns(entry), position: logLeaves.position })
      .from(entry)
      .leftJoin(logLeaves, eq(logLeaves.eventId, entry.eventId))
      .where(newest(query, and(found, sorted === null ? undefined : lt(entry.id, sorted))))
      .orderBy(desc(entry.id))
      .limit(query.limit + 1)
    const page = toPage(
      rows.map((row) => ({ ...row, entryId: row.id, id: row.eventId })),
      query,
      ({ entryId, retreatId: _retreat, ...row }): JournalEntry => ({ ...row, id: entryId }),
      ({ entryId }) => entryId,
    )
    return { ...page, total: await totalOf(tx, query, { found, part }) }
  }, BEGIN_SNAPSHOT)
}

/** The newest of each measure by its index, and of those the newest: a line's entries are not read to be sorted. */
function newest(
  { retreatId, measure: measures, limit, ...query }: EntryQuery,
  found: SQL | undefined,
): SQL | undefined {
  if (isOfOne(query) || measures?.length === 1) return found
  const wanted = sql`${sql.param([...(measures ?? measure.enumValues)])}::measure[]`
  return sql`(${entry.retreatId}, ${entry.id}) in (
    select page.retreat_id, page.id from unnest(${wanted}) wanted (measure) cross join lateral (
      select ${entry.retreatId}, ${entry.id} from ${entry} where ${found} and ${entry.measure} = wanted.measure
      order by ${entry.id} desc limit ${limit + 1}
    ) page order by page.id desc limit ${limit + 1})`
}

/** Whether it asks for the entries of a company, pledge or disbursement, which are few and found by their own indexes. */
function isOfOne({
  companyId,
  pledgeId,
  disbursementId,
}: Pick<EntryQuery, 'companyId' | 'pledgeId' | 'disbursementId'>): boolean {
  return [companyId, pledgeId, disbursementId].some((id) => id !== undefined)
}

async function filtersOf(
  tx: Tx,
  actor: Actor,
  query: EntryQuery,
  part: Part | undefined,
): Promise<(SQL | undefined)[]> {
  const { retreatId, asOf } = query
  const { knownAt } = placeOf(query)
  if (part === undefined) {
    await findVisibleRetreat(tx, actor, retreatId)
    assertNotAfter(await readToday(tx), asOf)
  }
  return [
    eq(entry.retreatId, retreatId),
    part && isInPart(part),
    isAnyOf(entry.lineCode, query.lineCode),
    isAnyOf(entry.measure, query.measure),
    isAnyOf(entry.form, query.form),
    isAnyOf(entry.channel, query.channel),
    query.companyId === undefined ? undefined : isOfCompany(retreatId, query.companyId),
    query.pledgeId === undefined ? undefined : eq(entry.pledgeId, query.pledgeId),
    query.disbursementId === undefined ? undefined : eq(entry.disbursementId, query.disbursementId),
    query.from === undefined ? undefined : gte(entry.effectiveOn, query.from),
    asOf === undefined ? undefined : lte(entry.effectiveOn, asOf),
    knownAt === undefined ? undefined : isAmong((await checkpointAt(tx, knownAt)).size, entry.eventId),
  ]
}

/** By its pledges, which an index finds. */
function isOfCompany(retreatId: string, companyId: string): SQL {
  return sql`${entry.pledgeId} = any (array(
    select id from pledges where company_id = ${companyId} and retreat_id = ${retreatId}))`
}

async function partOf(
  tx: Tx,
  actor: Actor,
  query: EntryQuery,
  part: NonNullable<EntryQuery['part']>,
): Promise<Part> {
  const { retreatId, asOf, venue: wanted } = query
  const { knownAt } = placeOf(query)
  const figures = await figuresIn(tx, actor, { retreatId, query: { asOf, knownAt }, language: 'id' })
  const venue = venueOf(figures, wanted)
  const codesWhere = (isWanted: (venueCode: string | null) => boolean) =>
    figures.costLines.filter(({ venueCode }) => isWanted(venueCode)).map(({ code }) => code)
  const all = new Set(codesWhere(() => true))
  const dropped = figures.amounts.flatMap(({ lineCode }) =>
    lineCode === null || all.has(lineCode) ? [] : [lineCode],
  )
  const elsewhere = codesWhere((venueCode) => venueCode !== null && venueCode !== venue)
  const codes = {
    line: codesWhere((venueCode) => venueCode === null || venueCode === venue),
    unallocated: dropped,
    otherVenues: elsewhere,
    apbdElsewhere: [...dropped, ...elsewhere],
  }
  return {
    codes: codes[part],
    withUnallocated: part === 'unallocated',
    isApbd: part === 'apbdElsewhere',
    amounts: figures.amounts,
  }
}

function isInPart({ codes, withUnallocated, isApbd }: Part): SQL | undefined {
  const isOnLines = sql`${entry.lineCode} = any (${sql.param([...codes])}::text[])`
  return and(
    withUnallocated ? or(isNull(entry.lineCode), isOnLines) : isOnLines,
    isApbd ? inArray(entry.measure, [...apbd]) : undefined,
  )
}
