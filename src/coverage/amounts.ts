/** What stands on a line (or unallocated), from either source: the balances for now, the spans for a past date. */
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { lineBalances, lineSpans } from '../journal/balances.table.ts'
import { type Channel, channel, type Form, form, type Level, levels } from '../journal/measures.ts'

export type Levels = Record<Level, number>
export type Receipts = Pick<Levels, 'received' | 'verified'>

export interface Amounts {
  lineCode: string | null
  byForm: Record<Form, Levels>
  byChannel: Record<Channel, Receipts>
  apbd: { appropriated: number; spent: number }
}

export function nothing(lineCode: string | null): Amounts {
  return {
    lineCode,
    byForm: { cash: noLevels(), goods: noLevels(), services: noLevels() },
    byChannel: {
      rkud: noReceipts(),
      bast: noReceipts(),
      direct_to_vendor: noReceipts(),
      other_account: noReceipts(),
    },
    apbd: { appropriated: 0, spent: 0 },
  }
}

export function noLevels(): Levels {
  return { pledged: 0, committed: 0, received: 0, verified: 0 }
}

function noReceipts(): Receipts {
  return { received: 0, verified: 0 }
}

export function addLevels(total: Levels, part: Levels): Levels {
  const sums = levels.map((level) => [level, total[level] + part[level]] as const)
  return Object.fromEntries(sums) as Levels
}

/** The four levels in total, whatever the form. */
export function levelsOf(amounts: Amounts): Levels {
  return form.enumValues.map((each) => amounts.byForm[each]).reduce(addLevels, noLevels())
}

/** Several lines' amounts together. */
export function together(all: readonly Amounts[]): Amounts {
  const total = nothing(null)
  for (const { byForm, byChannel, apbd } of all) {
    for (const each of form.enumValues) total.byForm[each] = addLevels(total.byForm[each], byForm[each])
    for (const each of channel.enumValues) {
      total.byChannel[each].received += byChannel[each].received
      total.byChannel[each].verified += byChannel[each].verified
    }
    total.apbd.appropriated += apbd.appropriated
    total.apbd.spent += apbd.spent
  }
  return total
}

/** Now: one row per line. The cost grows with the lines, not with the entries. */
export async function amountsNow(tx: Tx, retreatId: string): Promise<Amounts[]> {
  const rows = await tx.select().from(lineBalances).where(eq(lineBalances.retreatId, retreatId))
  return rows.map(amountsOf)
}

/** The measures that are kept over time, by their names here and in the database. */
const {
  retreatId: _retreat,
  lineKey: _line,
  since: _since,
  until: _until,
  ...measures
} = getTableColumns(lineSpans)

/**
 * At a past date (WITA, inclusive): what the months before it had added up to, and its own month up to the day. Two
 * rows per line, so the cost grows with the lines here too.
 */
export async function amountsAsOf(tx: Tx, retreatId: string, asOf: string): Promise<Amounts[]> {
  const monthStart = sql`date_trunc('month', ${asOf}::timestamp)::date`
  const lastSpan = (since: SQL, until: SQL) => sql`(
    select * from ${lineSpans} s
    where s.retreat_id = b.retreat_id and s.line_key = b.line_key and s.since = ${since} and s.until ${until}
    order by s.until desc limit 1)`
  const sums = Object.entries(measures).map(
    ([name, { name: column }]) =>
      sql`coalesce(earlier.${sql.identifier(column)}, 0) + coalesce(month.${sql.identifier(column)}, 0) as ${sql.identifier(name)}`,
  )
  const { rows } = await tx.execute<Row & Record<string, unknown>>(sql`
    select b.line_code as "lineCode", ${sql.join(sums, sql`, `)}
    from ${lineBalances} b
    left join lateral ${lastSpan(sql`'-infinity'`, sql`< ${monthStart}`)} earlier on true
    left join lateral ${lastSpan(monthStart, sql`<= ${asOf}`)} month on true
    where b.retreat_id = ${retreatId}`)
  return rows.map(amountsOf)
}

type Row = Pick<typeof lineBalances.$inferSelect, 'lineCode' | keyof typeof measures>

function amountsOf(row: Row): Amounts {
  return {
    lineCode: row.lineCode,
    byForm: {
      cash: levelsIn(row, 'Cash'),
      goods: levelsIn(row, 'Goods'),
      services: levelsIn(row, 'Services'),
    },
    byChannel: {
      rkud: { received: row.receivedRkud, verified: row.verifiedRkud },
      bast: { received: row.receivedBast, verified: row.verifiedBast },
      direct_to_vendor: { received: row.receivedDirectToVendor, verified: row.verifiedDirectToVendor },
      other_account: { received: row.receivedOtherAccount, verified: row.verifiedOtherAccount },
    },
    apbd: { appropriated: row.appropriated, spent: row.spent },
  }
}

function levelsIn(row: Row, suffix: 'Cash' | 'Goods' | 'Services'): Levels {
  return {
    pledged: row[`pledged${suffix}`],
    committed: row[`committed${suffix}`],
    received: row[`received${suffix}`],
    verified: row[`verified${suffix}`],
  }
}
