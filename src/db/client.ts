import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { isSafeTotal } from '../shared/rupiah.ts'
import { isUnavailable } from './pg-errors.ts'

export type Db = NodePgDatabase & { $client: pg.Pool }
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** Session settings of every connection: nobody waits, idles or runs for ever, and instants are UTC. */
const SESSION_SETTINGS = {
  TimeZone: 'UTC',
  lock_timeout: '5s',
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '15s',
  transaction_timeout: '60s',
}

const POOL_SIZE = 16
const CONNECT_TIMEOUT_MS = 5_000

// Amounts are int8 and never pass 2^53 - 1 (the database checks it), so they are plain numbers here.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!isSafeTotal(value)) throw new RangeError('an int8 from the database passes 2^53 - 1')
  return value
})

/**
 * A pool of connections with this service's session settings (a long command may need others); an idle connection
 * that breaks is only logged.
 */
export function connect(
  url: string,
  onIdleError: (error: Error) => void,
  settings: Partial<typeof SESSION_SETTINGS> = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'cakupan',
    options: Object.entries({ ...SESSION_SETTINGS, ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  })
  pool.on('error', onIdleError)
  // The pool listens to idle connections only. One that breaks while it is in use fails its query, which is told to
  // the caller; without a listener it would also end the process.
  pool.on('connect', (connection) => connection.on('error', () => {}))
  return drizzle(pool)
}

/**
 * A transaction on a connection of its own, which goes back to the pool however it ends, or is closed where it was
 * lost. Drizzle's own way keeps the connection for ever where `begin` itself fails, as it does on a lost one.
 */
export async function inTransaction<Result>(
  db: Db,
  work: (tx: Tx) => Promise<Result>,
  config?: Parameters<Db['transaction']>[1],
): Promise<Result> {
  const connection = await db.$client.connect()
  let isLost = false
  try {
    return await drizzle(connection).transaction(work, config)
  } catch (error) {
    isLost = isUnavailable(error)
    throw error
  } finally {
    connection.release(isLost)
  }
}

/** Reads in one snapshot, so that what is read belongs together whatever is posted meanwhile. */
export function inOneSnapshot<Result>(db: Db, read: (tx: Tx) => Promise<Result>): Promise<Result> {
  return inTransaction(db, read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
