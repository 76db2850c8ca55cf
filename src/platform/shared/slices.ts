/** Work on much at once, in slices: between them whoever else is waiting is served. */
import { setImmediate } from 'node:timers/promises'

/** Few enough that a statement of so many rows is made in a few milliseconds, and enough that there are few statements. */
export const SLICE = 100

export async function* inSlices<Item>(items: readonly Item[]): AsyncGenerator<Item[]> {
  for (let at = 0; at < items.length; at += SLICE) {
    if (at > 0) await setImmediate()
    yield items.slice(at, at + SLICE)
  }
}
