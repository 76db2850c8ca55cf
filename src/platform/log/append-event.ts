import type { Statement } from '../db/pipeline.ts'
import type { EventPayload } from './event-types.ts'

/** What happened, to which record, with what its type carries. Ids instead of personal data. */
export type NewEvent = EventPayload & {
  id: string
  subject: { type: string; id: string }
  retreatId?: string
}

/** Who wrote, and in which request. */
export interface Authorship {
  actorId: string
  apiKeyId: string | null
  requestId: string
}

/**
 * Appends the events of one write. The last statement of its transaction, under the row locks: that orders them. The first
 * vouches for the answer that is kept for a repeated request.
 */
export function appendEvents(
  { actorId, apiKeyId, requestId }: Authorship,
  happened: readonly NewEvent[],
  answer?: string,
): Statement {
  const appended = happened.map((event, index) =>
    index === 0 && answer !== undefined ? { ...event, data: { ...event.data, answer } } : event,
  )
  return {
    name: 'append events',
    // As one parameter, however many there are: a statement takes at most 65,535.
    text: `
      insert into events (id, type, subject_type, subject_id, retreat_id, data, actor_id, api_key_id, request_id)
      select id, type, subject ->> 'type', subject ->> 'id', "retreatId", data, $2, $3, $4
      from jsonb_to_recordset($1::jsonb) as event (id uuid, type text, subject jsonb, "retreatId" uuid, data jsonb)`,
    values: [JSON.stringify(appended), actorId, apiKeyId, requestId],
  }
}
