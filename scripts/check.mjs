/** `npm run check`: everything that can be said without running the service. With names of steps, only those. */
import { checks } from './checks.mjs'
import { ensureInstalled, leave, requireNode, say } from './lib.mjs'
import { runSteps, sayTotal, seconds } from './steps.mjs'

const names = process.argv.slice(2)
const unknown = names.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0)
  leave(`No such step: ${unknown.join(', ')}. ${checks.map(({ name }) => name).join(', ')}.`)

requireNode()
await ensureInstalled()
const started = performance.now()
const total = await runSteps(names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name)))
say(`\nIn ${seconds(started).trim()}`)
sayTotal(total)
