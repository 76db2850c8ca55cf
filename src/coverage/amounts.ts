/** What stands on a line (or unallocated), from either source: the balances for now, the journal for a past date. */
import { and, eq, lte, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { lineBalances } from '../journal/balances.table.ts'
import { journalEntries } from '../journal/journal.table.ts'
import { type Channel, channel, type Form, form, type Level, levels } from '../journal/measures.ts'
import type { Checkpoint } from '../log/checkpoint.schema.ts'
import { isAmong } from '../log/known-at.ts'

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
  return rows.map((row) => ({
    lineCode: row.lineCode,
    byForm: {
      cash: {
        pledged: row.pledgedCash,
        committed: row.committedCash,
        received: row.receivedCash,
        verified: row.verifiedCash,
      },
      goods: {
        pledged: row.pledgedGoods,
        committed: row.committedGoods,
        received: row.receivedGoods,
        verified: row.verifiedGoods,
      },
      services: {
        pledged: row.pledgedServices,
        committed: row.committedServices,
        received: row.receivedServices,
        verified: row.verifiedServices,
      },
    },
    byChannel: {
      rkud: { received: row.receivedRkud, verified: row.verifiedRkud },
      bast: { received: row.receivedBast, verified: row.verifiedBast },
      direct_to_vendor: { received: row.receivedDirectToVendor, verified: row.verifiedDirectToVendor },
      other_account: { received: row.receivedOtherAccount, verified: row.verifiedOtherAccount },
    },
    apbd: { appropriated: row.appropriated, spent: row.spent },
  }))
}

/**
 * At a past date (WITA, inclusive): the sums of the entries that had taken effect by then; with a checkpoint, of those
 * that it covers.
 */
export async function amountsAsOf(
  tx: Tx,
  retreatId: string,
  asOf: string,
  checkpoint: Checkpoint | null,
): Promise<Amounts[]> {
  const entry = journalEntries
  const group = { lineCode: entry.lineCode, measure: entry.measure, form: entry.form, channel: entry.channel }
  const sums = await tx
    .select({ ...group, amount: sql<number>`sum(${entry.amount})::int8`.mapWith(Number) })
    .from(entry)
    .where(
      and(
        eq(entry.retreatId, retreatId),
        lte(entry.effectiveOn, asOf),
        checkpoint ? isAmong(checkpoint.size, entry.eventId) : undefined,
      ),
    )
    .groupBy(...Object.values(group))
  const byLine = new Map<string | null, Amounts>()
  for (const sum of sums) {
    const amounts = byLine.get(sum.lineCode) ?? nothing(sum.lineCode)
    byLine.set(sum.lineCode, amounts)
    add(amounts, sum)
  }
  return [...byLine.values()]
}

function add(
  amounts: Amounts,
  sum: { measure: string; form: Form | null; channel: Channel | null; amount: number },
): void {
  const { measure, amount } = sum
  if (measure === 'appropriated' || measure === 'spent') amounts.apbd[measure] += amount
  const level = levels.find((each) => each === measure)
  if (level && sum.form) amounts.byForm[sum.form][level] += amount
  if ((level === 'received' || level === 'verified') && sum.channel)
    amounts.byChannel[sum.channel][level] += amount
}
