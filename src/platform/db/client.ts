import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { OnBehalfOf } from '../shared/caller.ts'
import { isSafeTotal } from '../shared/rupiah.ts'
import { CommitWatch } from './commit-watch.ts'
import { type ConnectionShare, defaultConnectionShare, FairPool } from './fair-pool.ts'
import {
  BEGIN,
  BEGIN_SNAPSHOT,
  COMMIT,
  type Connections,
  END_SNAPSHOT,
  type Statement,
  sendPipelined,
  withConnection,
} from './pipeline.ts'
import { CONNECT_WITHIN_MS, Session, type SessionOptions } from './session.ts'

/** One connection in a transaction. `$client` takes prepared statements; see pipeline.ts. */
export type Tx = Omit<NodePgDatabase, 'transaction'> & { $client: pg.PoolClient; caller: OnBehalfOf }

/**
 * Connections: reads on any of them, transactions on one. A write is always in a transaction, of which it is known
 * whether it was committed.
 */
export type Db = Omit<NodePgDatabase, 'transaction' | 'insert' | 'update' | 'delete'> & {
  $client: Connections
  /** In whose turn connections are taken. */
  caller: OnBehalfOf
  /** The same database in this caller's turn; of nobody: for what the service does of its own accord, which does not queue. */
  of(caller: OnBehalfOf): Db
  transaction<T>(work: (tx: Tx) => Promise<T>, begin?: Statement): Promise<T>
  /** A connection for work that ends in a commit; not while earlier commits wait for a replica. */
  writing<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
}

/** The service's own, which holds the pool. A request has `request.db`. */
export type ServiceDb = Db & { $client: pg.Pool }

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
): ServiceDb {
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
  const of: Db['of'] = (caller) => (caller ? dbOver(pool.of(caller), caller) : ofService)
  const ofService = dbOver(pool, null) as ServiceDb
  return ofService

  /** Made for every request, and cheap: less than a microsecond. */
  function dbOver($client: Connections, caller: OnBehalfOf): Db {
    const writing: Db['writing'] = async (work) => {
      await commits.assertNoneWaits($client)
      return withConnection($client, work).catch((error: unknown) => {
        commits.note(error)
        throw error
      })
    }
    const transaction: Db['transaction'] = (work, begin = BEGIN) => {
      const isSnapshot = begin === BEGIN_SNAPSHOT
      const onConnection = async (client: pg.PoolClient) => {
        await sendPipelined(client, [begin])
        const answer = await work(txOn(client, caller))
        await sendPipelined(client, [isSnapshot ? END_SNAPSHOT : COMMIT])
        return answer
      }
      return isSnapshot ? withConnection($client, onConnection) : writing(onConnection)
    }
    // Of a pool drizzle uses no more than what `Connections` has.
    return Object.assign(drizzle($client as pg.Pool), { $client, caller, of, writing, transaction })
  }
}

/** The connection in its transaction. */
export function txOn(client: pg.PoolClient, caller: OnBehalfOf): Tx {
  return Object.assign(drizzle(client), { caller })
}
