/** `npm test`: the checks and then the specifications. Arguments choose specifications, as vitest takes them. */
import { checks } from './checks.mjs'
import { ensureInstalled, requireNode, say } from './lib.mjs'
import { runVitest } from './specs.mjs'
import { runSteps, sayTotal, seconds } from './steps.mjs'

requireNode()
await ensureInstalled()
const started = performance.now()
const checked = await runSteps(checks)
say(`\n${checked.passed} checks passed, ${checked.failed} failed, in ${seconds(started).trim()}`)
const tested = await runVitest(process.argv.slice(2))
for (const failure of tested.failures) say(`\n=== ${failure}`)
say(`Checks and specifications, in ${seconds(started).trim()}:`)
sayTotal({ passed: checked.passed + tested.passed, failed: checked.failed + tested.failed })
