/** A database that cannot do now what it could do later: what the caller is answered. Nothing of it is anybody's mistake. */
import type { ProblemCode } from '../shared/problems.ts'
import { StartError } from '../shared/start-error.ts'
import { refusalIn } from './pg-errors.ts'

/** The server did not take the connection: its cause says why. */
export class CannotConnect extends Error {}

/** A connection that answers, but not as this service needs it. */
export class UnusableSession extends StartError {}

/** Commits of this service wait for a replica, so no further one is begun. */
export class CommitsWait extends Error {}

/** No answer came to a commit: it may have happened, or happen still. */
export class CommitUnknown extends Error {}

export type Trouble = Extract<
  ProblemCode,
  'busy' | 'database_read_only' | 'database_unavailable' | 'commit_unknown'
>

/** SQLSTATEs, or their beginnings: a lock, a statement or a transaction that waited too long, or met another one. */
const BUSY = ['55P03', '57014', '25P03', '25P04', '40001', '40P01', '55006']

/**
 * The connection broke or was refused (08, 28, 3D), the server is out of something or failed (53, 58), it starts, stops
 * or recovers (57P), or the connection lost its prepared statements (26, 42P05).
 */
const UNAVAILABLE = ['08', '28', '3D', '53', '58', '57P', '26', '42P05']

/** A prepared statement that a newer release's migration made stale, for as long as the connection lives. */
const STALE_STATEMENT = 'RevalidateCachedQuery'

/** What pg says, without a code, of a connection that it lost, had lost before, could not get, or got no answer on. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when trying to connect|Query read timeout)/

const NETWORK = /^(ECONN\w+|EPIPE|ENOTFOUND|EAI_\w+|ETIMEDOUT|EHOST\w+|ENET\w+)$/

/** Null where the database is not in trouble: the error is something else. */
export function troubleOf(error: unknown): Trouble | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof CommitUnknown) return 'commit_unknown'
    if (isOfConnection(cause)) return 'database_unavailable'
  }
  const { code = '', routine } = refusalIn(error) ?? {}
  if (code === '25006') return 'database_read_only'
  if (BUSY.includes(code)) return 'busy'
  const isUnavailable = UNAVAILABLE.some((beginning) => code.startsWith(beginning))
  return isUnavailable || routine === STALE_STATEMENT ? 'database_unavailable' : null
}

function isOfConnection(error: Error): boolean {
  if (error instanceof CannotConnect || error instanceof UnusableSession || error instanceof CommitsWait) {
    return true
  }
  return LOST.test(error.message) || NETWORK.test((error as NodeJS.ErrnoException).code ?? '')
}

/** Whether the connection that it came from is not to be used again. */
export function isLost(error: unknown): boolean {
  return ['database_unavailable', 'commit_unknown'].includes(troubleOf(error) ?? '')
}
