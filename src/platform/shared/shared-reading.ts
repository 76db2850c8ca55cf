/**
 * A figure that many want at once, and that may not come: it is read once at a time, stays good for a moment, and
 * is waited for no longer than the deadline. A question that is never answered keeps no second one waiting behind it.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export class SharedReading<T> {
  readonly #read: () => Promise<T>
  readonly #deadlineMs: number
  readonly #freshMs: number
  #reading: Promise<T | null> | null = null
  #answered: { figure: T | null; at: number } | null = null

  constructor(read: () => Promise<T>, { deadlineMs, freshMs }: { deadlineMs: number; freshMs: number }) {
    this.#read = read
    this.#deadlineMs = deadlineMs
    this.#freshMs = freshMs
  }

  /** The figure, or null where reading failed or takes longer than the deadline. */
  async read(): Promise<T | null> {
    if (this.#answered && performance.now() - this.#answered.at < this.#freshMs) return this.#answered.figure
    this.#reading ??= this.#readOnce()
    const cancelled = new AbortController()
    const late = sleep(this.#deadlineMs, null, { signal: cancelled.signal, ref: false }).catch(() => null)
    try {
      return await Promise.race([this.#reading, late])
    } finally {
      cancelled.abort()
    }
  }

  async #readOnce(): Promise<T | null> {
    const figure = await this.#read().catch(() => null)
    this.#answered = { figure, at: performance.now() }
    this.#reading = null
    return figure
  }
}
