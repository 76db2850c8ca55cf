/** One delivery: what is sent of the event, and what becomes of it by the answer. */
import { and, eq, sql } from 'drizzle-orm'
import { recordsOf } from '../audit/event-records.ts'
import type { Db } from '../platform/db/client.ts'
import { eventColumns, type SealedEvent } from '../platform/log/sealed-event.ts'
import { webhookDeliveries, webhookProgress } from './deliveries.table.ts'
import { isWanted, isWithin, type Reach, reachOf } from './reach-of-systems.ts'
import { NotSent, sendSafely } from './send-safely.ts'
import { deliveryOutcomes } from './webhook-metrics.ts'
import type { WebhookKey } from './webhook-secrets.ts'
import { TEST_TYPE } from './webhooks.schema.ts'

/** As it was claimed, with what is needed of its webhook. */
export interface Claimed {
  [column: string]: unknown
  id: string
  webhookId: string
  position: number | null
  type: string
  attempts: number
  createdAt: string
  url: string
  types: string[]
  retreatIds: string[] | null
  userId: string
  secretNumber: number
  previousSigns: boolean
}

export interface Sender {
  db: Db
  key: WebhookKey
  networks: readonly string[]
  answerWithinMs: number
  /** Seconds from one attempt to the next; after the last it is given up. */
  pausesSeconds: readonly number[]
}

/** Longer ones tell that the records are in the feed. */
const LONGEST_BODY_BYTES = 256 * 1024
const GONE = 410
/** A share of the pause by which it may be longer, so that those that failed together do not come together. */
const JITTER = 0.2

/** How long it waits where its system has no key: a new one is told at once of what was never taken. */
const WITHOUT_KEY_SECONDS = 10

type Outcome =
  | { delivered: number }
  | { putOff: string; status?: number; forSeconds: number }
  | { error: string; status?: number; retryAfter?: number; isFinal?: true }

/** Sends it, and notes what came of it. */
export async function sendDelivery(sender: Sender, claimed: Claimed): Promise<void> {
  await note(sender, claimed, await attempt(sender, claimed))
}

async function attempt(sender: Sender, claimed: Claimed): Promise<Outcome> {
  const reach = await reachOf(sender.db, claimed.userId)
  if (reach === undefined)
    return { putOff: 'waits: its system has no key in force', forSeconds: WITHOUT_KEY_SECONDS }
  const body = await bodyOf(sender.db, reach, claimed)
  if (body === null)
    return { error: 'not sent: its webhook wants it no more, or its system may not read it', isFinal: true }
  const { id, webhookId, secretNumber, previousSigns } = claimed
  const at = Number(BigInt(Date.now()) / 1000n)
  const numbers = previousSigns ? [secretNumber, secretNumber - 1] : [secretNumber]
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Cakupan',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': sender.key.sign(webhookId, numbers, { id, at, body }),
  }
  const { networks, answerWithinMs: withinMs } = sender
  try {
    const { status, retryAfter } = await sendSafely(claimed.url, { body, headers, withinMs, networks })
    if (status >= 200 && status < 300) return { delivered: status }
    if (status === GONE) return { putOff: 'answered 410: gone', status, forSeconds: 0 }
    const isRedirect = status >= 300 && status < 400
    const error = `answered ${status}${isRedirect ? ': redirects are not followed' : ''}`
    return { error, status, retryAfter }
  } catch (error) {
    if (error instanceof NotSent) return { error: error.message }
    throw error
  }
}

/** `{type, timestamp, data}`, of the event as it was sealed; null where the system is not to be told of it. */
async function bodyOf(
  db: Db,
  reach: Reach,
  { position, type, types, retreatIds, webhookId, createdAt }: Claimed,
): Promise<string | null> {
  if (type === TEST_TYPE)
    return JSON.stringify({ type, timestamp: new Date(createdAt).toISOString(), data: { webhookId } })
  const { rows } = await db.execute<SealedEvent & { cursor: string } & Record<string, unknown>>(sql`
    select l.position, l.position || '-' || encode(substring(l.hash for 8), 'hex') as cursor, ${eventColumns}
    from log_leaves l join events e on e.id = l.event_id where l.position = ${position} and ${isWanted({ types, retreatIds })} and ${isWithin(reach)}`)
  const [event] = rows
  if (event === undefined) return null
  const { rows: _proven, ...told } = event
  const whole = JSON.stringify({
    type: event.type,
    timestamp: event.occurredAt,
    data: { ...told, records: recordsOf(event), isWhole: true },
  })
  if (Buffer.byteLength(whole) <= LONGEST_BODY_BYTES) return whole
  return JSON.stringify({
    type: event.type,
    timestamp: event.occurredAt,
    data: { ...told, data: {}, records: [], isWhole: false },
  })
}

/**
 * Only as long as nobody took it over: whoever is late notes nothing. What is put off keeps its place before the later events of its
 * subject, and the attempt does not count.
 */
async function note({ db, pausesSeconds }: Sender, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { id, webhookId, attempts } = claimed
  const isOurs = and(
    eq(webhookDeliveries.id, id),
    eq(webhookDeliveries.attempts, attempts),
    eq(webhookDeliveries.state, 'waiting'),
  )
  await db.transaction(async (tx) => {
    if (typeof outcome === 'object' && 'delivered' in outcome) {
      deliveryOutcomes.delivered += 1
      await tx
        .update(webhookDeliveries)
        .set({ state: 'delivered', lastStatus: outcome.delivered, lastError: null, settledAt: sql`now()` })
        .where(isOurs)
      return
    }
    if ('putOff' in outcome) {
      const { putOff: lastError, status: lastStatus = null, forSeconds } = outcome
      const nextAt = sql`now() + make_interval(secs => ${forSeconds})`
      await tx
        .update(webhookDeliveries)
        .set({ attempts: attempts - 1, lastStatus, lastError, nextAt })
        .where(isOurs)
      if (lastStatus === GONE)
        await tx
          .update(webhookProgress)
          .set({ goneAt: sql`now()` })
          .where(eq(webhookProgress.webhookId, webhookId))
      return
    }
    const { error: lastError, status: lastStatus = null, retryAfter = 0, isFinal } = outcome
    const pause = pausesSeconds[attempts - 1]
    const isDead = isFinal || pause === undefined
    deliveryOutcomes[isDead ? 'dead' : 'failed'] += 1
    const seconds = Math.max(retryAfter, (pause ?? 0) * (1 + JITTER * Math.random()))
    await tx
      .update(webhookDeliveries)
      .set(
        isDead
          ? { state: 'dead', lastStatus, lastError, settledAt: sql`now()` }
          : { lastStatus, lastError, nextAt: sql`now() + make_interval(secs => ${seconds})` },
      )
      .where(isOurs)
  })
}
