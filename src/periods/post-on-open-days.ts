import type { Tx } from '../db/client.ts'
import { type Entry, postEntries } from '../journal/post-entries.ts'
import { onOpenDays, readCalendar } from './calendar.ts'

/** Posts what speaks of older records: each entry on its own date, or the first open day after a locked month. */
export async function postOnOpenDays(tx: Tx, eventId: string, entries: readonly Entry[]): Promise<Entry[]> {
  return postEntries(tx, eventId, onOpenDays(await readCalendar(tx), entries))
}
