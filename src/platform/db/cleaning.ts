/**
 * What is kept for a while only (answers for repeated requests, sessions, failed sign-ins) is removed in the background:
 * in small steps, each a transaction of its own, by one process at a time.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from './client.ts'
import { lockNumbers } from './locks.ts'

/** Rows that are good for nothing any more. */
export interface Expiring {
  /** For the log. */
  what: string
  table: PgTable
  isOld: SQL
}

export interface Cleaning {
  /** Ends after the step that is under way. */
  stop(): Promise<void>
}

/** Rows of one step: a few milliseconds, so that nobody waits for it. */
export const STEP_ROWS = 1_000
/** Steps of one round, for each kind: what is left then waits for the next round. */
export const MAX_STEPS = 100
const BETWEEN_STEPS_MS = 50
const FIRST_WITHIN_MS = 60_000
const EVERY_MS = 60 * 60 * 1_000

/**
 * Cleans within a minute of the start, and then about every hour; at other moments than processes that started
 * together. A kind that cannot be cleaned is reported with its name, and keeps no other from it.
 */
export function startCleaning(
  db: Db,
  kinds: readonly Expiring[],
  onError: (error: unknown, what: string) => void,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown> = (ms, signal) =>
    sleep(ms, undefined, { signal }),
): Cleaning {
  const stopping = new AbortController()
  const { signal } = stopping
  const pause = async (ms: number) => {
    // Waiting ends early at the stop.
    await wait(ms, signal).catch(() => {})
  }
  const running = (async () => {
    await pause(FIRST_WITHIN_MS * Math.random())
    while (!signal.aborted) {
      for (const kind of kinds)
        await removeOld(db, kind, signal, pause).catch((error) => onError(error, kind.what))
      await pause(EVERY_MS * (0.5 + Math.random()))
    }
  })()
  return {
    stop() {
      stopping.abort()
      return running
    },
  }
}

async function removeOld(
  db: Db,
  kind: Expiring,
  signal: AbortSignal,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  for (let step = 0; step < MAX_STEPS && !signal.aborted; step += 1) {
    if ((await removeStep(db, kind)) < STEP_ROWS) return
    await pause(BETWEEN_STEPS_MS)
  }
}

/** Removes up to STEP_ROWS rows, and says how many: none while another process is at it. */
export async function removeStep(db: Db, { table, isOld }: Expiring): Promise<number> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${lockNumbers.cleaning}) as mine`,
    )
    if (!rows[0]?.mine) return 0
    // Rows that somebody holds are left for the next round: nobody is waited for.
    const removed = await tx.execute(sql`
      delete from ${table} where ctid = any (array(
        select ctid from ${table} where ${isOld} limit ${STEP_ROWS} for update skip locked))`)
    return removed.rowCount ?? 0
  })
}
