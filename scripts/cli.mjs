#!/usr/bin/env node
/** The command `cakupan`, on what the sources say now; in the image, which has none, on what was built into it. */
import { ensureBuilt, ensureInstalled, requireNode } from './lib.mjs'

requireNode()
await ensureInstalled()
ensureBuilt()
await import('../dist/cli/cakupan.js')
