/** On whose behalf something is done: handed to whatever is shared out, which serves callers in turn. */
import { newId } from './ids.ts'

export interface Caller {
  /** Whose turn it is: a person or system once recognised, else the network that a request came from. */
  lane: string
  /** What it does reads much: it waits for others of its kind, and nobody else waits for it. */
  isExpensive: boolean
  /** Aborted when its client is gone: what waits in a queue for nobody leaves it. */
  departure?: AbortSignal
}

/** The service itself, which does something of its own accord, or the caller. */
export type OnBehalfOf = Caller | null

/** What is done for nobody waits behind nothing of its own. */
export function laneOf(caller: OnBehalfOf): string {
  return caller?.lane ?? newId()
}
