/** Runs a TypeScript file that is never built: `node scripts/tsx.mjs bench/bench.ts --rounds 3`. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, leave, requireNode } from './lib.mjs'

const [file] = process.argv.splice(2, 1)
if (file === undefined) leave('Which file?')
requireNode()
await ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(path.resolve(file)).href)
