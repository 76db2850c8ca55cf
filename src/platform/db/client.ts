import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { isSafeTotal } from '../shared/rupiah.ts'
import { CommitWatch } from './commit-watch.ts'
import { type ConnectionShare, defaultConnectionShare, FairPool } from './fair-pool.ts'
import {
  BEGIN,
  BEGIN_SNAPSHOT,
  COMMIT,
  END_SNAPSHOT,
  type Statement,
  sendPipelined,
  withConnection,
} from './pipeline.ts'
import { CONNECT_WITHIN_MS, Session, type SessionOptions } from './session.ts'

/** One connection in a transaction. `$client` takes prepared statements; see pipeline.ts. */
export type Tx = Omit<NodePgDatabase, 'transaction'> & { $client: pg.PoolClient }

/**
 * The pool of connections: reads on any of them, transactions on one. A write is always in a transaction, of which it is known
 * whether it was committed.
 */
export type Db = Omit<NodePgDatabase, 'transaction' | 'insert' | 'update' | 'delete'> & {
  $client: pg.Pool
  transaction<T>(work: (tx: Tx) => Promise<T>, begin?: Statement): Promise<T>
  /** A connection for work that ends in a commit; not while earlier commits wait for a replica. */
  writing<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
}

/** Where lists read: the database as it stands, or as it was known (known/known-ledger.ts). */
export type Reader = Pick<NodePgDatabase, 'select'>

/** Amounts are int8 and never pass 2^53 - 1 (the database checks it), so they are plain numbers here. */
export function int8Of(text: string): number {
  const value = Number(text)
  if (!isSafeTotal(value)) throw new RangeError('an int8 from the database passes 2^53 - 1')
  return value
}
pg.types.setTypeParser(pg.types.builtins.INT8, int8Of)

export interface ConnectOptions extends SessionOptions {
  share?: ConnectionShare
}

/**
 * A pool of connections with this service's settings (a long command may need others), of which each caller has a share;
 * one that breaks is only logged.
 */
export function connect(
  url: string,
  onLost: (error: Error) => void,
  { share = defaultConnectionShare, ...options }: ConnectOptions = {},
): Db {
  const config = {
    ...options,
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    pipeline: true,
    Client: Session,
  }
  const pool = new FairPool(config, share)
  // The pool listens to idle connections only: one that breaks in the hands of a transaction, between two of its
  // queries, would end the process. The transaction learns of it from its next query.
  pool.on('connect', (client) => client.on('error', onLost))
  pool.on('error', () => {})
  const commits = new CommitWatch()
  const writing: Db['writing'] = async (work) => {
    await commits.assertNoneWaits(pool)
    return withConnection(pool, work).catch((error: unknown) => {
      commits.note(error)
      throw error
    })
  }
  return Object.assign(drizzle(pool), {
    writing,
    transaction: <T>(work: (tx: Tx) => Promise<T>, begin = BEGIN) => {
      const isSnapshot = begin === BEGIN_SNAPSHOT
      const onConnection = async (client: pg.PoolClient) => {
        await sendPipelined(client, [begin])
        const answer = await work(drizzle(client))
        await sendPipelined(client, [isSnapshot ? END_SNAPSHOT : COMMIT])
        return answer
      }
      return isSnapshot ? withConnection(pool, onConnection) : writing(onConnection)
    },
  })
}
