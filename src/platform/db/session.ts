/** A connection whose settings are this service's own, whatever the defaults of the database, the role or a pooler. */
import type { Socket } from 'node:net'
import pg from 'pg'
import { CannotConnect, UnusableSession } from './trouble.ts'

/**
 * The settings of every connection: how values are read and written, where names are looked up, how a transaction
 * behaves, and that nobody waits, idles or runs for ever. Not among them: `default_transaction_read_only`, with which an
 * operator closes a database for writing.
 */
export const SESSION_SETTINGS = {
  client_encoding: 'UTF8',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  transform_null_equals: 'off',
  array_nulls: 'on',
  quote_all_identifiers: 'off',
  exit_on_error: 'off',
  search_path: 'public, pg_temp',
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // What was acknowledged must survive a crash. Where the database asks for more (remote_apply), that stays.
  synchronous_commit: 'on',
  lock_timeout: '5s',
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '15s',
  idle_session_timeout: '0',
  transaction_timeout: '60s',
}

export type SessionSettings = Partial<typeof SESSION_SETTINGS>

export interface SessionOptions {
  /** What this connection needs otherwise than SESSION_SETTINGS. */
  settings?: SessionSettings
  /**
   * How long this side waits for a server that says nothing; 0: for ever. A connection that is used for nothing so long is
   * closed too.
   */
  queryWithinMs?: number
  /** How long it waits for the answer to a commit, when all before it is done. */
  commitWithinMs?: number
}

/** How long a new connection may take: reaching the server, signing in, and setting it up. */
export const CONNECT_WITHIN_MS = 5_000

/** Longer than `statement_timeout`, so that a server that is alive reports it first. */
const QUERY_WITHIN_MS = 35_000

/**
 * A commit that waits for a replica which is gone is ended by nothing on the server: `statement_timeout` and
 * `transaction_timeout` do not count while a transaction commits.
 */
const COMMIT_WITHIN_MS = 10_000

/** How long a connection may take to say goodbye. */
const CLOSE_WITHIN_MS = 2_000

/** Sets one by one, as a pooler refuses or drops settings that come with the connection (`options`). */
const SET_UP = `
  select pg_backend_pid() as pid, jsonb_object_agg(name, set_config(name,
    case when name = 'synchronous_commit' and current_setting(name) = 'remote_apply' then 'remote_apply' else value end,
    false)) as settings
  from jsonb_each_text($1::jsonb) as wanted(name, value)`

const LOOK_AGAIN = `
  select pg_backend_pid() as pid, current_setting('session_replication_role') as "replicationRole",
    (select jsonb_object_agg(name, current_setting(name)) from jsonb_object_keys($1::jsonb) as name) as settings`

interface SetUp {
  pid: number
  settings: Record<string, string>
}

type Connected = ((error: Error) => void) | ((error: null, client: pg.ClientBase) => void)

/** A pg client that counts as connected when its settings hold, in a pool as well as alone. */
export class Session extends pg.Client {
  readonly commitWithinMs: number
  readonly #queryWithinMs: number
  readonly #settings: Record<string, string>

  constructor({
    settings,
    queryWithinMs = QUERY_WITHIN_MS,
    commitWithinMs = COMMIT_WITHIN_MS,
    ...config
  }: pg.ClientConfig & SessionOptions = {}) {
    super({
      application_name: 'cakupan',
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      keepAlive: true,
      ...config,
    })
    this.commitWithinMs = commitWithinMs
    this.#queryWithinMs = queryWithinMs
    this.#settings = { ...SESSION_SETTINGS, ...settings }
    // Whoever sends the next query learns of a break from that; without a listener it would end the process.
    this.on('error', () => {})
  }

  override connect(): Promise<this>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<this> | undefined {
    const opening = this.#open()
    if (callback === undefined) return opening
    const done = callback as (error: Error | null, client?: pg.ClientBase) => void
    opening.then(() => done(null, this), done)
  }

  /** A server that does not close its side is left. */
  override end(): Promise<void>
  override end(callback: (error: Error) => void): void
  override end(callback?: (error: Error) => void): Promise<void> | undefined {
    const leave = setTimeout(() => socketOf(this).destroy(), CLOSE_WITHIN_MS).unref()
    this.once('end', () => clearTimeout(leave))
    return callback ? void super.end(callback) : super.end()
  }

  async #open(): Promise<this> {
    try {
      await super.connect()
    } catch (error) {
      throw new CannotConnect('the database does not take the connection', { cause: error })
    }
    this.#leaveSilentServer()
    try {
      await this.#setUp()
      return this
    } catch (error) {
      // Nobody else has it yet to close it.
      void this.end()
      throw error
    }
  }

  /** One timer for the connection, not one for each statement: whoever waits for an answer waits for its first byte. */
  #leaveSilentServer(): void {
    const socket = socketOf(this)
    socket.setTimeout(this.#queryWithinMs, () => socket.destroy(new Error('Query read timeout')))
  }

  /** Two statements outside of a transaction, so that a pooler has its chance to change the server between them. */
  async #setUp(): Promise<void> {
    const wanted = [JSON.stringify(this.#settings)]
    const set = await this.#queryRow<SetUp>(SET_UP, wanted)
    const seen = await this.#queryRow<SetUp & { replicationRole: string }>(LOOK_AGAIN, wanted)
    if (seen.pid !== set.pid) throw new UnusableSession(TRANSACTION_POOLER)
    if (seen.replicationRole !== 'origin') throw new UnusableSession(TRIGGERS_OFF)
    const lost = Object.entries(set.settings).find(([name, value]) => seen.settings[name] !== value)
    if (lost) throw new UnusableSession(`The database does not keep the setting ${lost[0]} of a connection.`)
  }

  async #queryRow<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row> {
    const query = { text, values, query_timeout: CONNECT_WITHIN_MS }
    const [row] = (await this.query<Row>(query)).rows
    return row as Row
  }
}

/** In one line, as both the start and the log say it. */
export const TRANSACTION_POOLER =
  'Between this service and Postgres, a pooler changes the server process from one statement to the next (transaction pooling), which loses settings, locks and prepared statements: use session pooling, or connect to Postgres itself.'

const TRIGGERS_OFF =
  'The login’s session_replication_role is not origin, so the ledger’s triggers would not run: reset it (alter role … reset session_replication_role).'

/** The socket under a connection. */
export function socketOf(client: pg.ClientBase): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}
