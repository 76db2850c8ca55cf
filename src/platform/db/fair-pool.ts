/** Connections are handed out in turn: one of each caller after the other, and to no caller more than a few. */
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import type { Caller } from '../shared/caller.ts'
import { FairQueue, type Release, refusalsOf } from '../shared/fair-queue.ts'
import type { Connections, Statement } from './pipeline.ts'
import { socketOf } from './session.ts'
import { isLost } from './trouble.ts'

const POOL_SIZE = 16
/** Connections for what reads much. The others stay for what is answered in milliseconds. */
const EXPENSIVE_AT_ONCE = 4
export const USUAL_CONNECTIONS = POOL_SIZE - EXPENSIVE_AT_ONCE
const EXPENSIVE_PER_CALLER = 2
const RETRY_SECONDS = 2

/** How many connections one caller may hold at a time, and how many of its requests may wait for one. */
export interface ConnectionShare {
  perCaller: number
  maxWaitingPerCaller: number
}

export const defaultConnectionShare: ConnectionShare = { perCaller: 4, maxWaitingPerCaller: 128 }

/** Waiting costs memory alone. */
const MAX_WAITING = 1_024
const MAX_WAIT_MS = 10_000

/**
 * A pool whose connections go to callers in turn: each of them has it by `of`. Taken from the pool itself, they are for
 * work of the service's own, which does not queue.
 */
export class FairPool extends pg.Pool {
  readonly #usual: FairQueue
  readonly #expensive: FairQueue
  readonly #releases = new WeakMap<pg.PoolClient, Release>()

  constructor(config: pg.PoolConfig, share: ConnectionShare) {
    super({ ...config, max: POOL_SIZE })
    const limits = { ...share, maxWaiting: MAX_WAITING, maxWaitMs: MAX_WAIT_MS }
    this.#usual = new FairQueue({ ...limits, atOnce: USUAL_CONNECTIONS }, refusalsOf(limits, RETRY_SECONDS))
    const ofExpensive = { ...limits, atOnce: EXPENSIVE_AT_ONCE, perCaller: EXPENSIVE_PER_CALLER }
    this.#expensive = new FairQueue(ofExpensive, refusalsOf(limits, RETRY_SECONDS))
    this.on('release', (_error, client) => this.#giveBack(client))
  }

  /** The pool as this caller has it. */
  of(caller: Caller): Connections {
    return new CallersConnections(() => connectedBy((connected) => this.#connectFor(caller, connected)))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return connectedBy((connected) => this.#connectWith(undefined, connected))
    return void this.#connectWith(undefined, callback)
  }

  /** By callbacks, since this is done for every query: most find a place free and a connection idle. */
  #connectFor(caller: Caller, callback: ConnectCallback): void {
    const places = caller.isExpensive ? this.#expensive : this.#usual
    const free = places.takeFree(caller.lane)
    if (free) return void this.#connectWith(free, callback)
    places.take(caller.lane).then(
      (release) => this.#connectWith(release, callback),
      (refusal: Error) => callback(refusal, undefined, () => {}),
    )
  }

  #connectWith(release: Release | undefined, callback: ConnectCallback): void {
    super.connect((error, client, done) => {
      if (client === undefined) {
        release?.()
        return callback(error, undefined, done)
      }
      if (release) this.#releases.set(client, release)
      callback(undefined, keepingRefused(client), client.release)
    })
  }

  #giveBack(client: pg.PoolClient): void {
    this.#releases.get(client)?.()
    this.#releases.delete(client)
  }
}

class CallersConnections implements Connections {
  readonly connect: () => Promise<pg.PoolClient>
  #unsent: Statement | undefined
  #early: { statement: Statement; answer: Promise<pg.QueryResult> } | undefined

  constructor(connect: () => Promise<pg.PoolClient>) {
    this.connect = connect
  }

  readAhead(statement: Statement): void {
    this.#unsent = statement
  }

  /** As the pool's own does it. */
  readonly query = (async (...query: Parameters<pg.PoolClient['query']>) => {
    const early = this.#early
    this.#early = undefined
    if (early && isDeepStrictEqual(query, [early.statement])) return early.answer

    const client = await this.connect()
    try {
      const answer = await (this.#unsent
        ? this.#queryWith(this.#unsent, client, query)
        : client.query(...query))
      client.release()
      return answer
    } catch (error) {
      client.release(error as Error)
      throw error
    }
  }) as Connections['query']

  /** Both into the socket at one go, which is what sending a statement costs most. */
  async #queryWith(ahead: Statement, client: pg.PoolClient, query: Parameters<pg.PoolClient['query']>) {
    this.#unsent = undefined
    const socket = socketOf(client)
    socket.cork()
    const sent = [client.query(...query) as unknown as Promise<unknown>, client.query(ahead)] as const
    socket.uncork()
    this.#early = { statement: ahead, answer: sent[1] }
    const [answer] = await Promise.allSettled(sent)
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  }
}

function connectedBy(connect: (callback: ConnectCallback) => void): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    connect((error, client) => (client ? resolve(client) : reject(error)))
  })
}

/**
 * The pool closes the connection of a single query that failed. One that Postgres refused left nothing behind, and while
 * tables are locked or time is up for many, a new connection for each of them is what the database can afford least.
 */
function keepingRefused(client: pg.PoolClient): pg.PoolClient {
  const { release } = client
  return Object.assign(client, {
    release: (error?: Error | boolean) => release(isRefused(error) ? undefined : error),
  })
}

function isRefused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR' && !isLost(error)
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void
