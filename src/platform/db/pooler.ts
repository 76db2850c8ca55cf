/** Refuses a pooler that lends a server process to a connection for one transaction only. */
import { randomInt } from 'node:crypto'
import pg from 'pg'
import { Session, TRANSACTION_POOLER } from './session.ts'
import { UnusableSession } from './trouble.ts'

const ROUNDS = 3
const MAX_KEY = 2 ** 32

/**
 * Has two connections take turns, in and out of transactions: each must keep a server process, its prepared statements
 * and its advisory locks to itself. A pooler that would lose them is refused here, before anything is written.
 */
export async function assertOwnSessions(url: string): Promise<void> {
  const sessions = [new Session({ connectionString: url }), new Session({ connectionString: url })] as const
  try {
    for (const session of sessions) await session.connect()
    const areOwn = (await keepTheirProcess(...sessions)) && (await keepTheirLocks(...sessions))
    if (!areOwn) throw new UnusableSession(TRANSACTION_POOLER)
  } catch (error) {
    throw isOfPreparedStatement(error) ? new UnusableSession(TRANSACTION_POOLER, { cause: error }) : error
  } finally {
    await Promise.all(sessions.map((session) => session.end()))
  }
}

async function keepTheirProcess(one: Session, other: Session): Promise<boolean> {
  const own = await processOf(one)
  const others = await processOf(other)
  const isKept = async () => (await processOf(one)) === own && (await processOf(other)) === others
  if (own === others) return false
  for (let round = 0; round < ROUNDS; round += 1) {
    // While the other holds its process in a transaction, a pooler has to look for another one.
    await other.query('begin')
    const isKeptInside = await isKept()
    await other.query('commit')
    if (!isKeptInside || !(await isKept())) return false
  }
  return true
}

async function keepTheirLocks(one: Session, other: Session): Promise<boolean> {
  const key = randomInt(MAX_KEY)
  const lock = async (session: Session) => {
    const text = 'select pg_try_advisory_lock($1) as "isMine"'
    return (await session.query<{ isMine: boolean }>(text, [key])).rows[0]?.isMine
  }
  return (await lock(one)) === true && (await lock(other)) === false
}

async function processOf(session: Session): Promise<number | undefined> {
  const named = { name: 'server process', text: 'select pg_backend_pid() as pid' }
  return (await session.query<{ pid: number }>(named)).rows[0]?.pid
}

/** Prepared on another process than the one that runs it, or there already by another connection. */
function isOfPreparedStatement(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['26000', '42P05'].includes(error.code ?? '')
}
