/** The feed of sealed events, for a reader that goes on from where it was. */
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { eventColumns } from '../platform/log/sealed-event.ts'
import { AppError } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { typesIn } from './event-groups.ts'
import { recordsOf } from './event-records.ts'
import { type Event, type EventPage, type EventQuery, FEED_START } from './feed.schema.ts'
import { isVisibleTo } from './read-log.ts'

/** How far one call looks for events that fit: it goes on where it stopped. */
const SCAN = 20_000

/**
 * Sealed events in their order. Where the cursor is not of this log, or lies beyond its end, the reader follows another
 * history: 409, and never an empty answer.
 */
export async function readEvents(db: Db, actor: Actor, query: EventQuery): Promise<EventPage> {
  const { items, next, sealed } = await readFeed(db, isVisibleTo(actor), query)
  return { items: items.map(({ event }) => event), next, sealed }
}

interface FeedPage {
  items: { event: Event; cursor: string }[]
  next: string
  sealed: number
}

/** The same, each event with its cursor: those for which `isVisible` holds (SQL, of an event `e`). */
export async function readFeed(
  db: Pick<Db, 'execute'>,
  isVisible: SQL,
  { after, types, retreatId, limit }: EventQuery,
): Promise<FeedPage> {
  const place = await placeOf(db, after)
  const { rows } = await db.execute<Event & { cursor: string }>(sql`
    select l.position, ${eventColumns}, ${cursorOf} as cursor from log_leaves l join events e on e.id = l.event_id
    where l.position > ${place.position} and l.position <= ${place.until} and ${isVisible}
      and ${types ? sql`e.type = any (${sql.param(typesIn(types))}::text[])` : sql`true`}
      and ${retreatId ? sql`e.retreat_id = ${retreatId}` : sql`true`}
    order by l.position limit ${limit}`)
  const full = rows.length === limit ? rows.at(-1) : undefined
  return {
    items: rows.map(({ cursor, ...event }) => ({
      event: { ...event, records: recordsOf(event) } as Event,
      cursor,
    })),
    next: full?.cursor ?? place.untilCursor,
    sealed: place.sealed,
  }
}

interface Place {
  position: number
  /** How far this call looks, and the cursor of it. */
  until: number
  untilCursor: string
  sealed: number
}

/** The cursor of a leaf `l`. */
const cursorOf = sql`l.position || '-' || encode(substring(l.hash for 8), 'hex')`

async function placeOf(db: Pick<Db, 'execute'>, after: string): Promise<Place> {
  const position = Number.parseInt(after, 10)
  const { rows } = await db.execute<Place & { known: string | null } & Record<string, unknown>>(sql`
    with log as (
      select coalesce(max(position), 0)::int8 as sealed, least(${position}::int8 + ${SCAN}::int8, coalesce(max(position), 0))::int8 as until
      from log_leaves
    )
    select sealed, until,
      coalesce((select ${cursorOf} from log_leaves l where l.position = until), ${FEED_START}) as "untilCursor",
      (select ${cursorOf} from log_leaves l where l.position = ${position}::int8) as known
    from log`)
  const { known, ...place } = mustExist(rows[0], 'the end of the log')
  if (after !== FEED_START && known !== after)
    throw new AppError('cursor_of_other_log', { after, sealed: place.sealed })
  return { ...place, position }
}

/** Where the log ends now. */
export async function endOfFeed(db: Pick<Db, 'execute'>): Promise<string> {
  const { rows } = await db.execute<{ cursor: string }>(
    sql`select ${cursorOf} as cursor from log_leaves l order by l.position desc limit 1`,
  )
  return rows[0]?.cursor ?? FEED_START
}
