/** The model beside the API for long: `npm run test:model -- --commands 20000 --minutes 10 --seed 7`. */
import { parseArgs } from 'node:util'
import { bin, ensureInstalled, leave, requireNode, run } from './lib.mjs'

const numbers = { commands: '20000', minutes: '60', seed: String(Date.now() % 1_000_000) }

requireNode()
await ensureInstalled()
const { values } = parseArgs({
  options: Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, { type: 'string', default: value }]),
  ),
})
for (const [name, value] of Object.entries(values)) {
  if (!/^\d+$/.test(value)) leave(`--${name} is a whole number, not ${value}.`)
}
const env = {
  MODEL_COMMANDS: values.commands,
  MODEL_MINUTES: values.minutes,
  MODEL_SEED: values.seed,
}
const { code } = await run(bin('vitest'), ['run', 'test/model/model.test.ts'], { env })
process.exitCode = code
