/** Runs a command of src/cli by its name, on what the sources say now: `node scripts/cli.mjs verify`. */
import { ensureBuilt, ensureInstalled, requireNode } from './lib.mjs'

const [name] = process.argv.splice(2, 1)
requireNode()
await ensureInstalled()
ensureBuilt()
await import(`../dist/cli/${name}.js`)
