import { built, ensureBuilt, ensureInstalled, requireNode } from './lib.mjs'

const PARENT_CHECK_MS = 250

requireNode()
await ensureInstalled({ development: false })
await ensureBuilt()
const parent = process.ppid
// In this same process, so that signals reach the service directly.
await import(built('main.js'))
if (process.env.npm_lifecycle_event !== undefined) stopWithoutParent()

/** npm hands a SIGTERM to the shell between it and this process, and that shell dies without passing it on. */
function stopWithoutParent() {
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, PARENT_CHECK_MS)
  watch.unref()
  // A second signal would cut the stop short.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clearInterval(watch))
}
