/**
 * The way of every write: claim the idempotency key, do the work, append its events, keep the answer, all in one
 * transaction. Whatever fails takes everything with it, the claim included: refusals are not stored, so the same key
 * may be used for the corrected request; nor is what changed nothing.
 */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Expiring } from '../db/cleaning.ts'
import { type Db, type Tx, txOn } from '../db/client.ts'
import { isTimeout, isWorthRetrying, violatedRule } from '../db/pg-errors.ts'
import {
  BEGIN,
  COMMIT,
  type Queryable,
  queryRows,
  ROLLBACK,
  type Statement,
  StatementRefused,
  sendPipelined,
} from '../db/pipeline.ts'
import { troubleOf } from '../db/trouble.ts'
import { type Authorship, appendEvents, type NewEvent } from '../log/append-event.ts'
import { AppError } from '../shared/errors.ts'
import { idempotencyKeys } from './idempotency.table.ts'

/** Who writes: a person, through a key. */
export interface Writer {
  personId: string
  /** As whom the same person wrote before. */
  formerIds?: readonly string[]
  apiKeyId: string | null
  scopes?: { retreatIds?: readonly string[] | undefined } | null
}

export interface CommandContext<A extends Writer> {
  actor: A
  requestId: string
  /** Absent where the request is idempotent by itself: a PATCH with If-Match, a DELETE. */
  idempotency?: Idempotency
}

interface Idempotency {
  key: string
  fingerprint: string
}

/** What a use case did. `toKeep` is the answer without its secrets, where it has any. */
export interface Outcome<Result> {
  result: Result
  events: NewEvent[]
  toKeep?: Result
  /** What ends the very right with which all of it was done, such as one's own session: after the events. */
  last?: Statement[]
}

export interface Answer<Result> {
  result: Result
  /** Whether this answer was given before, to the same request. */
  replayed: boolean
}

const CLAIM = 'claim key'
const MAX_ATTEMPTS = 5
const RETRY_PAUSE_MS = 20

/** A use case that reads and writes as it goes. */
export type Command<Result, A> = (tx: Tx, actor: A) => Promise<Outcome<Result>>

/**
 * A use case of which speed matters: all that it needs to know is read at once, then it decides without the database,
 * and all that it writes is sent at once. Its transaction costs two round trips.
 */
export interface PipelinedCommand<Result, A> {
  read: (actor: A) => Statement[]
  decide: (actor: A, answers: pg.QueryResult[]) => { writes: Statement[]; outcome: Outcome<Result> }
}

export type CommandHandler<Result, A> = Command<Result, A> | PipelinedCommand<Result, A>

/**
 * A write whose work takes long to make ready, such as a report to print: made ready before the transaction, which would
 * hold a connection all the while, and not for a request that was answered before.
 */
export async function runPrepared<Result extends object, A extends Writer>(
  db: Db,
  command: CommandContext<A>,
  prepare: (actor: A) => Promise<CommandHandler<Result, A>>,
): Promise<Answer<Result>> {
  const { actor, idempotency } = command
  const earlier = idempotency && (await findAnswer<Result>(db.$client, actor, idempotency))
  return earlier ?? runCommand(db, command, await prepare(actor))
}

export async function runCommand<Result extends object, A extends Writer>(
  db: Db,
  command: CommandContext<A>,
  work: CommandHandler<Result, A>,
): Promise<Answer<Result>> {
  return untilSettled(() => db.writing((client) => runOnce(txOn(client, db.caller), command, work)))
}

/** Runs a transaction, again where it met another one, and tells what the database refused as a problem. */
export async function untilSettled<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (isWorthRetrying(error) && attempt < MAX_ATTEMPTS) {
        await pause(attempt)
        continue
      }
      throw asProblem(error)
    }
  }
}

async function runOnce<Result extends object, A extends Writer>(
  tx: Tx,
  { actor, requestId, idempotency }: CommandContext<A>,
  work: CommandHandler<Result, A>,
): Promise<Answer<Result>> {
  const client = tx.$client
  const claims = idempotency ? [claim(actor, idempotency)] : []
  const reads = typeof work === 'function' ? [] : work.read(actor)
  const answers = await sendPipelined(client, [BEGIN, ...claims, ...reads])
  if (idempotency && answers[1]?.rowCount !== idsOf(actor).length) {
    const earlier = await findAnswer<Result>(client, actor, idempotency)
    await sendPipelined(client, [ROLLBACK])
    if (!earlier) throw new AppError('request_in_progress')
    return earlier
  }

  const { writes, outcome } =
    typeof work === 'function'
      ? { writes: [], outcome: await work(tx, actor) }
      : work.decide(actor, answers.slice(1 + claims.length))
  const { result, events, toKeep, last = [] } = outcome
  const kept =
    idempotency && events.length > 0
      ? keepAnswer(actor, idempotency, { body: toKeep ?? result, retreatIds: retreatsOf(events) })
      : null
  await sendPipelined(client, [
    ...writes,
    appendEvents(authorshipOf(actor, requestId), events, kept?.digest),
    // What changed nothing is safe to run again, and no event could vouch for its answer.
    ...(kept ? [kept.statement] : []),
    ...(idempotency ? giveBack(kept ? (actor.formerIds ?? []) : idsOf(actor), idempotency) : []),
    ...last,
    COMMIT,
  ])
  return { result, replayed: false }
}

