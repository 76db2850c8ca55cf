/** What the process has opened, and its way back: the last first, each within its time, and the next whatever became of it. */
import { setTimeout as sleep } from 'node:timers/promises'

interface Opened {
  name: string
  close(): Promise<unknown>
  limitMs: number
}

export class OpenedParts {
  readonly #parts: Opened[] = []
  readonly #onTrouble: (part: string, error: unknown) => void

  constructor(onTrouble: (part: string, error: unknown) => void) {
    this.#onTrouble = onTrouble
  }

  /** `limitMs` is how long its closing may hold up that of what was opened before it. */
  add(name: string, close: () => Promise<unknown>, limitMs: number): void {
    this.#parts.push({ name, close, limitMs })
  }

  async close(): Promise<void> {
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      const { name, close, limitMs } = part
      const late = sleep(limitMs, undefined, { ref: false }).then(() => {
        throw Object.assign(new Error(`not closed within ${limitMs} ms`), { name: 'TimeoutError' })
      })
      await Promise.race([close(), late]).catch((error: unknown) => this.#onTrouble(name, error))
    }
  }
}
