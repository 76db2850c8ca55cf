import { arrayContains, asc, eq, getTableColumns, inArray, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { companiesFound } from '../companies/companies.queries.ts'
import { isOfCompanies, numberMatches, searchable } from '../papers/search.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import { assertOfNow, isAnyOf, isBetween, readPage, type SortKey } from '../platform/db/list-rows.ts'
import { lockPledgesStatements } from '../platform/db/locks.ts'
import { sendPipelined } from '../platform/db/pipeline.ts'
import { lineBalances, pledgeLineBalances } from '../platform/journal/balances.table.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import type { Totals } from '../platform/shared/list-query.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { type Page, personOf, personsOf } from '../platform/shared/wire.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { owedInstalments } from './owed-instalments.ts'
import { pledgeTotals } from './pledge-totals.ts'
import type { Pledge, PledgeQuery } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

export type PledgeRow = typeof pledges.$inferSelect
export type PledgeLineBalance = typeof pledgeLineBalances.$inferSelect
/** With the day on which the pledge's retreat was cancelled, if it was. */
export type StandingBalance = PledgeLineBalance & { retreatCancelledOn: string | null }

/** A pledge as the API shows it: the record, and what its balances say was handed over. */
export function presentPledge(row: PledgeRow, balances: readonly StandingBalance[]): Pledge {
  const total = (measure: 'pledged' | 'received' | 'verified') =>
    sum(balances.map((balance) => balance[measure]))
  const outstanding = total('pledged') - total('received')
  const isCalledOff = balances.some(({ retreatCancelledOn }) => retreatCancelledOn !== null)
  return {
    id: row.id,
    retreatId: row.retreatId,
    companyId: row.companyId,
    state: row.state,
    fulfilled: row.state === 'active' && outstanding === 0,
    form: row.form,
    valuationBasis: row.valuationBasis,
    amount: row.amount,
    amended: row.amended,
    writtenOff: row.writtenOff,
    total: totalOf(row),
    letterAmount: row.letterAmount,
    pledgedOn: row.pledgedOn,
    bookedOn: row.bookedOn,
    letterNumber: row.letterNumber,
    letterDocumentId: row.letterDocumentId,
    instalments: owedInstalments(
      { instalments: row.instalments, isDue: row.state === 'active' && !isCalledOff },
      total('received'),
    ),
    ...standing(row, balances),
    received: total('received'),
    verified: total('verified'),
    outstanding,
    agreement: agreementOf(row),
    cancellation:
      row.cancelledOn !== null && row.cancellationReason !== null
        ? { cancelledOn: row.cancelledOn, reason: row.cancellationReason }
        : null,
    makers: personsOf(row.makers),
    decidedBy: personOf(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionNote: row.decisionNote,
    withdrawalReason: row.withdrawalReason,
    discardingReason: row.discardingReason,
    externalRef: row.externalRef,
    replaces: row.replaces,
    attached: row.attached,
    differsFrom: row.differsFrom,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** What was promised, amended and written off: whole rupiah. */
export function totalOf({ amount, amended, writtenOff }: PledgeRow): number {
  return amount + amended - writtenOff
}

/**
 * What a pledge has promised and not handed over yet, on each of its parts. A line from which everything was moved
 * away is none of them.
 */
export function openParts(
  balances: readonly Pick<PledgeLineBalance, 'lineCode' | 'pledged' | 'received'>[],
): Map<string | null, number> {
  return new Map(
    balances
      .filter(({ pledged }) => pledged > 0)
      .map(({ lineCode, pledged, received }) => [lineCode, pledged - received]),
  )
}

/** Where the pledge stands: on its balances while it is submitted or active, else as it was written. */
function standing(
  row: PledgeRow,
  balances: readonly PledgeLineBalance[],
): Pick<Pledge, 'allocations' | 'unallocated'> {
  if (row.state !== 'submitted' && row.state !== 'active') {
    const allocations = row.allocations.map((allocation) => ({ ...allocation, received: 0, verified: 0 }))
    return { allocations, unallocated: row.unallocated }
  }
  const allocations = balances.flatMap(({ lineCode, reserved, received, verified }) =>
    lineCode === null || reserved === 0 ? [] : [{ lineCode, amount: reserved, received, verified }],
  )
  const unallocated = balances.find((balance) => balance.lineCode === null)?.reserved ?? 0
  return { allocations, unallocated }
}

function agreementOf(row: PledgeRow): Pledge['agreement'] {
  const {
    agreementKind: kind,
    agreementNumber: number,
    agreementSignedOn: signedOn,
    agreementDocumentId: documentId,
    agreementReason: reason,
  } = row
  if (kind === null || number === null || signedOn === null) return null
  return { kind, number, signedOn, documentId, reason, addenda: row.addenda }
}

/** What these pledges have on each line, lines by code. */
export async function balancesOf(reader: Reader, pledgeIds: readonly string[]): Promise<StandingBalance[]> {
  if (pledgeIds.length === 0) return []
  return reader
    .select({ ...getTableColumns(pledgeLineBalances), retreatCancelledOn: retreats.cancelledOn })
    .from(pledgeLineBalances)
    .innerJoin(retreats, eq(retreats.id, pledgeLineBalances.retreatId))
    .where(inArray(pledgeLineBalances.pledgeId, [...pledgeIds]))
    .orderBy(asc(pledgeLineBalances.pledgeId), asc(pledgeLineBalances.lineKey))
}

export async function presentFrom(reader: Reader, row: PledgeRow): Promise<Pledge> {
  return presentPledge(row, await balancesOf(reader, [row.id]))
}

/** The pledge, or 404 where there is none or this key may not see it. */
export async function findVisiblePledge(reader: Reader, actor: Actor, id: string): Promise<PledgeRow> {
  const [row] = await reader.select().from(pledges).where(eq(pledges.id, id))
  const pledge = assertFound(row, 'pledge_not_found')
  assertSees(actor, pledge.retreatId, 'pledge_not_found')
  return pledge
}

/**
 * These pledges by id, locked together with their retreats, so that nothing that is decided on them changes before
 * the end of the transaction. Left out: pledges that are not there, or that this key may not see.
 */
export async function lockPledges(
  tx: Tx,
  actor: Actor,
  pledgeIds: readonly string[],
): Promise<Map<string, PledgeRow>> {
  const retreatIds = actor.scopes?.retreatIds ?? null
  const [, locked] = await sendPipelined(tx.$client, lockPledgesStatements({ pledgeIds, retreatIds }))
  const ids: string[] = locked?.rows.map(({ id }) => id) ?? []
  const rows = await tx.select().from(pledges).where(inArray(pledges.id, ids)).orderBy(asc(pledges.id))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The pledge, locked, or 404. */
export async function lockPledge(tx: Tx, actor: Actor, id: string): Promise<PledgeRow> {
  return assertFound((await lockPledges(tx, actor, [id])).get(id), 'pledge_not_found')
}

export function assertState(pledge: Pick<PledgeRow, 'state'>, ...required: PledgeRow['state'][]): void {
  if (!required.includes(pledge.state)) {
    throw new AppError('pledge_wrong_state', { state: pledge.state, required: required.join(' / ') })
  }
}

const sortKeys = {
  pledgedOn: { sql: pledges.pledgedOn, type: 'date', of: ({ pledgedOn }) => pledgedOn },
  amount: { sql: pledges.amount, type: 'bigint', of: ({ amount }) => amount },
} satisfies Record<string, SortKey<PledgeRow>>

export async function listPledges(
  reader: Reader,
  actor: Actor,
  query: PledgeQuery,
): Promise<Page<Pledge> & { totals?: Totals }> {
  assertOfNow(query, 'lineCode', 'overdue')
  const list = {
    keys: sortKeys,
    filters: await filtersOf(reader, query),
    retreats: { column: pledges.retreatId, wanted: query.retreatId, seen: actor.scopes?.retreatIds },
  }
  const page = await readPage(reader, pledges, query, list)
  const ids = page.items.map(({ id }) => id)
  const balances = groupBy(await balancesOf(reader, ids), ({ pledgeId }) => pledgeId)
  return {
    ...page,
    items: page.items.map((row) => presentPledge(row, balances.get(row.id) ?? [])),
    ...(query.totals === 'true' && { totals: await pledgeTotals(reader, query, list) }),
  }
}

async function filtersOf(reader: Reader, query: PledgeQuery): Promise<(SQL | undefined)[]> {
  return [
    isAnyOf(pledges.companyId, query.companyId),
    // What was discarded is out of the way, and is found by asking for it.
    query.state ? isAnyOf(pledges.state, query.state) : ne(pledges.state, 'discarded'),
    isAnyOf(pledges.form, query.form),
    query.lineCode && isOnLine(query.lineCode, await retreatsWithLines(reader, query.lineCode)),
    query.makerId ? arrayContains(pledges.makers, [query.makerId]) : undefined,
    query.overdue && (query.overdue === 'true' ? isOverdue : not(isOverdue)),
    isBetween(pledges.pledgedOn, query.from, query.to),
    isBetween(pledges.amount, query.amountFrom, query.amountTo),
    query.externalRef ? eq(pledges.externalRef, query.externalRef) : undefined,
    query.q ? pledgeMatches(query.q, await companiesFound(reader, query.q)) : undefined,
  ]
}

/** A pledge whose letter or agreement has this number in it, or that is of one of these companies. */
export function pledgeMatches(q: string, companyIds: readonly string[]): SQL | undefined {
  return or(
    numberMatches(pledges.paperNumber, q),
    numberMatches(searchable(pledges.agreementNumber), q),
    isOfCompanies(pledges.companyId, companyIds),
  )
}

/** As it was written, and as it stands after amendments and moves. */
function isOnLine(codes: readonly string[], retreatIds: readonly string[]): SQL {
  const lines = sql`${sql.param([...codes])}::text[]`
  return sql`(${pledges.retreatId} = any (${sql.param([...retreatIds])}::uuid[]) and (exists (select from jsonb_array_elements(${pledges.allocations}) a where a ->> 'lineCode' = any (${lines}))
    or exists (select from pledge_line_balances b where b.pledge_id = ${pledges.id} and b.line_code = any (${lines}) and b.reserved > 0)))`
}

/** The retreats that have one of these lines, or once had: known before the records are gone through. */
export async function retreatsWithLines(reader: Reader, codes: readonly string[]): Promise<string[]> {
  const { retreatId, lineCode } = lineBalances
  const rows = await reader
    .select({ id: retreatId })
    .from(lineBalances)
    .where(inArray(lineCode, [...codes]))
  return [...new Set(rows.map(({ id }) => id))]
}

/** Of which an instalment is owed since a day that has passed. */
const isOverdue = sql`(${pledges.id} in (
  select o.pledge_id from open_instalments o join retreats r on r.id = o.retreat_id and r.cancelled_on is null where o.due_on < wita_today()))`
