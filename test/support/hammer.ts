/** Many clients at once, each sending one request after the other. */
import { setTimeout as sleep } from 'node:timers/promises'
import { nextRequest } from './commands.ts'
import type { HotRetreat } from './hot-retreat.ts'
import { Random } from './random.ts'
import { isAcknowledged, isTryAgain, read, type Sent, send } from './requests.ts'

const PAUSE_AFTER_FAILURE_MS = 50
const RESEND_WITHIN_MS = 30_000

export interface Hammering {
  /** Ends when every client has the answer to its last request, or knows that there is none. */
  stop(): Promise<void>
}

/**
 * Starts so many clients, spread over the processes of the service, until they are stopped. `patienceMs` says how long
 * the next request waits for its answer; without it, or undefined, as long as it takes.
 */
export function hammer(
  hot: HotRetreat,
  urls: readonly string[],
  clients: number,
  seed: number,
  patienceMs: (random: Random) => number | undefined = () => undefined,
): Hammering {
  let isOver = false
  const working = Array.from({ length: clients }, async (_, index) => {
    const random = new Random(seed * 1_000 + index)
    while (!isOver) {
      const sent: Sent = { ...nextRequest(hot, random), answer: null }
      hot.sent.push(sent)
      const url = random.pick(urls) ?? ''
      await attempt(hot, url, sent, patienceMs(random))
      if (!isSettled(sent)) await sleep(PAUSE_AFTER_FAILURE_MS)
      else if (!isAcknowledged(sent.answer)) await lookAgain(hot, url, sent)
    }
  })
  return {
    async stop() {
      isOver = true
      await Promise.all(working)
    },
  }
}

/** Whether it is known what became of it. */
export function isSettled({ answer }: Sent): boolean {
  return answer !== null && !isTryAgain(answer)
}

/** Sends a request, perhaps not for the first time, and keeps its answer. */
async function attempt(hot: HotRetreat, url: string, sent: Sent, patienceMs?: number): Promise<void> {
  sent.answer = await send(url, sent, patienceMs)
  if (isAcknowledged(sent.answer)) hot.learn(sent.answer.body)
}

/** What others did to the record meanwhile is the likeliest reason of a refusal. */
async function lookAgain(hot: HotRetreat, url: string, { about, secret }: Sent): Promise<void> {
  if (about === undefined) return
  const answer = await read(url, secret, about)
  hot.reads.push(answer)
  if (isAcknowledged(answer)) hot.learn(answer.body)
}

/** Sends a request again, with its key, until it is settled. */
export async function sendAgain(hot: HotRetreat, url: string, sent: Sent): Promise<void> {
  const deadline = Date.now() + RESEND_WITHIN_MS
  do {
    await attempt(hot, url, sent)
    if (isSettled(sent)) return
    await sleep(PAUSE_AFTER_FAILURE_MS)
  } while (Date.now() < deadline)
  throw new Error(`no answer within ${RESEND_WITHIN_MS / 1000} s: ${sent.command} ${sent.path}`)
}
