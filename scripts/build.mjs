import { build, ensureInstalled, requireNode } from './lib.mjs'

requireNode()
await ensureInstalled()
await build()
