/**
 * What a write would come to: it is done whole, with every check of the database and its events, and rolled back. Nothing of it
 * is kept, no idempotency key is claimed, and what it holds is held no longer than its deadline.
 */
import type pg from 'pg'
import { type Db, type Tx, txOn } from '../db/client.ts'
import { isTimeout } from '../db/pg-errors.ts'
import { BEGIN, ROLLBACK, type Statement, sendPipelined, withConnection } from '../db/pipeline.ts'
import { appendEvents, type NewEvent } from '../log/append-event.ts'
import { warningInWords } from '../shared/warnings.ts'
import type { BothLanguages } from '../shared/wire.ts'
import {
  authorshipOf,
  type CommandContext,
  type CommandHandler,
  type Outcome,
  untilSettled,
  type Writer,
} from './run-command.ts'

/** What would be accepted, and a person should look at. */
interface Foreseen {
  code: string
  detail: BothLanguages
}

/** Looks, while the write stands, at what it raises; and when it is taken back, which of that was there before. */
export type Foresee = (tx: Tx, events: readonly NewEvent[]) => Promise<(db: Db) => Promise<Foreseen[]>>

/** The same for whoever would write. */
export type ForeseeAs<A extends Writer> = (actor: A) => Foresee

export interface DryRun<Result> {
  result: Result
  /** Beside those of the answer itself. */
  warnings: Foreseen[]
}

export interface Deadlines {
  /** After so long Postgres ends it, with all that it holds. */
  dryRunWithinMs: number
  /** So long may each query take that looks at what would be found. */
  foreseeWithinMs: number
}

const DEADLINES: Deadlines = { dryRunWithinMs: 30_000, foreseeWithinMs: 5_000 }

const CHECK_NOW: Statement = { name: 'check now', text: 'set constraints all immediate', values: [] }

/** Answers what a write would come to, or rejects with what it would be refused for. */
export async function dryRun<Result, A extends Writer>(
  db: Db,
  command: Omit<CommandContext<A>, 'idempotency'>,
  work: CommandHandler<Result, A>,
  foresee: Foresee,
  deadlines = DEADLINES,
): Promise<DryRun<Result>> {
  const once = async (client: pg.PoolClient) => {
    const { result, events } = await attempt(txOn(client, db.caller), command, work, deadlines)
    const looked = await look(txOn(client, db.caller), events, foresee, deadlines)
    await sendPipelined(client, [ROLLBACK])
    return { result, looked }
  }
  const { result, looked } = await untilSettled(() => withConnection(db.$client, once))
  return { result, warnings: looked === null ? [notForeseen] : await looked(db) }
}

async function attempt<Result, A extends Writer>(
  tx: Tx,
  { actor, requestId }: Omit<CommandContext<A>, 'idempotency'>,
  work: CommandHandler<Result, A>,
  { dryRunWithinMs }: Deadlines,
): Promise<Outcome<Result>> {
  const client = tx.$client
  const reads = typeof work === 'function' ? [] : work.read(actor)
  const answers = await sendPipelined(client, [
    BEGIN,
    within('transaction_timeout', dryRunWithinMs),
    ...reads,
  ])
  const { writes, outcome } =
    typeof work === 'function'
      ? { writes: [], outcome: await work(tx, actor) }
      : work.decide(actor, answers.slice(2))
  await sendPipelined(client, [
    ...writes,
    appendEvents(authorshipOf(actor, requestId), outcome.events),
    CHECK_NOW,
  ])
  return outcome
}

/** Null where it would take too long: what it came to is known all the same. */
async function look(tx: Tx, events: readonly NewEvent[], foresee: Foresee, { foreseeWithinMs }: Deadlines) {
  await sendPipelined(tx.$client, [within('statement_timeout', foreseeWithinMs)])
  try {
    return await foresee(tx, events)
  } catch (error) {
    if (isTimeout(error)) return null
    throw error
  }
}

/** Postgres counts from when the timeout is set, but does not shorten one that runs already: so that is ended first. */
function within(setting: 'transaction_timeout' | 'statement_timeout', ms: number): Statement {
  return {
    name: `within ${setting}`,
    text: `select set_config('${setting}', '0', true), set_config('${setting}', $1, true)`,
    values: [String(ms)],
  }
}

const notForeseen: Foreseen = {
  code: 'findings_not_foreseen',
  detail: warningInWords('findings_not_foreseen'),
}
