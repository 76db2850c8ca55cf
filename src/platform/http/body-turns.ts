/**
 * A large body takes milliseconds to parse and check, in which nothing else is done. So in each turn of the event loop only
 * one is taken on, and of each caller one after the other: whatever else is due goes between.
 */
import { FairQueue, type QueueLimits, refusalsOf } from '../shared/fair-queue.ts'

/** In characters: smaller ones take less time than waiting would. */
export const LARGE_BODY = 32 * 1024
const RETRY_SECONDS = 2

const limits: QueueLimits = {
  atOnce: 1,
  perCaller: 1,
  maxWaitingPerCaller: 32,
  maxWaiting: 128,
  maxWaitMs: 10_000,
}

const turns = new FairQueue(limits, refusalsOf(limits, RETRY_SECONDS))

/** Resolves when a body of this caller may be parsed; what follows without waiting for anything is part of its turn. */
export async function takeBodyTurn(lane: string, departure?: AbortSignal): Promise<void> {
  const release = await turns.take(lane, departure)
  setImmediate(release)
}
