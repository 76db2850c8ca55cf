/**
 * The way of every write: claim the idempotency key, do the work, append its events, keep the answer, all in one
 * transaction. Whatever fails takes everything with it, the claim included: refusals are not stored, so the same key
 * may be used for the corrected request.
 */
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { isTimeout, isWorthRetrying, violatedRule } from '../db/pg-errors.ts'
import { appendEvents, type NewEvent } from '../log/append-event.ts'
import { AppError } from '../shared/errors.ts'
import { idempotencyKeys } from './idempotency.table.ts'

/** Who writes: a person, through a key. */
export interface Writer {
  personId: string
  apiKeyId: string | null
}

export interface Command<A extends Writer> {
  actor: A
  requestId: string
  /** Absent where the request is idempotent by itself: a PATCH with If-Match, a DELETE. */
  idempotency?: { key: string; fingerprint: string }
}

/** What a use case did. `toKeep` is the answer without its secrets, where it has any. */
export interface Outcome<Result> {
  result: Result
  events: NewEvent[]
  toKeep?: Result
}

export interface Answer<Result> {
  result: Result
  /** Whether this answer was given before, to the same request. */
  replayed: boolean
}

const MAX_ATTEMPTS = 5
const RETRY_PAUSE_MS = 20

export async function runCommand<Result extends object, A extends Writer>(
  db: Db,
  command: Command<A>,
  work: (tx: Tx, actor: A) => Promise<Outcome<Result>>,
): Promise<Answer<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction((tx) => runOnce(tx, command, work))
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
  command: Command<A>,
  work: (tx: Tx, actor: A) => Promise<Outcome<Result>>,
): Promise<Answer<Result>> {
  const { actor, requestId, idempotency } = command
  if (idempotency) {
    const earlier = await claim<Result>(tx, actor.personId, idempotency)
    if (earlier) return { result: earlier, replayed: true }
  }
  const { result, events, toKeep } = await work(tx, actor)
  await appendEvents(tx, { actorId: actor.personId, apiKeyId: actor.apiKeyId, requestId }, events)
  if (idempotency) {
    await tx
      .update(idempotencyKeys)
      .set({ body: toKeep ?? result })
      .where(isKey(actor.personId, idempotency.key))
  }
  return { result, replayed: false }
}

/**
 * Takes the key for this request, or answers what it was answered before. While the first request with this key
 * still runs, the insert waits for its end; the database's lock timeout bounds the wait.
 */
async function claim<Result>(
  tx: Tx,
  personId: string,
  { key, fingerprint }: { key: string; fingerprint: string },
): Promise<Result | null> {
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ personId, key, fingerprint })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
    .catch((error: unknown) => {
      throw isTimeout(error) ? new AppError('request_in_progress', {}, [], error) : error
    })
  if (claimed.length > 0) return null
  const [earlier] = await tx.select().from(idempotencyKeys).where(isKey(personId, key))
  if (earlier?.fingerprint !== fingerprint) throw new AppError('idempotency_key_reused')
  return earlier.body as Result
}

function isKey(personId: string, key: string) {
  return and(eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.key, key))
}

/** What the database refused, as a problem; anything else as it is. */
function asProblem(error: unknown): unknown {
  if (error instanceof AppError) return error
  if (isTimeout(error) || isWorthRetrying(error)) return new AppError('busy', {}, [], error)
  const violated = violatedRule(error)
  if (violated === null) return error
  const { code, pointer, rule } = violated
  return new AppError(code, { rule }, pointer === undefined ? [] : [{ pointer, code }], error)
}

/** Two transactions that met once should not meet again: each waits a little, and a different while. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * attempt * (0.5 + Math.random())))
}

/** How long an answer is kept for a repeated request. */
const KEPT_FOR = '30 days'

/** Forgets answers older than 30 days. */
export async function forgetOldAnswers(db: Db): Promise<void> {
  await db.delete(idempotencyKeys).where(sql`${idempotencyKeys.createdAt} < now() - ${KEPT_FOR}::interval`)
}
