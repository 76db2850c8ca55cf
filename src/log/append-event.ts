import type { Tx } from '../db/client.ts'
import type { EventType } from './event-types.ts'
import { events } from './events.table.ts'

/** What happened, to which record. `entries` are the journal entries that it made. Ids instead of personal data. */
export interface NewEvent {
  id: string
  type: EventType
  subject: { type: string; id: string }
  retreatId?: string
  data: Record<string, unknown>
}

/** Who wrote, and in which request. */
export interface Authorship {
  actorId: string
  apiKeyId: string | null
  requestId: string
}

/** Appends the events of one write. Called last in its transaction, under the row locks: that orders them. */
export async function appendEvents(tx: Tx, authorship: Authorship, happened: NewEvent[]): Promise<void> {
  if (happened.length === 0) return
  await tx.insert(events).values(
    happened.map(({ id, type, subject, retreatId, data }) => ({
      id,
      type,
      subjectType: subject.type,
      subjectId: subject.id,
      retreatId: retreatId ?? null,
      data,
      ...authorship,
    })),
  )
}
