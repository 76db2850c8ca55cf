import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { journalEntries } from './journal.table.ts'
import type { Measure } from './measures.ts'
import type { Entry } from './post-entries.ts'

/**
 * What still stands of a pledge's or a disbursement's entries, per measure, line and date: later moves and
 * corrections included, what they cancelled left out. Approvals, verifications, agreements and reversals speak of
 * this, so they copy it.
 */
export async function netEntries(
  tx: Tx,
  of: { pledgeId: string } | { disbursementId: string },
  measures: readonly Measure[],
): Promise<Entry[]> {
  const entry = journalEntries
  const document: SQL =
    'pledgeId' in of ? eq(entry.pledgeId, of.pledgeId) : eq(entry.disbursementId, of.disbursementId)
  const total = sql<number>`sum(${entry.amount})::int8`
  const columns = {
    retreatId: entry.retreatId,
    measure: entry.measure,
    lineCode: entry.lineCode,
    companyId: entry.companyId,
    pledgeId: entry.pledgeId,
    disbursementId: entry.disbursementId,
    form: entry.form,
    channel: entry.channel,
    effectiveOn: entry.effectiveOn,
  }
  return tx
    .select({ ...columns, amount: total.mapWith(Number) })
    .from(entry)
    .where(and(document, inArray(entry.measure, [...measures])))
    .groupBy(...Object.values(columns))
    .having(ne(total, 0))
    .orderBy(entry.effectiveOn, entry.lineCode)
}
