import { eq } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { netEntries } from '../journal/net-entries.ts'
import { type Entry, negated, postEntries } from '../journal/post-entries.ts'
import { onOpenDays, readCalendar } from '../periods/calendar.ts'
import { assertFound } from '../shared/errors.ts'
import type { DisbursementRow } from './disbursements.queries.ts'
import { disbursements } from './disbursements.table.ts'

type Ending =
  | { state: 'rejected'; rejectedBy: string; rejectionReason: string }
  | { state: 'reversed'; reversalReason: string }

/**
 * Ends a disbursement as if it had never been: what stands of it is negated, each on its own line and date (or the
 * first open day after a locked month). The caller holds its lock.
 */
export async function negateDisbursement(
  tx: Tx,
  eventId: string,
  { id }: DisbursementRow,
  ending: Ending,
): Promise<{ row: DisbursementRow; entries: Entry[] }> {
  const [row] = await tx.update(disbursements).set(ending).where(eq(disbursements.id, id)).returning()
  const standing = await netEntries(tx, { disbursementIds: [id] }, ['received', 'verified'])
  const calendar = await readCalendar(tx)
  const entries = await postEntries(tx, eventId, onOpenDays(calendar, negated(standing)))
  return { row: assertFound(row, 'disbursement_not_found'), entries }
}