export function authorshipOf({ personId, apiKeyId }: Writer, requestId: string): Authorship {
  return { actorId: personId, apiKeyId, requestId }
}

interface KeptAnswer<Result> {
  fingerprint: string
  body: Result
  apiKeyId: string | null
  retreatIds: string[] | null
}

/**
 * What the request with this key was answered before, if it was. Refused where another request used the key, and where
 * the answer was given to a wider credential of the same person.
 */
async function findAnswer<Result>(
  connection: Queryable,
  writer: Writer,
  { key, fingerprint }: Idempotency,
): Promise<Answer<Result> | undefined> {
  const [earlier] = await queryRows<KeptAnswer<Result>>(connection, {
    name: 'read answer',
    text: `select fingerprint, body, api_key_id as "apiKeyId", retreat_ids as "retreatIds"
      from idempotency_keys where person_id = any ($1::uuid[]) and key = $2 and body is not null limit 1`,
    values: [idsOf(writer), key],
  })
  if (earlier === undefined) return undefined
  if (earlier.fingerprint !== fingerprint) throw new AppError('idempotency_key_reused')
  if (!maySee(writer, earlier)) throw new AppError('answer_outside_scopes')
  return { result: earlier.body, replayed: true }
}

/** A credential sees again what it was answered itself; what another one was answered, only within its own retreats. */
function maySee({ apiKeyId, scopes }: Writer, answer: KeptAnswer<unknown>): boolean {
  const visible = scopes?.retreatIds
  if (!visible || apiKeyId === answer.apiKeyId) return true
  return answer.retreatIds?.every((id) => visible.includes(id)) ?? false
}

/** The retreats that a write was about; null where something of it belongs to none. */
function retreatsOf(events: readonly NewEvent[]): string[] | null {
  const retreatIds = events.map(({ retreatId }) => retreatId)
  return retreatIds.every((id) => id !== undefined) ? [...new Set(retreatIds)] : null
}

/**
 * Takes the key for this request, under every id of the person; where a row is missing, another request has it. While that one
 * still runs, the insert waits for its end; the database's lock timeout bounds the wait.
 */
function claim(writer: Writer, { key, fingerprint }: Idempotency): Statement {
  return {
    name: CLAIM,
    text: `
      insert into idempotency_keys (person_id, key, fingerprint) select id, $2, $3 from unnest($1::uuid[]) id
      on conflict do nothing`,
    values: [idsOf(writer), key, fingerprint],
  }
}

/** Keeps the answer, with the digest by which the log vouches for all of the row (`verify` makes it anew in SQL). */
function keepAnswer(
  { personId, apiKeyId }: Writer,
  { key, fingerprint }: Idempotency,
  answer: { body: object; retreatIds: string[] | null },
): { statement: Statement; digest: string } {
  const salt = randomUUID()
  const body = JSON.stringify(answer.body)
  const retreatIds = answer.retreatIds && `{${answer.retreatIds.join(',')}}`
  const whole = [salt, personId, key, fingerprint, apiKeyId ?? 'none', retreatIds ?? 'none', body].join('\n')
  const statement = {
    name: 'keep answer',
    text: `
      update idempotency_keys set body = $3::json, api_key_id = $4, retreat_ids = $5::uuid[], salt = $6::uuid
      where person_id = $1 and key = $2`,
    values: [personId, key, body, apiKeyId, retreatIds, salt],
  }
  return { statement, digest: createHash('sha256').update(whole).digest('hex') }
}

/** The claims under these ids, which nothing is kept under. */
function giveBack(ids: readonly string[], { key }: Idempotency): Statement[] {
  if (ids.length === 0) return []
  const text = 'delete from idempotency_keys where person_id = any ($1::uuid[]) and key = $2'
  return [{ name: 'give key back', text, values: [[...ids], key] }]
}

/** In one order, so that no two requests wait for each other. */
function idsOf({ personId, formerIds = [] }: Writer): string[] {
  return [personId, ...formerIds].toSorted()
}

/** What the database refused, as a problem; anything else as it is. */
function asProblem(error: unknown): unknown {
  if (error instanceof AppError) return error
  if (isTimeout(error) && error instanceof StatementRefused && error.statement === CLAIM) {
    return new AppError('request_in_progress', {}, [], error)
  }
  const trouble = troubleOf(error)
  if (trouble) return new AppError(trouble, {}, [], error)
  const violated = violatedRule(error)
  if (violated === null) return error
  const { code, pointer, rule } = violated
  return new AppError(code, { rule }, pointer === undefined ? [] : [{ pointer, code }], error)
}

/** Two transactions that met once should not meet again: each waits a little, and a different while. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * attempt * (0.5 + Math.random())))
}

/** An answer is kept so long for a repeated request. */
export const oldAnswers: Expiring = {
  what: 'answers for repeated requests',
  table: idempotencyKeys,
  isOld: sql`${idempotencyKeys.createdAt} < now() - interval '30 days'`,
}
