import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/client.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { type Entry, negated } from '../platform/journal/post-entries.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { DisbursementRow } from './disbursements.queries.ts'
import { disbursements } from './disbursements.table.ts'

type Ending =
  | { state: 'rejected'; rejectedBy: string; rejectionReason: string }
  | { state: 'reversed'; reversalReason: string }

/**
 * Ends a disbursement as if it had never been. Answers the entries to post: what stands of it, negated, each on its
 * own line and date. The caller holds its lock.
 */
export async function negateDisbursement(
  tx: Tx,
  { id }: DisbursementRow,
  ending: Ending,
): Promise<{ row: DisbursementRow; entries: Entry[] }> {
  const [row] = await tx.update(disbursements).set(ending).where(eq(disbursements.id, id)).returning()
  const standing = await netEntries(tx, { disbursementIds: [id] }, ['received', 'verified'])
  return {
    row: mustExist(row, 'the locked disbursement'),
    entries: negated(standing),
  }
}
