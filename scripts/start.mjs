import { ensureBuilt, ensureInstalled, requireNode } from './lib.mjs'

requireNode()
await ensureInstalled()
ensureBuilt()
// In this same process, so that signals reach the service directly.
await import('../dist/main.js')
