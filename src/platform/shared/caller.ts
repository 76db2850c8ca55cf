/** On whose behalf the present work is done, known to whatever that work calls, however deep: queues go by it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './ids.ts'

export interface Caller {
  /** Whose turn it is: a person or system once recognised, else the network that a request came from. */
  lane: string
  /** What it does reads much: it waits for others of its kind, and nobody else waits for it. */
  isExpensive: boolean
  /** Aborted when its client is gone: what waits in a queue for nobody leaves it. */
  departure?: AbortSignal
}

const callers = new AsyncLocalStorage<Caller | undefined>()

/** Undefined where the service does something of its own accord. */
export function currentCaller(): Caller | undefined {
  return callers.getStore()
}

/** The lane of the present work. What is done for nobody waits behind nothing of its own. */
export function currentLane(): string {
  return callers.getStore()?.lane ?? newId()
}

export function currentDeparture(): AbortSignal | undefined {
  return callers.getStore()?.departure
}

export function actFor<T>(caller: Caller, work: () => T): T {
  return callers.run(caller, work)
}

/** For work of the service itself that a request only gave rise to: it neither waits in the caller's lane nor counts there. */
export function actForNobody<T>(work: () => T): T {
  return callers.run(undefined, work)
}
