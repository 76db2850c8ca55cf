/**
 * Tells receivers what happens: makes deliveries of what the log sealed, and sends what is due, in the background. Any number of processes
 * may run one: what one has taken, no other takes while it is at it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Expiring } from '../platform/db/cleaning.ts'
import { untilAnyWebhook } from './await-webhook.ts'
import { claimDeliveries, webhooksDue } from './claim-deliveries.ts'
import { webhookDeliveries } from './deliveries.table.ts'
import { planDeliveries, webhooksSentTo } from './plan-deliveries.ts'
import { type Sender, sendDelivery } from './send-delivery.ts'

export interface Deliverer {
  /** Ends what is under way, and takes nothing more. */
  stop(): Promise<void>
}

/** At a time, of this process, and of them for one receiver: a slow one holds up no other. */
const AT_ONCE = 32
const PER_WEBHOOK = 4
const PAUSE_MS = 300
const HELD_UP_MS = 2_000
const ANSWER_WITHIN_MS = 15_000
/** Whoever was still at it then has ended: longer than an answer may take. */
const LEASE_SLACK_SECONDS = 15
const MINUTE = 60
const HOUR = 60 * MINUTE
/** As the Standard Webhooks specification has it: 75 hours in all. */
const PAUSES_SECONDS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

export type DelivererOptions = Pick<Sender, 'db' | 'key' | 'networks'> &
  Partial<Pick<Sender, 'answerWithinMs' | 'pausesSeconds'>> & {
    /** Of the database: by a connection of its own it is told of the first webhook. */
    url: string
    leaseSeconds?: number
    lookAgainMs?: number
  }

export function startDeliverer(
  { url, leaseSeconds, lookAgainMs, ...given }: DelivererOptions,
  onError: (error: unknown) => void,
): Deliverer {
  const sender: Sender = { answerWithinMs: ANSWER_WITHIN_MS, pausesSeconds: PAUSES_SECONDS, ...given }
  const lease = leaseSeconds ?? sender.answerWithinMs / 1000 + LEASE_SLACK_SECONDS
  const stopping = new AbortController()
  const underWay = new Map<Promise<void>, string>()
  /** Webhooks that could get no further, and until when they are left alone. */
  const heldUp = new Map<string, number>()
  const freeFor = (webhookId: string) =>
    Math.min(
      AT_ONCE - underWay.size,
      PER_WEBHOOK - [...underWay.values()].filter((each) => each === webhookId).length,
    )

  /** How many were taken; null where there is nobody to send to. */
  async function round(): Promise<number | null> {
    const now = Date.now()
    const sentTo = await webhooksSentTo(sender.db)
    if (sentTo.length === 0) return null
    for (const { id: webhookId, isBehind } of sentTo) {
      if (!isBehind || (heldUp.get(webhookId) ?? 0) > now) continue
      const isAhead = await planDeliveries(sender.db, webhookId).catch((error: unknown) => {
        // What is wrong with one webhook holds up no other.
        onError(error)
        return false
      })
      if (isAhead) heldUp.delete(webhookId)
      else heldUp.set(webhookId, now + HELD_UP_MS)
    }
    let taken = 0
    for (const webhookId of await webhooksDue(sender.db, sender.key.id)) {
      const limit = stopping.signal.aborted ? 0 : freeFor(webhookId)
      if (limit <= 0) continue
      const claimed = await claimDeliveries(sender.db, { webhookId, limit, leaseSeconds: lease })
      taken += claimed.length
      for (const each of claimed) {
        const sending: Promise<void> = sendDelivery(sender, each)
          .catch(onError)
          .finally(() => underWay.delete(sending))
        underWay.set(sending, webhookId)
      }
    }
    return taken
  }

  async function roundOrSleep(): Promise<number> {
    const taken = await round()
    if (taken === null) await untilAnyWebhook(url, stopping.signal, lookAgainMs)
    return taken ?? 0
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      const taken = await roundOrSleep().catch((error: unknown) => {
        onError(error)
        return 0
      })
      // What was sent makes room, and lets the next of its subject go.
      const sent = new AbortController()
      const signal = AbortSignal.any([stopping.signal, sent.signal])
      const pause = sleep(PAUSE_MS, undefined, { signal }).catch(() => {})
      await (taken > 0 ? Promise.race([pause, ...underWay.keys()]) : pause)
      sent.abort()
    }
    await Promise.all(underWay.keys())
  })()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

/** What became of a delivery is shown so long. */
export const oldDeliveries: Expiring = {
  what: 'settled deliveries of webhooks',
  table: webhookDeliveries,
  isOld: sql`${webhookDeliveries.state} <> 'waiting' and ${webhookDeliveries.settledAt} < now() - interval '30 days'`,
}
