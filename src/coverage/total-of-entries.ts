/** What the entries of a list add up to: from the sums that are kept, as far as they tell it, else from the entries themselves. */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { lineBalances } from '../platform/journal/balances.table.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import { channel, form, type Level, type Measure, measure } from '../platform/shared/measures.ts'
import { placeOf } from '../platform/shared/paging.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { type Amounts, amountsAsOf, amountsNow, amountsOf } from './amounts.ts'
import type { EntryQuery } from './entries.schema.ts'

/** The lines of a part, as the report of coverage with the same parameters divides them. */
export interface Part {
  codes: readonly string[]
  /** With what is on no line. */
  withUnallocated: boolean
  /** Of the regional budget's side alone. */
  isApbd: boolean
  amounts: readonly Amounts[]
}

interface Found {
  /** What the filters ask for; and the part of coverage, where one is asked for. */
  found: SQL | undefined
  part: Part | undefined
}

/** In whole rupiah; null where they are of more than one measure. */
export async function totalOf(tx: Tx, query: EntryQuery, { found, part }: Found): Promise<number | null> {
  const [only, other] = await measuresOf(tx, query, found)
  if (other !== undefined) return null
  if (only === undefined) return 0
  const isOfNow = query.asOf === undefined && query.form === undefined
  if (!isKept(query) || (only === 'reserved' && !isOfNow))
    return addedUp(tx, and(found, eq(journalEntries.measure, only)))
  if (only === 'reserved') return reservedNow(tx, query, part)
  const amounts = part?.amounts ?? (await amountsIn(tx, query))
  return sum(
    amounts
      .filter(({ lineCode }) => isAskedFor(lineCode, query, part))
      .map((each) => amountIn(each, only, query)),
  )
}

/** The measures that the list holds, two at most: each is looked for by its index. */
async function measuresOf(
  tx: Tx,
  { measure: wanted = measure.enumValues }: EntryQuery,
  found: SQL | undefined,
): Promise<Measure[]> {
  if (wanted.length === 1) return [...wanted]
  const { rows } = await tx.execute<{ measure: Measure }>(sql`
    select wanted.measure from unnest(${sql.param([...wanted])}::measure[]) wanted (measure)
    where exists (select from ${journalEntries} where ${found} and ${journalEntries.measure} = wanted.measure) limit 2`)
  return rows.map((row) => row.measure)
}

/** Balances and sums over time are of lines, and by form or by channel: neither of companies nor of what was known. */
function isKept(query: EntryQuery): boolean {
  const { companyId, pledgeId, disbursementId, from } = query
  const isNarrowed = [companyId, pledgeId, disbursementId, from, placeOf(query).knownAt].some(
    (each) => each !== undefined,
  )
  return !isNarrowed && (query.form === undefined || query.channel === undefined)
}

async function amountsIn(tx: Tx, { retreatId, asOf }: EntryQuery): Promise<Amounts[]> {
  const statement = asOf === undefined ? amountsNow(retreatId) : amountsAsOf(retreatId, asOf)
  return (await queryRows<Parameters<typeof amountsOf>[0]>(tx.$client, statement)).map(amountsOf)
}

/** Over time, and by form, nothing is kept of it: no report tells it. */
async function reservedNow(tx: Tx, query: EntryQuery, part: Part | undefined): Promise<number> {
  const { lineCode, reserved, retreatId } = lineBalances
  const rows = await tx
    .select({ lineCode, reserved })
    .from(lineBalances)
    .where(eq(retreatId, query.retreatId))
  return sum(rows.filter((row) => isAskedFor(row.lineCode, query, part)).map((row) => row.reserved))
}

function isAskedFor(lineCode: string | null, query: EntryQuery, part: Part | undefined): boolean {
  if (query.lineCode !== undefined && (lineCode === null || !query.lineCode.includes(lineCode))) return false
  return part === undefined || (lineCode === null ? part.withUnallocated : part.codes.includes(lineCode))
}

function amountIn(
  { byForm, byChannel, apbd }: Amounts,
  of: Exclude<Measure, 'reserved'>,
  query: EntryQuery,
): number {
  if (of === 'appropriated' || of === 'spent') return (query.form ?? query.channel) ? 0 : apbd[of]
  if (query.channel === undefined) return sum((query.form ?? form.enumValues).map((each) => byForm[each][of]))
  const isOfReceipts = (level: Level): level is 'received' | 'verified' =>
    level === 'received' || level === 'verified'
  return isOfReceipts(of) ? sum((query.channel ?? channel.enumValues).map((each) => byChannel[each][of])) : 0
}

async function addedUp(tx: Tx, found: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ amount: sql<number>`coalesce(sum(${journalEntries.amount}), 0)::int8`.mapWith(Number) })
    .from(journalEntries)
    .where(found)
  return row?.amount ?? 0
}
