import { and, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import type { Measure } from '../shared/measures.ts'
import { journalEntries } from './journal.table.ts'
import type { Entry } from './post-entries.ts'

/**
 * What still stands of the entries of pledges or disbursements, per measure, line and date: later moves and
 * corrections included, what they cancelled left out. Approvals, verifications, agreements and reversals speak of
 * this, so they copy it.
 */
export async function netEntries(
  tx: Tx,
  of: { pledgeIds: readonly string[] } | { disbursementIds: readonly string[] },
  measures: readonly Measure[],
): Promise<Entry[]> {
  const entry = journalEntries
  const ofRecord: SQL =
    'pledgeIds' in of
      ? inArray(entry.pledgeId, [...of.pledgeIds])
      : inArray(entry.disbursementId, [...of.disbursementIds])
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
    .where(and(ofRecord, inArray(entry.measure, [...measures])))
    .groupBy(...Object.values(columns))
    .having(ne(total, 0))
    .orderBy(entry.effectiveOn, entry.lineCode)
}
