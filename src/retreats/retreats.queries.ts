import { arrayContains, eq, or, sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Db, Reader, Tx } from '../platform/db/client.ts'
import { listRows, ofRetreat } from '../platform/db/list-rows.ts'
import { assertFound, type Pointer, refuseAt } from '../platform/shared/errors.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import { regencyWarnings } from '../reference/warnings.ts'
import { assertRunning } from './retreat-actions.ts'
import type { Retreat } from './retreats.schema.ts'
import { retreats } from './retreats.table.ts'

export type RetreatRow = typeof retreats.$inferSelect

export function presentRetreat(row: RetreatRow): Retreat {
  return {
    id: row.id,
    code: row.code,
    formerCodes: row.formerCodes,
    title: row.title,
    fiscalYear: row.fiscalYear,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    venues: row.venues,
    changeReason: row.changeReason,
    venueChoice:
      row.chosenVenue !== null && row.venueChosenOn !== null
        ? {
            venueCode: row.chosenVenue,
            chosenOn: row.venueChosenOn,
            documentNumber: row.venueDocumentNumber,
            reason: row.venueReason,
          }
        : null,
    earlierVenueChoices: row.earlierVenues,
    cancellation:
      row.cancelledOn !== null && row.cancellationReason !== null
        ? { cancelledOn: row.cancelledOn, reason: row.cancellationReason }
        : null,
    warnings: row.venues.flatMap((venue, index) =>
      regencyWarnings(venue.regencyCode, `/venues/${index}/regencyCode`),
    ),
    attached: row.attached,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export async function findRetreat(reader: Reader, id: string): Promise<Retreat | undefined> {
  const [row] = await reader.select().from(retreats).where(eq(retreats.id, id))
  return row && presentRetreat(row)
}

/** The retreat, or 404 where there is none or this key may not see it: both look the same. */
export async function findVisibleRetreat(reader: Reader, actor: Actor, id: string): Promise<Retreat> {
  assertSees(actor, id, 'retreat_not_found')
  return assertFound(await findRetreat(reader, id), 'retreat_not_found')
}

export async function listRetreats(
  reader: Reader,
  actor: Actor,
  query: PageQuery & { code?: string | undefined },
): Promise<Page<Retreat>> {
  const rows = await listRows(
    reader,
    retreats,
    query,
    ofRetreat(retreats.id, undefined, actor.scopes?.retreatIds),
    query.code
      ? or(eq(retreats.code, query.code), arrayContains(retreats.formerCodes, [query.code]))
      : undefined,
  )
  return toPage(rows, query, presentRetreat)
}

/** Refuses what a cancelled retreat no longer takes. */
export async function assertNotCancelled(tx: Tx, retreatId: string): Promise<void> {
  assertRunning(await readRetreatStanding(tx, retreatId))
}

/** What decides about a retreat now. */
export async function readRetreatStanding(
  tx: Db | Tx,
  retreatId: string,
): Promise<Pick<RetreatRow, 'cancelledOn' | 'chosenVenue'>> {
  const { cancelledOn, chosenVenue } = retreats
  const [row] = await tx.select({ cancelledOn, chosenVenue }).from(retreats).where(eq(retreats.id, retreatId))
  return row ?? { cancelledOn: null, chosenVenue: null }
}

/** Whether a budget of this retreat was ever adopted. Budgets stand to the right: their table is asked by name. */
export async function wasBudgetAdopted(tx: Db | Tx, retreatId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from budget_versions where retreat_id = ${retreatId} and adopted_on is not null limit 1`,
  )
  return rows.length > 0
}

/** Refuses a venue that is not among the retreat's options; `pointer` says where it is named. */
export function assertVenue(options: readonly { code: string }[], venue: string, pointer: Pointer): void {
  if (options.some((option) => option.code === venue)) return
  refuseAt(pointer, 'unknown_venue', { venue, venues: options.map((option) => option.code).join(', ') })
}
