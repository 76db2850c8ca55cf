/**
 * Locks are taken in one order, everywhere, so that no two writers wait for each other: the calendar, the retreat,
 * then rows: pledges by id, disbursements by id, lines by code, the unallocated part. Advisory locks end with the
 * transaction.
 */
import { sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'

/** The calendar's lock: shared by everything that dates an entry, exclusive for locking a month. */
export const CALENDAR_LOCK = 4_120_251_126

/** The lock of keys and users. Whoever holds it posts nothing, and takes it before every row. */
const ACCESS_LOCK = 4_120_251_128

/** Held by what may take somebody's way in: one such change at a time. */
export async function lockAccess(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ACCESS_LOCK})`)
}

/** Held by everything that posts on retreats: the calendar and the retreats stay as they are until it is done. */
export async function lockForPosting(tx: Tx, ...retreatIds: string[]): Promise<void> {
  const inOrder = sql.param([...new Set(retreatIds)].sort())
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${CALENDAR_LOCK})
    union all select pg_advisory_xact_lock_shared(hashtextextended(id, 0)) from unnest(${inOrder}::text[]) as id`)
}

/**
 * Held by what moves a whole retreat (adoption of a budget, choice of the venue, cancellation): waits for all postings and keeps
 * new ones waiting.
 */
export async function lockWholeRetreat(tx: Tx, retreatId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${CALENDAR_LOCK}),
    pg_advisory_xact_lock(hashtextextended(${retreatId}, 0))`)
}

/** Held by what locks or opens a month: waits for every posting and keeps new ones waiting. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CALENDAR_LOCK})`)
}

/** What decides about a line: all in whole rupiah. */
export interface LineBalance {
  lineCode: string | null
  ceiling: number
  csrEligible: boolean
  reserved: number
  received: number
  spent: number
}

/**
 * Locks the balances of these lines (null: the unallocated part) and answers them by line code, so that two writers
 * cannot both take the last open rupiah of a line.
 */
export async function lockLines(
  tx: Tx,
  retreatId: string,
  lineCodes: readonly (string | null)[],
): Promise<Map<string | null, LineBalance>> {
  const keys = sql.param(lineCodes.map((code) => code ?? ''))
  const { rows } = await tx.execute<LineBalance & Record<string, unknown>>(sql`
    select line_code as "lineCode", ceiling, csr_eligible as "csrEligible", reserved, received, spent
    from lock_line_balances(${retreatId}, ${keys}::text[])`)
  return new Map(rows.map((row) => [row.lineCode, row]))
}
