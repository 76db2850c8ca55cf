/** A long run of the fuzzer: `npm run test:fuzz -- --runs 200000 --seed 7`. Prints what was asked and answered. */
import { parseArgs } from 'node:util'
import { bin, ensureInstalled, leave, requireNode, run } from './lib.mjs'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
requireNode()
await ensureInstalled()
const { code } = await run(bin('vitest'), ['run', 'test/fuzz'], {
  env: { FUZZ_RUNS: values.runs, FUZZ_SEED: values.seed },
})
if (code !== 0) leave('The fuzzer found faults.')
