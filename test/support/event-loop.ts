/** For how long the thread that serves could answer nobody. */
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** What every caller may be kept waiting by whatever another sends. */
export const LONGEST_DELAY_MS = 100
const TRIES = 5
const RESOLUTION_MS = 5

/** The longest delay of the event loop while the work ran: the best of several tries, in ms. */
export async function eventLoopDelay(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < TRIES && best >= LONGEST_DELAY_MS; attempt += 1) {
    best = Math.min(best, await delayOf(work))
  }
  return best
}

async function delayOf(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = takenMs()
  const look = () => {
    const now = takenMs()
    longest = Math.max(longest, now - last - RESOLUTION_MS)
    last = now
  }
  const timer = setInterval(look, RESOLUTION_MS)
  await work()
  // What held the loop last is seen by the turn after it.
  await setTimeout(2 * RESOLUTION_MS)
  clearInterval(timer)
  return longest
}

/**
 * Time on the clock, less what the thread has waited for a processor (where the system tells): perf_hooks measures the
 * same delay without that, and on a machine that others use it would tell of them.
 */
function takenMs(): number {
  return performance.now() - waitedMs()
}

function waitedMs(): number {
  try {
    const [, nanoseconds] = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return 0
  }
}
