/** How far the log is, for all who wait for what comes next: one question of the process, however many they are. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db/client.ts'

/** About as often as the sealer looks. */
const POLL_MS = 200

export class LogEnd {
  /** Who waits, and for a log longer than that. */
  readonly #waiting = new Map<(failure?: unknown) => void, number>()
  #isPolling = false

  /** Answers when the log is longer than `sealed`, or the signal ends the waiting; rejects where the database does not say. */
  async grownBeyond(db: Db, sealed: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const waited = new Promise<void>((resolve, reject) => {
      const done = (failure?: unknown) => {
        this.#waiting.delete(done)
        signal.removeEventListener('abort', onAbort)
        if (failure === undefined) resolve()
        else reject(failure)
      }
      const onAbort = () => done()
      signal.addEventListener('abort', onAbort)
      this.#waiting.set(done, sealed)
    })
    if (!this.#isPolling) void this.#poll(db.of(null))
    return waited
  }

  async #poll(db: Db): Promise<void> {
    this.#isPolling = true
    while (this.#waiting.size > 0) {
      await sleep(POLL_MS)
      const end = await lastPosition(db).catch((failure: unknown) => ({ failure }))
      for (const [done, sealed] of [...this.#waiting]) {
        if (typeof end !== 'number') done(end.failure)
        else if (end > sealed) done()
      }
    }
    this.#isPolling = false
  }
}

async function lastPosition(db: Db): Promise<number> {
  const { rows } = await db.execute<{ position: number }>(
    sql`select coalesce(max(position), 0)::int8 as position from log_leaves`,
  )
  return rows[0]?.position ?? 0
}
