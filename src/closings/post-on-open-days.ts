import type { Tx } from '../platform/db/client.ts'
import { type Entry, merged, postEntries } from '../platform/journal/post-entries.ts'
import { type Calendar, onOpenDays } from './calendar.ts'

/** Posts what speaks of older records: each entry on its own date, or the first open day where that one is closed. */
export async function postOnOpenDays(
  tx: Tx,
  calendar: Calendar,
  eventId: string,
  entries: readonly Entry[],
): Promise<Entry[]> {
  return postEntries(tx, eventId, merged(onOpenDays(calendar, entries)))
}
