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
 * A pool of connections with this service's session settings (a long command may need others); a connection
 * that breaks is only logged.
 */
export function connect(
  url: string,
  onLost: (error: Error) => void,
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
  // The pool listens to idle connections only: one that breaks in the hands of a transaction, between two of its
  // queries, would end the process. The transaction learns of it from its next query.
  pool.on('connect', (client) => client.on('error', onLost))
  pool.on('error', () => {})
  const db = drizzle(pool)
  db.transaction = async (work, config) => {
    const client = await pool.connect()
    let isLost = false
    try {
      return await drizzle(client).transaction(work, config)
    } catch (error) {
      isLost = isUnavailable(error)
      throw error
    } finally {
      // Drizzle itself would keep the connection for ever where `begin` fails, until the pool has none left. A lost one
      // is closed, or the next transaction would get it before the pool hears of the loss.
      client.release(isLost)
    }
  }
  return db
}
