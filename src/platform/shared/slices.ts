/** Work on much at once, in slices: between them whoever else is waiting is served. */
import { setImmediate } from 'node:timers/promises'

/** Few enough that so many rows of a file are checked, or named, in a few milliseconds. */
export const SLICE = 100

export async function* inSlices<Item>(items: readonly Item[], size = SLICE): AsyncGenerator<Item[]> {
  for (let at = 0; at < items.length; at += size) {
    if (at > 0) await setImmediate()
    yield items.slice(at, at + size)
  }
}
