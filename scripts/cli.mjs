#!/usr/bin/env node
/** The command `cakupan`, on what the sources say now; in the image, which has none, on what was built into it. */
import { built, ensureBuilt, ensureInstalled, requireNode } from './lib.mjs'

requireNode()
await ensureInstalled({ development: false })
await ensureBuilt()
await import(built('tools/cli/cakupan.js'))
