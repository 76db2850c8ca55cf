/**
 * Statements that travel together. The connection sends them without waiting for each other's answers, so a transaction
 * costs a few round trips instead of one for every statement; Postgres still runs them one after another.
 */
import type { Socket } from 'node:net'
import pg from 'pg'
import { mustExist } from '../shared/must-exist.ts'
import { type Session, socketOf } from './session.ts'
import { CommitUnknown, isLost } from './trouble.ts'

/** A statement that each connection parses and plans once, under its name. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

/** Which statement Postgres refused; why is its cause. */
export class StatementRefused extends Error {
  readonly statement: string
  /** Without its parameters. */
  readonly text: string

  constructor({ name, text }: Statement, cause: unknown) {
    super(`${name} was refused`, { cause })
    this.statement = name
    this.text = text
  }
}

export const BEGIN = named('begin')
export const COMMIT = named('commit')
export const ROLLBACK = named('rollback')
/** Everything that is read from here on belongs together, whatever is written meanwhile. */
export const BEGIN_SNAPSHOT = named('begin isolation level repeatable read read only')
/** Of a transaction that wrote nothing: what becomes of it matters to nobody. */
export const END_SNAPSHOT = named('end')

/** Anything that statements can be sent on: the pool, where they need no transaction, or one connection. */
export type Queryable = Pick<pg.ClientBase, 'query'>

/** Where connections come from: a pool, or a caller's part of it. */
export interface Connections extends Queryable {
  connect(): Promise<pg.PoolClient>
  /** Sends this along with whatever is asked next, in one flight; who then asks for the same has its answer from there, once. */
  readAhead?(statement: Statement): void
}

/**
 * Sends the statements and answers with all their results, or rejects with the first that was refused. Inside a transaction
 * Postgres refuses every later one too, and a `commit` behind them succeeds by rolling back: so a pipeline that is refused
 * has left nothing behind, and one that is answered was refused nowhere. Where no answer comes to its `commit`, it rejects
 * with CommitUnknown.
 */
export async function sendPipelined(
  connection: pg.ClientBase,
  statements: readonly Statement[],
): Promise<pg.QueryResult[]> {
  const socket = socketOf(connection)
  const { commitWithinMs } = connection as Session
  // Into the socket at one go: a write for each statement would cost as much as all the rest of sending it.
  socket.cork()
  const sent = statements.map((statement) => connection.query(statement))
  socket.uncork()
  const endsWithCommit = statements.at(-1) === COMMIT
  const answers = endsWithCommit
    ? await settledWithin(commitWithinMs, socket, sent)
    : await Promise.allSettled(sent)
  if (endsWithCommit) assertCommitIsKnown(answers)
  return statements.map((statement, index) => {
    const answer = mustExist(answers[index], 'the answer to a statement')
    if (answer.status === 'fulfilled') return answer.value
    throw new StatementRefused(statement, answer.reason)
  })
}

/** The connection is closed where the last statement, a commit, is not answered soon after the one before it. */
async function settledWithin(commitWithinMs: number, socket: Socket, sent: Promise<pg.QueryResult>[]) {
  const before = await Promise.allSettled(sent.slice(0, -1))
  const deadline = setTimeout(() => socket.destroy(), commitWithinMs)
  const [commit] = await Promise.allSettled(sent.slice(-1))
  clearTimeout(deadline)
  return [...before, commit as PromiseSettledResult<pg.QueryResult>]
}

/** Answered, or rolled back for certain: Postgres refused a statement, or none was sent since the connection was lost before. */
function assertCommitIsKnown(answers: PromiseSettledResult<pg.QueryResult>[]): void {
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  const [first] = failures
  const isKnown = failures.length === 0 || failures.some(isRefusal) || isUnsent(first)
  if (!isKnown) throw new CommitUnknown('no answer to a commit', { cause: first })
}

/** FATAL and PANIC end the connection, whatever became of the commit that was on its way. */
function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR'
}

function isUnsent(error: Error): boolean {
  return /is not queryable$/.test(error.message)
}

/** The rows of one statement. */
export async function queryRows<Row extends pg.QueryResultRow>(
  connection: Queryable,
  statement: Statement,
): Promise<Row[]> {
  const answer = await connection.query<Row>(statement).catch((cause: unknown) => {
    throw new StatementRefused(statement, cause)
  })
  return answer.rows
}

/**
 * A connection of the pool for this work, which ends the transactions that it begins. Where the work fails, what it began
 * is rolled back before anybody else gets the connection; one that cannot even do that is thrown away.
 */
export async function withConnection<T>(
  pool: Connections,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const answer = await work(client)
    client.release()
    return answer
  } catch (error) {
    await takeBack(client, isLost(error))
    throw error
  }
}

async function takeBack(client: pg.PoolClient, isLost: boolean): Promise<void> {
  try {
    // Closed at once, or the next transaction would get it before the pool hears of the loss.
    if (isLost) return client.release(true)
    if (client.getTransactionStatus() !== 'I') await client.query(ROLLBACK)
    client.release()
  } catch (lost) {
    client.release(lost as Error)
  }
}

function named(text: string): Statement {
  return { name: text, text, values: [] }
}
