/**
 * Places that many callers want and few can have: a caller has so many at a time, and whoever waits is served in turn,
 * one of each caller after the other, however many requests any of them sent. See docs/decisions/0021-fair-queues.md.
 */
import { AppError, ClientGone } from './errors.ts'

export interface QueueLimits {
  /** Places in all. */
  atOnce: number
  /** Of them, as many as one caller may hold at a time. */
  perCaller: number
  /** How many of one caller may wait, and of all callers together. */
  maxWaitingPerCaller: number
  maxWaiting: number
  /** How long one waits at most. */
  maxWaitMs: number
}

/** The error of one that cannot wait. */
export interface QueueRefusals {
  /** Its own caller has too many waiting. */
  ofCaller: () => Error
  /** Too many wait in all, or it has waited too long. */
  ofAll: () => Error
}

/** As callers of the API meet them: 429 where their own have filled the queue, else 503; worth another try so much later. */
export function refusalsOf(
  { maxWaitingPerCaller: limit }: Pick<QueueLimits, 'maxWaitingPerCaller'>,
  seconds: number,
): QueueRefusals {
  return {
    ofCaller: () => new AppError('too_many_waiting', { limit, seconds }),
    ofAll: () => new AppError('busy'),
  }
}

interface Waiter {
  enter: () => void
  refuse: (refusal: Error) => void
}

interface Lane {
  held: number
  waiting: Waiter[]
}

/** Gives the place back; a second call changes nothing. */
export type Release = () => void

export class FairQueue {
  readonly #limits: QueueLimits
  readonly #refusals: QueueRefusals
  /** Those who hold or want a place, in the order in which they have their next turn. */
  readonly #lanes = new Map<string, Lane>()
  #held = 0
  #waiting = 0

  constructor(limits: QueueLimits, refusals: QueueRefusals) {
    this.#limits = limits
    this.#refusals = refusals
  }

  /** Places that are held, and requests that wait for one. */
  get load(): { held: number; waiting: number } {
    return { held: this.#held, waiting: this.#waiting }
  }

  /** A place for this caller, at once or in its turn; to be given back. None for whoever is gone before it is there. */
  async take(caller: string, departure?: AbortSignal): Promise<Release> {
    if (departure?.aborted) throw new ClientGone()
    const free = this.takeFree(caller)
    if (free) return free
    const lane = this.#laneOf(caller)
    this.#makeRoom(lane)
    await this.#wait(caller, lane, departure)
    return this.#keepIfPresent(this.#releaseOnce(caller, lane), departure)
  }

  /** A place that this caller can have at once, or none. */
  takeFree(caller: string): Release | null {
    const lane = this.#laneOf(caller)
    if (this.#held >= this.#limits.atOnce || lane.held >= this.#limits.perCaller) return null
    this.#hold(caller, lane)
    return this.#releaseOnce(caller, lane)
  }

  #laneOf(caller: string): Lane {
    return this.#lanes.get(caller) ?? { held: 0, waiting: [] }
  }

  /** Does the work in a place, and gives it back whatever comes of it. */
  async run<T>(caller: string, work: () => Promise<T>, departure?: AbortSignal): Promise<T> {
    const release = await this.take(caller, departure)
    try {
      return await work()
    } finally {
      release()
    }
  }

  /** Between being let in and going on, the client may have gone. */
  #keepIfPresent(release: Release, departure: AbortSignal | undefined): Release {
    if (!departure?.aborted) return release
    release()
    throw new ClientGone()
  }

  #hold(caller: string, lane: Lane): void {
    this.#held += 1
    lane.held += 1
    this.#moveToEnd(caller, lane)
  }

  /** Every other caller has a turn before the next one of whoever has or had a place. */
  #moveToEnd(caller: string, lane: Lane): void {
    this.#lanes.delete(caller)
    if (lane.held > 0 || lane.waiting.length > 0) this.#lanes.set(caller, lane)
  }

  #releaseOnce(caller: string, lane: Lane): Release {
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#held -= 1
      lane.held -= 1
      this.#moveToEnd(caller, lane)
      this.#admitNext()
    }
  }

  #admitNext(): void {
    if (this.#held >= this.#limits.atOnce) return
    for (const [caller, lane] of this.#lanes) {
      if (lane.held >= this.#limits.perCaller) continue
      const next = lane.waiting.shift()
      if (next === undefined) continue
      this.#hold(caller, lane)
      next.enter()
      return
    }
  }

  #wait(caller: string, lane: Lane, departure: AbortSignal | undefined): Promise<void> {
    this.#lanes.set(caller, lane)
    return new Promise((resolve, reject) => {
      const leave = (settle: () => void) => () => {
        clearTimeout(timer)
        departure?.removeEventListener('abort', depart)
        this.#waiting -= 1
        settle()
      }
      const refuse = (refusal: Error) => leave(() => reject(refusal))()
      const waiter: Waiter = { enter: leave(resolve), refuse }
      const giveUp = (refusal: Error) => {
        lane.waiting.splice(lane.waiting.indexOf(waiter), 1)
        if (lane.held === 0 && lane.waiting.length === 0) this.#lanes.delete(caller)
        refuse(refusal)
      }
      const depart = () => giveUp(new ClientGone())
      const timer = setTimeout(() => giveUp(this.#refusals.ofAll()), this.#limits.maxWaitMs)
      departure?.addEventListener('abort', depart)
      lane.waiting.push(waiter)
      this.#waiting += 1
    })
  }

  /** Where too many wait, the newest of the caller with the most of them goes: whoever floods is refused first. */
  #makeRoom(lane: Lane): void {
    const { maxWaitingPerCaller, maxWaiting } = this.#limits
    if (lane.waiting.length >= maxWaitingPerCaller) throw this.#refusals.ofCaller()
    if (this.#waiting < maxWaiting) return
    const longest = [...this.#lanes.values()].reduce((a, b) => (b.waiting.length > a.waiting.length ? b : a))
    if (longest.waiting.length <= lane.waiting.length + 1) throw this.#refusals.ofAll()
    longest.waiting.pop()?.refuse(this.#refusals.ofAll())
  }
}
