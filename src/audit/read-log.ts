/** Reads the sealed log: an event, proofs, checkpoints. */
import { desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { type Actor, mayAlso } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { type Checkpoint, checkpointColumns, presentCheckpoint } from '../platform/log/checkpoint.schema.ts'
import { consistencyPath, hashLeaf, inclusionPath } from '../platform/log/merkle.ts'
import { logCheckpoints } from '../platform/log/sealed.table.ts'
import { eventColumns, leafOf, type SealedEvent } from '../platform/log/sealed-event.ts'
import { hashesOf } from '../platform/log/stored-tree.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import type { Page } from '../platform/shared/wire.ts'

/** A key that is limited to some retreats sees their events alone; who read personal data, those who look after it. */
export function isVisibleTo(actor: Actor): SQL {
  const retreatIds = actor.scopes?.retreatIds
  if (retreatIds) return sql`e.retreat_id = any (${sql.param(retreatIds)}::uuid[])`
  return mayAlso(actor, 'sensitive_reads.read') ? sql`true` : sql`e.type <> 'personal_data.read'`
}

/** The event at a position; 404 where there is none or this key may not see it. */
export async function findEvent(db: Db, actor: Actor, position: number): Promise<SealedEvent> {
  const { rows } = await db.execute<SealedEvent & Record<string, unknown>>(sql`
    select l.position, ${eventColumns} from log_leaves l join events e on e.id = l.event_id
    where l.position = ${position} and ${isVisibleTo(actor)}`)
  return assertFound(rows[0], 'event_not_found')
}

/** That an event is in the log of a checkpoint, with all that a stranger needs to check it. */
export async function proveInclusion(db: Db, actor: Actor, position: number, size: number | undefined) {
  const leaf = leafOf(await findEvent(db, actor, position))
  const checkpoint = await findCheckpoint(db, size)
  if (checkpoint.size < position) throw new AppError('checkpoint_not_found')
  const path = await hashesOf(db, inclusionPath(position - 1, checkpoint.size))
  return {
    position,
    leafIndex: position - 1,
    leaf,
    leafHash: base64(hashLeaf(leaf)),
    path: path.map(base64),
    checkpoint,
  }
}

/** That the log of the older checkpoint is the beginning of that of the newer. */
export async function proveConsistency(db: Db, fromSize: number, toSize: number | undefined) {
  const from = await findCheckpoint(db, fromSize)
  const to = await findCheckpoint(db, toSize)
  if (from.size > to.size) throw new AppError('checkpoint_not_found')
  const path = await hashesOf(db, consistencyPath(from.size, to.size))
  return { from, to, path: path.map(base64) }
}

/** The checkpoint of this size, or the newest; 404 where there is none. */
export async function findCheckpoint(db: Db, size?: number): Promise<Checkpoint> {
  const [row] = await db
    .select(checkpointColumns)
    .from(logCheckpoints)
    .where(size === undefined ? undefined : eq(logCheckpoints.size, size))
    .orderBy(desc(logCheckpoints.size))
    .limit(1)
  return presentCheckpoint(assertFound(row, 'checkpoint_not_found'))
}

/** Checkpoints, the newest first. */
export async function listCheckpoints(
  db: Db,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Checkpoint>> {
  const rows = await db
    .select(checkpointColumns)
    .from(logCheckpoints)
    .where(cursor === undefined ? undefined : lt(logCheckpoints.size, Number(cursor)))
    .orderBy(desc(logCheckpoints.size))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map(presentCheckpoint)
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.size) : null }
}

function base64(hash: Buffer): string {
  return hash.toString('base64')
}
