/**
 * The sealer gives committed events their final order: positions without gaps, leaves of the Merkle tree, and a signed
 * checkpoint. It works behind the writers and never makes them wait. Any number of processes may run one: a batch is
 * sealed under an advisory lock that ends with its transaction, so where one dies the next takes over at once.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { lockNumbers } from '../db/locks.ts'
import { type Checkpoint, originOf, readVerifierKey, signCheckpoint, verifierKeyOf } from './checkpoint.ts'
import { logCheckpoints, logKeys, logNodes } from './sealed.table.ts'
import { eventColumns, type LoggedEvent, leafHashOf } from './sealed-event.ts'
import { storedLevelOf, treeOf } from './stored-tree.ts'

/** Events in one batch; hashing them takes about 10 ms, for which this process does nothing else. */
const BATCH = 500
const INTERVAL_MS = 200
/** How long the first events may stay unsealed for failure after failure. */
const FIRST_WITHIN_MS = 60_000

export interface Sealer {
  /** When what was left from before is sealed, here or by another process. Rejects where nothing but failures came of it. */
  caughtUp: Promise<void>
  /** Seals what is left and ends. */
  stop(): Promise<void>
}

/** Seals in the background until it is stopped; what fails is tried again. `db` is a connection of its own. */
export function startSealer(
  db: Db,
  key: KeyObject,
  onError: (error: unknown) => void,
  firstWithinMs = FIRST_WITHIN_MS,
): Sealer {
  const stopping = new AbortController()
  const { promise: caughtUp, resolve: resolveCaughtUp, reject: giveUp } = deferred()
  let lastSuccess = Date.now()
  const attempt = async () => {
    const sealed = await sealBatch(db, key)
    lastSuccess = Date.now()
    if (sealed === BATCH) return 0
    resolveCaughtUp()
    return INTERVAL_MS
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const pauseMs = await attempt().catch((error: unknown) => {
        onError(error)
        if (Date.now() - lastSuccess > firstWithinMs) giveUp(error)
        return INTERVAL_MS
      })
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    await sealAll(db, key).catch(onError)
  })()
  return {
    caughtUp,
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

/** `Promise.withResolvers`, which the oldest Node that this runs on lacks. */
function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve = () => {}
  let reject = (_error: unknown) => {}
  const promise = new Promise<void>((settle, refuse) => {
    resolve = settle
    reject = refuse
  })
  // Whoever waits for it gets the error; that nobody does is no failure.
  promise.catch(() => {})
  return { promise, resolve, reject }
}

/** Seals until nothing is left that was there when it began; what another process seals meanwhile is left to it. */
export async function sealAll(db: Db, key: KeyObject): Promise<void> {
  while ((await sealBatch(db, key)) === BATCH);
}

/** Seals the oldest events that wait, in the order of their writing. Answers how many. */
async function sealBatch(db: Db, key: KeyObject): Promise<number> {
  if (!(await isAnythingQueued(db))) return 0
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${lockNumbers.sealer}) as mine`,
    )
    return rows[0]?.mine ? sealUnderLock(tx, key) : 0
  })
}

/** Whether events wait to be sealed. */
export async function isAnythingQueued(db: Db | Tx): Promise<boolean> {
  const { rows } = await db.execute<{ queued: boolean }>(sql`select exists (select from log_queue) as queued`)
  return rows[0]?.queued ?? false
}

/**
 * One statement reads the batch, so it sees one snapshot: where an event is in it, every event that was committed
 * before that one was written has been sealed or is in it too, with a lower sequence.
 */
async function sealUnderLock(tx: Tx, key: KeyObject): Promise<number> {
  const { rows: queued } = await tx.execute<LoggedEvent & Record<string, unknown>>(sql`
    select ${eventColumns} from (select sequence from log_queue order by sequence limit ${BATCH}) q
    join events e using (sequence) order by e.sequence`)
  if (queued.length === 0) return 0
  const { size, firstLeaf, now } = await standing(tx)
  const tree = await treeOf(tx, size)
  const leaves = queued.map((event, index) => {
    const position = size + index + 1
    return { position, eventId: event.id, hash: leafHashOf({ ...event, position }) }
  })
  const closed = leaves.flatMap(({ hash }) => tree.append(hash))
  await tx.execute(sql`
    insert into log_leaves (position, event_id, hash)
    select * from unnest(${sql.param(leaves.map(({ position }) => position))}::int8[],
      ${sql.param(leaves.map(({ eventId }) => eventId))}::uuid[], ${sql.param(leaves.map(({ hash }) => hash))}::bytea[])`)
  const nodes = closed.flatMap(({ start, size: covered, hash }) => {
    const level = storedLevelOf(covered)
    return level === null ? [] : [{ level, index: start / covered, hash }]
  })
  if (nodes.length > 0) await tx.insert(logNodes).values(nodes)
  await sign(tx, key, {
    origin: originOf(firstLeaf ?? (leaves[0] as { hash: Buffer }).hash),
    size: tree.size,
    root: tree.root(),
    signedAt: now,
    leaves: Buffer.concat(leaves.map(({ hash }) => hash)),
  })
  return queued.length
}

/** How far the log is, and the instant of the next checkpoint: by the database's clock, and later than the last. */
async function standing(tx: Tx): Promise<{ size: number; firstLeaf: Buffer | null; now: Date }> {
  const { rows } = await tx.execute<{ size: number; firstLeaf: Buffer | null; nowMs: number }>(sql`
    select coalesce(max(position), 0)::int8 as size, (select hash from log_leaves where position = 1) as "firstLeaf",
      floor(1000 * extract(epoch from greatest(clock_timestamp(),
        (select max(signed_at) + interval '1 millisecond' from log_checkpoints))))::int8 as "nowMs"
    from log_leaves`)
  const { size = 0, firstLeaf = null, nowMs = 0 } = rows[0] ?? {}
  return { size, firstLeaf, now: new Date(nowMs) }
}

async function sign(
  tx: Tx,
  key: KeyObject,
  { leaves, ...checkpoint }: Checkpoint & { leaves: Buffer },
): Promise<void> {
  const verifierKey = verifierKeyOf(createPublicKey(key))
  const { id: keyId } = readVerifierKey(verifierKey)
  await tx.insert(logKeys).values({ id: keyId, verifierKey }).onConflictDoNothing()
  const { size, root, signedAt } = checkpoint
  await tx
    .insert(logCheckpoints)
    .values({ size, root, signedAt, keyId, note: signCheckpoint(checkpoint, key), leaves })
}

/** How far the sealer is behind: how many events wait, and for how long the oldest does. */
export async function sealingLag(db: Db): Promise<{ events: number; seconds: number }> {
  const { rows } = await db.execute<{ events: number; seconds: number }>(sql`
    select count(*)::int as events, coalesce(extract(epoch from clock_timestamp() - min(e.occurred_at)), 0)::float8 as seconds
    from log_queue q left join events e on e.sequence = q.sequence and q.sequence = (select min(sequence) from log_queue)`)
  return rows[0] ?? { events: 0, seconds: 0 }
}
