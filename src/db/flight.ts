/**
 * Statements that travel together. The connection sends them without waiting for each other's answers, so a transaction
 * costs a few round trips instead of one for every statement; Postgres still runs them one after another.
 */
import type { Writable } from 'node:stream'
import type pg from 'pg'
import { mustExist } from '../shared/must-exist.ts'
import { isUnavailable } from './pg-errors.ts'

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

/** Anything that statements can be sent on: the pool, where they need no transaction, or one connection. */
export type Carrier = Pick<pg.ClientBase, 'query'>

/**
 * Sends the statements and answers with all their results, or rejects with the first that was refused. Inside a transaction
 * Postgres refuses every later one too, and a `commit` behind them succeeds by rolling back: so a flight that is refused
 * has left nothing behind, and one that is answered was refused nowhere.
 */
export async function fly(
  connection: pg.ClientBase,
  statements: readonly Statement[],
): Promise<pg.QueryResult[]> {
  const { stream } = (connection as unknown as { connection: { stream: Writable } }).connection
  // Into the socket at one go: a write for each statement would cost as much as all the rest of sending it.
  stream.cork()
  const sent = statements.map((statement) => connection.query(statement))
  stream.uncork()
  const answers = await Promise.allSettled(sent)
  return statements.map((statement, index) => {
    const answer = mustExist(answers[index], 'the answer to a statement')
    if (answer.status === 'fulfilled') return answer.value
    throw new StatementRefused(statement, answer.reason)
  })
}

/** The rows of one statement. */
export async function ask<Row extends pg.QueryResultRow>(
  carrier: Carrier,
  statement: Statement,
): Promise<Row[]> {
  const answer = await carrier.query<Row>(statement).catch((cause: unknown) => {
    throw new StatementRefused(statement, cause)
  })
  return answer.rows
}

/**
 * A connection of the pool for this work, which ends the transactions that it begins. Where the work fails, what it began
 * is rolled back before anybody else gets the connection; one that cannot even do that is thrown away.
 */
export async function withConnection<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const answer = await work(client)
    client.release()
    return answer
  } catch (error) {
    await takeBack(client, isUnavailable(error))
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
