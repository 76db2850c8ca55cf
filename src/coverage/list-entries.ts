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
import { placeOf, toPage } from '../platform/shared/paging.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import type { EntryQuery, JournalEntry, JournalEntryPage } from './entries.schema.ts'
import { assertNotAfter } from './figures.ts'
import { figuresIn } from './read-figures.ts'
import { venueOf } from './report-coverage.ts'

const entry = journalEntries
const apbd = ['appropriated', 'spent'] as const

/** A page of entries, the newest first, and what all that the filters find add up to, in one snapshot. */
export function listEntries(db: Db, actor: Actor, query: EntryQuery): Promise<JournalEntryPage> {
  return db.transaction(async (tx) => {
    assertSees(actor, query.retreatId, 'retreat_not_found')
    const found = and(...(await filtersOf(tx, actor, query)))
    const { sorted } = placeOf(query)
    if (sorted !== null && typeof sorted !== 'number') throw new AppError('invalid_cursor')
    const rows = await tx
      .select({ ...getTableColumns(entry), position: logLeaves.position })
      .from(entry)
      .leftJoin(logLeaves, eq(logLeaves.eventId, entry.eventId))
      .where(and(found, sorted === null ? undefined : lt(entry.id, sorted)))
      .orderBy(desc(entry.id))
      .limit(query.limit + 1)
    const page = toPage(
      rows.map((row) => ({ ...row, entryId: row.id, id: row.eventId })),
      query,
      ({ entryId, retreatId: _retreat, ...row }): JournalEntry => ({ ...row, id: entryId }),
      ({ entryId }) => entryId,
    )
    return { ...page, total: await totalOf(tx, found) }
  }, BEGIN_SNAPSHOT)
}

async function totalOf(tx: Tx, found: SQL | undefined): Promise<number | null> {
  const sums = await tx
    .select({ amount: sql<number>`sum(${entry.amount})::int8`.mapWith(Number) })
    .from(entry)
    .where(found)
    .groupBy(entry.measure)
    .limit(2)
  const [sum, other] = sums
  return other === undefined ? (sum?.amount ?? 0) : null
}

async function filtersOf(tx: Tx, actor: Actor, query: EntryQuery): Promise<(SQL | undefined)[]> {
  const { retreatId, asOf } = query
  const { knownAt } = placeOf(query)
  if (query.part === undefined) {
    await findVisibleRetreat(tx, actor, retreatId)
    assertNotAfter(await readToday(tx), asOf)
  }
  return [
    eq(entry.retreatId, retreatId),
    query.part && (await isInPart(tx, actor, { ...query, knownAt }, query.part)),
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

/** The lines of a part, as the report of coverage with the same parameters divides them. */
async function isInPart(
  tx: Tx,
  actor: Actor,
  { retreatId, asOf, knownAt, venue: wanted }: EntryQuery,
  part: NonNullable<EntryQuery['part']>,
): Promise<SQL | undefined> {
  const figures = await figuresIn(tx, actor, { retreatId, query: { asOf, knownAt }, language: 'id' })
  const venue = venueOf(figures, wanted)
  const codesWhere = (isWanted: (venueCode: string | null) => boolean) =>
    figures.costLines.filter(({ venueCode }) => isWanted(venueCode)).map(({ code }) => code)
  const all = new Set(codesWhere(() => true))
  const dropped = figures.amounts.flatMap(({ lineCode }) =>
    lineCode === null || all.has(lineCode) ? [] : [lineCode],
  )
  const elsewhere = codesWhere((venueCode) => venueCode !== null && venueCode !== venue)
  switch (part) {
    case 'line':
      return isOn(codesWhere((venueCode) => venueCode === null || venueCode === venue))
    case 'unallocated':
      return or(isNull(entry.lineCode), isOn(dropped))
    case 'otherVenues':
      return isOn(elsewhere)
    case 'apbdElsewhere':
      return and(inArray(entry.measure, [...apbd]), isOn([...dropped, ...elsewhere]))
  }
}

function isOn(codes: readonly string[]): SQL {
  return sql`${entry.lineCode} = any (${sql.param([...codes])}::text[])`
}
