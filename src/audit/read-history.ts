/** Who did what to a record, and when: its events, each with what it changed. */
import { sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { camelCase } from '../platform/known/known-at.ts'
import { type EventType, eventTypes } from '../platform/log/event-types.ts'
import { assertFound, type Refusal } from '../platform/shared/errors.ts'
import type { Language } from '../platform/shared/language.ts'
import { type PageQuery, placeOf, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import { labelOf } from './field-labels.ts'
import type { HistoryItem } from './log.schema.ts'

/** A kind of record: its table, what events call it, and what to say where there is none. */
export interface RecordKind {
  table: string
  subject: string
  notFound: Refusal
}

type Row = Record<string, unknown>

interface LoggedEvent extends Record<string, unknown> {
  id: string
  type: EventType
  occurredAt: string
  actorId: string
  apiKeyId: string | null
  requestId: string
  position: number | null
  bookedOn: string | null
  version: number | null
  row: Row | null
  before: Row | null
}

/**
 * A record's history, oldest first; 404 where there is no such record or this key may not see it. A finding is no
 * record of its own: what was written about it are its follow-ups, and it has a history from the first of them on.
 */
export async function readHistory(
  db: Db,
  actor: Actor,
  kind: RecordKind,
  id: string,
  query: PageQuery,
  language: Language,
): Promise<Page<HistoryItem>> {
  await findRecord(db, actor, kind, id)
  const { table, subject } = kind
  const after = placeOf(query).after ?? null
  const { rows } = await db.execute<LoggedEvent>(sql`
    select e.id, e.type, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
      e.actor_id as "actorId", e.api_key_id as "apiKeyId", e.request_id as "requestId", l.position,
      e.data ->> 'bookedOn' as "bookedOn",
      v.version, v.row, earlier.row as before
    from (
      select event_id as id from record_versions where kind = ${table} and record_id = ${id}
      union select id from events where subject_type = ${subject} and subject_id = ${id}
    ) listed
    join events e using (id)
    left join log_leaves l on l.event_id = e.id
    left join record_versions v
      on v.event_id = e.id and v.kind = ${table} and ${id} in (v.record_id, v.row ->> 'finding_id')
    left join record_versions earlier
      on earlier.kind = v.kind and earlier.record_id = v.record_id and earlier.version = v.version - 1
    where ${after}::uuid is null or e.sequence > (select sequence from events where id = ${after}::uuid)
    order by e.sequence, v.version limit ${query.limit + 1}`)
  return toPage(rows, query, ({ row, before, type, ...event }) => ({
    ...event,
    actor: { id: event.actorId },
    type,
    text: eventTypes[type][language],
    changes: row === null ? [] : changesBetween(before ?? {}, row, language),
  }))
}

/** Refuses a record that there is not, or that this key may not see. */
export async function findRecord(
  db: Db,
  actor: Actor,
  { table, subject, notFound }: RecordKind,
  id: string,
): Promise<void> {
  const { rows } = await db.execute<{ retreatId: string | null }>(sql`
    (select case when kind = 'retreats' then row ->> 'id' else row ->> 'retreat_id' end as "retreatId"
     from record_versions where kind = ${table} and record_id = ${id} order by version limit 1)
    union all
    (select retreat_id::text from events where subject_type = ${subject} and subject_id = ${id} order by sequence limit 1)`)
  const { retreatId } = assertFound(rows[0], notFound)
  if (retreatId !== null) assertSees(actor, retreatId, notFound)
}

/** Fields that change with every writing, and say nothing of it. */
const bookkeeping = new Set(['version', 'updated_at'])

function changesBetween(before: Row, after: Row, language: Language): HistoryItem['changes'] {
  return Object.keys(after)
    .filter((column) => !bookkeeping.has(column))
    .map((column) => ({
      field: camelCase(column),
      label: labelOf(camelCase(column), language),
      before: before[column] ?? null,
      after: after[column] ?? null,
    }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}
