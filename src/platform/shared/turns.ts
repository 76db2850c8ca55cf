/**
 * One thread makes all answers. What takes milliseconds of it in one piece (a large body to parse, a long list to write
 * out) is done one at a time, in turn of the callers, and the next piece only when the thread has had nothing else to do
 * for a while: such pieces share what all that is small leaves over.
 */
import { performance } from 'node:perf_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { laneOf, type OnBehalfOf } from './caller.ts'
import { FairQueue, type QueueLimits, type Release, refusalsOf } from './fair-queue.ts'

/** For each ms of a piece: how long the thread is to be idle after it, and how long that is waited for. */
const IDLE = 2
const LONGEST_REST = 10
/** Also after a piece that only took long because the whole machine is busy. */
const LONGEST_REST_MS = 500

const RETRY_SECONDS = 2
const limits: QueueLimits = {
  atOnce: 1,
  perCaller: 1,
  maxWaitingPerCaller: 128,
  maxWaiting: 1_024,
  maxWaitMs: 10_000,
}
const turns = new FairQueue(limits, refusalsOf(limits, RETRY_SECONDS))

/** Resolves when this caller may take the thread; what follows without waiting for anything is part of its turn. */
export async function takeTurn(caller: OnBehalfOf): Promise<void> {
  void endTurn(await turns.take(laneOf(caller), caller?.departure))
}

async function endTurn(release: Release): Promise<void> {
  const begun = performance.now()
  await setImmediate()
  const ended = performance.now()
  const pieceMs = ended - begun
  const restedAt = idleMs() + pieceMs * IDLE
  const latest = ended + Math.min(pieceMs * LONGEST_REST, LONGEST_REST_MS)
  while (idleMs() < restedAt && performance.now() < latest) {
    await setTimeout(Math.ceil(Math.min(restedAt - idleMs(), latest - performance.now())))
  }
  release()
}

/** Since the process started. */
function idleMs(): number {
  return performance.eventLoopUtilization().idle
}
