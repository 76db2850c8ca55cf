/** In characters: some seventy reports of 200 lines. */
const LIMIT = 8_000_000

/**
 * Reports as they were answered, by what they were made of: while nothing is posted, a report is made once for all its
 * readers. Each process keeps its own, those requested last.
 */
export class ReportCache {
  readonly #bodies = new Map<string, string>()
  #size = 0

  find(key: string): string | undefined {
    const body = this.#bodies.get(key)
    if (body === undefined) return undefined
    this.#bodies.delete(key)
    this.#bodies.set(key, body)
    return body
  }

  keep(key: string, body: string): void {
    if (this.#bodies.has(key)) return
    this.#bodies.set(key, body)
    this.#size += body.length
    for (const [oldest, { length }] of this.#bodies) {
      if (this.#size <= LIMIT) return
      this.#bodies.delete(oldest)
      this.#size -= length
    }
  }
}
