/**
 * Keeps writes from piling up behind commits that wait for a replica. Such a commit holds its server process and its row
 * locks for as long as the replica is gone, whatever becomes of the connection: after one that was not answered, no
 * further write is begun until the server says that none of ours waits any more.
 */
import type { Queryable } from './pipeline.ts'
import { CommitsWait, CommitUnknown } from './trouble.ts'

export class CommitWatch {
  #mayBeWaiting = false

  /** Refuses to begin a write while earlier ones wait. Asks the server only after a commit that was not answered. */
  async assertNoneWaits(connection: Queryable): Promise<void> {
    if (!this.#mayBeWaiting) return
    const { rows } = await connection.query<{ waits: boolean }>(WAITING)
    if (rows[0]?.waits) throw new CommitsWait('earlier commits wait for a replica')
    this.#mayBeWaiting = false
  }

  /** Tells of an error that a write met. */
  note(error: unknown): void {
    if (error instanceof CommitUnknown) this.#mayBeWaiting = true
  }
}

/** For a second or longer: any commit waits for its replica for a moment. */
const WAITING = `
  select exists (
    select from pg_stat_activity
    where usename = current_user and datname = current_database() and wait_event = 'SyncRep'
      and state_change < clock_timestamp() - interval '1 second') as waits`
