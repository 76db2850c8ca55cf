/**
 * Locks are taken in one order, everywhere, so that no two writers wait for each other:
 *
 * 1. keys of papers (advisory, in the order of the keys), by whatever will lock them
 * 2. the calendar (advisory: shared by everything that dates an entry, exclusive for closing a month)
 * 3. retreats (advisory, by id: shared by postings, exclusive for what moves a whole retreat)
 * 4. rows: pledges by id, disbursements by id, lines by code, the unallocated part.
 *
 * Beside that order stands the lock of links. Decisions share it, each when it writes who decides, and so wait for links
 * alone that come into force, or wait to; and a link holds nothing for which a decision waits.
 *
 * All of them end with the transaction. The statements are for both ways of writing: `queryRows(tx.$client, …)` where a use case goes
 * step by step, as they are where statements travel together.
 */
import type { Tx } from './client.ts'
import { queryRows, type Statement } from './pipeline.ts'

/**
 * Every number of an advisory lock; migrations/rules/{closings,users}.sql take the calendar's and that of links too. Beside them:
 * those of papers (`lock_papers`: two classes, of one paper and of all) and of retreats (`keyOf`), which promising.sql takes too.
 */
export const lockNumbers = {
  /** One process migrates at a time, the others wait and then find nothing to do. */
  migration: 4_120_251_125,
  /** Shared by everything that dates an entry, exclusive for closing a month. */
  calendar: 4_120_251_126,
  /** Whoever holds it seals the log. */
  sealer: 4_120_251_127,
  /** The service that holds it is the only one on the data folder of its embedded Postgres. */
  service: 4_120_251_128,
  /** Held by what may take somebody's way in: one such change at a time. */
  access: 4_120_251_129,
  /** Whoever holds it forgets what is old; the other processes leave it to that one. */
  cleaning: 4_120_251_130,
  /** Exclusive for a link of persons that comes into force, shared by every decision (migrations/rules/users.sql). */
  links: 4_120_251_131,
} as const

const CALENDAR_SHARED = `select pg_advisory_xact_lock_shared(${lockNumbers.calendar})`
/** A retreat's key, however its id is written. */
const keyOf = (retreatId: string) => `hashtextextended(${retreatId}::uuid::text, 0)`
const seenPledges = 'id = any ($1::uuid[]) and ($2::uuid[] is null or retreat_id = any ($2))'

/** What decides about a line: all in whole rupiah. */
export interface LineBalance {
  lineCode: string | null
  ceiling: number
  csrEligible: boolean
  reserved: number
  received: number
  spent: number
}

/** SQL: a row of `lock_line_balances` as a `LineBalance`. */
const LINE_BALANCE = `line_code as "lineCode", ceiling, csr_eligible as "csrEligible", reserved, received, spent`

/**
 * Held by what records papers, from before it locks anything else: by their keys, so that of two who record the same paper at
 * once the second sees the first.
 */
export function lockPapersStatement(keys: readonly string[]): Statement {
  return { name: 'lock papers', text: 'select lock_new_papers($1)', values: [keys] }
}

/** Held by everything that posts on a retreat: the calendar and the retreat stay as they are until it is done. */
export async function lockForPosting(tx: Tx, retreatId: string): Promise<void> {
  await queryRows(tx.$client, {
    name: 'lock retreat for posting',
    text: `${CALENDAR_SHARED}, pg_advisory_xact_lock_shared(${keyOf('$1')})`,
    values: [retreatId],
  })
}

/**
 * Held by what moves a whole retreat (adoption of a budget, choice of the venue, cancellation): waits for all postings and keeps
 * new ones waiting.
 */
export async function lockWholeRetreat(tx: Tx, retreatId: string): Promise<void> {
  await queryRows(tx.$client, {
    name: 'lock whole retreat',
    text: `${CALENDAR_SHARED}, pg_advisory_xact_lock(${keyOf('$1')})`,
    values: [retreatId],
  })
}

/** Held by what closes or reopens a month: waits for every posting and keeps new ones waiting. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await queryRows(tx.$client, {
    name: 'lock calendar',
    text: `select pg_advisory_xact_lock(${lockNumbers.calendar})`,
    values: [],
  })
}

/** Held by what may take somebody's way in. Whoever holds it posts nothing, and takes it before every row. */
export async function lockAccess(tx: Tx): Promise<void> {
  await queryRows(tx.$client, {
    name: 'lock access',
    text: `select pg_advisory_xact_lock(${lockNumbers.access})`,
    values: [],
  })
}

/** Which pledges to lock: these, of these retreats alone (null: of all), which are the ones that a key sees. */
interface PledgesToLock {
  pledgeIds: readonly string[]
  retreatIds: readonly string[] | null
}

/**
 * Locks pledges after their retreats; the second answers them by id. The row locks also cover the pledges' balances. Left out:
 * pledges that are not there, or that are not of these retreats.
 */
export function lockPledgesStatements({ pledgeIds, retreatIds }: PledgesToLock): [Statement, Statement] {
  const values = [[...new Set(pledgeIds)], retreatIds]
  return [
    {
      name: 'lock retreats of pledges',
      text: `
        ${CALENDAR_SHARED}
        union all select pg_advisory_xact_lock_shared(${keyOf('id')}) from (
          select distinct retreat_id as id from pledges where ${seenPledges} order by 1) retreat`,
      values,
    },
    {
      name: 'lock pledges',
      text: `
        select id, retreat_id as "retreatId", company_id as "companyId", form, state from pledges
        where ${seenPledges} order by id for update`,
      values,
    },
  ]
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
  const lines = await queryRows<LineBalance>(tx.$client, {
    name: 'lock lines',
    text: `select ${LINE_BALANCE} from lock_line_balances($1, $2)`,
    values: [retreatId, lineCodes.map((code) => code ?? '')],
  })
  return new Map(lines.map((line) => [line.lineCode, line]))
}

/**
 * Locks every line of a retreat at once, for a transaction that will post more than once: lines that it locked one posting after
 * another would be in no order.
 */
export async function lockAllLines(tx: Tx, retreatId: string): Promise<void> {
  await queryRows(tx.$client, {
    name: 'lock all lines',
    text: `
      select from lock_line_balances($1, array(
        select coalesce(line_code, '') from line_balances where retreat_id = $1))`,
    values: [retreatId],
  })
}

/** A line on which a receipt of this pledge can land; without a line, any of the pledge's. */
interface NamedLine {
  pledgeId: string
  lineCode: string | null
}

/** Locks the lines on which receipts can land (no others than their pledge's), retreat by retreat, and answers them with it. */
export function lockLinesOfPledgesStatement(named: readonly NamedLine[]): Statement {
  return {
    name: 'lock lines of pledges',
    text: `
      select retreat.id as "retreatId", ${LINE_BALANCE}
      from (
        select b.retreat_id as id, array_agg(distinct b.line_key) as lines
        from unnest($1::uuid[], $2::text[]) named (pledge_id, line_code)
        join pledge_line_balances b on b.pledge_id = named.pledge_id and b.line_key = coalesce(named.line_code, b.line_key)
        where b.line_code is not null group by b.retreat_id order by b.retreat_id
      ) retreat, lock_line_balances(retreat.id, retreat.lines)`,
    values: [named.map(({ pledgeId }) => pledgeId), named.map(({ lineCode }) => lineCode)],
  }
}
