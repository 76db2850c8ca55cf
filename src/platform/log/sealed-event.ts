/**
 * An event as the log seals it: what happened, with every row that it wrote and the entries that it posted. Its
 * canonical JSON (RFC 8785) is the leaf; the feed, the proofs and the export show the same.
 */
import canonicalize from 'canonicalize'
import { type SQL, sql } from 'drizzle-orm'
import { hashLeaf } from './merkle.ts'

export interface LoggedEvent {
  id: string
  /** Order of writing; may have gaps. */
  sequence: number
  type: string
  subject: { type: string; id: string }
  retreatId: string | null
  actorId: string
  apiKeyId: string | null
  requestId: string
  /** To the microsecond, UTC. */
  occurredAt: string
  data: Record<string, unknown>
  /** Every row that it wrote, as it was then; columns by their names in the database. */
  rows: { table: string; row: Record<string, unknown> }[]
}

export interface SealedEvent extends LoggedEvent {
  /** Order of the log, from 1, without gaps. */
  position: number
}

/** The columns of an event `e`, as a LoggedEvent. */
export const eventColumns: SQL = sql`
  e.id, e.sequence, e.type, jsonb_build_object('type', e.subject_type, 'id', e.subject_id) as subject,
  e.retreat_id as "retreatId", e.actor_id as "actorId", e.api_key_id as "apiKeyId", e.request_id as "requestId",
  to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt", e.data,
  coalesce((
    select jsonb_agg(jsonb_build_object('table', v.kind, 'row', v.row) order by v.kind, v.record_id, v.version)
    from record_versions v where v.event_id = e.id), '[]') as rows`

/** The entry of the log: exactly these bytes are hashed. */
export function leafOf(event: SealedEvent): string {
  return canonicalize(event) ?? ''
}

export function leafHashOf(event: SealedEvent): Buffer {
  return hashLeaf(leafOf(event))
}
