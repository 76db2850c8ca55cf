import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { type Actor, assertSees } from '../access/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import { regencyWarnings } from '../reference/warnings.ts'
import { AppError, assertFound, refuseAt } from '../shared/errors.ts'
import { afterCursor, toPage } from '../shared/paging.ts'
import type { Page } from '../shared/wire.ts'
import type { Retreat } from './retreats.schema.ts'
import { retreats, venues } from './retreats.table.ts'

type RetreatRow = typeof retreats.$inferSelect
type VenueRow = typeof venues.$inferSelect

export function presentRetreat(row: RetreatRow, options: readonly VenueRow[]): Retreat {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    fiscalYear: row.fiscalYear,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    venues: options.map(({ code, name, regencyCode }) => ({ code, name, regencyCode })),
    changeReason: row.changeReason,
    venueChoice:
      row.chosenVenue !== null && row.venueChosenOn !== null
        ? {
            venueCode: row.chosenVenue,
            chosenOn: row.venueChosenOn,
            documentNumber: row.venueDocumentNumber,
          }
        : null,
    cancellation:
      row.cancelledOn !== null && row.cancellationReason !== null
        ? { cancelledOn: row.cancelledOn, reason: row.cancellationReason }
        : null,
    warnings: options.flatMap((venue, index) =>
      regencyWarnings(venue.regencyCode, `/venues/${index}/regencyCode`),
    ),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The venues of these retreats, in the order in which they were given. */
export function venuesOf(db: Db | Tx, retreatIds: readonly string[]): Promise<VenueRow[]> {
  return db
    .select()
    .from(venues)
    .where(inArray(venues.retreatId, [...retreatIds]))
    .orderBy(asc(venues.position))
}

export async function findRetreat(db: Db | Tx, id: string): Promise<Retreat | undefined> {
  const [row] = await db.select().from(retreats).where(eq(retreats.id, id))
  return row && presentRetreat(row, await venuesOf(db, [id]))
}

/** The retreat, or 404 where there is none or this key may not see it: both look the same. */
export async function retreatSeenBy(db: Db | Tx, actor: Actor, id: string): Promise<Retreat> {
  assertSees(actor, id, 'retreat_not_found')
  return assertFound(await findRetreat(db, id), 'retreat_not_found')
}

export async function listRetreats(
  db: Db,
  actor: Actor,
  query: { limit: number; cursor?: string | undefined; code?: string | undefined },
): Promise<Page<Retreat>> {
  const after = afterCursor(query.cursor)
  const seen = actor.scopes?.retreatIds
  const rows = await db
    .select()
    .from(retreats)
    .where(
      and(
        after ? gt(retreats.id, after) : undefined,
        query.code ? eq(retreats.code, query.code) : undefined,
        seen ? inArray(retreats.id, seen) : undefined,
      ),
    )
    .orderBy(asc(retreats.id))
    .limit(query.limit + 1)
  const options =
    rows.length > 0
      ? await venuesOf(
          db,
          rows.map((row) => row.id),
        )
      : []
  return toPage(rows, query.limit, (row) =>
    presentRetreat(
      row,
      options.filter((venue) => venue.retreatId === row.id),
    ),
  )
}

/** Refuses what a cancelled retreat no longer takes. */
export async function assertNotCancelled(tx: Tx, retreatId: string): Promise<void> {
  const [row] = await tx
    .select({ cancelledOn: retreats.cancelledOn })
    .from(retreats)
    .where(eq(retreats.id, retreatId))
  if (row?.cancelledOn) throw new AppError('retreat_cancelled', { cancelledOn: row.cancelledOn })
}

/** Refuses a venue that is not among the retreat's options; `pointer` says where it is named. */
export function assertVenue(options: readonly { code: string }[], venue: string, pointer: string): void {
  if (options.some((option) => option.code === venue)) return
  refuseAt(pointer, 'unknown_venue', { venue, venues: options.map((option) => option.code).join(', ') })
}
