/**
 * Runs the long version of a proof: `node scripts/prove.mjs model --commands 20000 --minutes 10 --seed 7`,
 * `node scripts/prove.mjs storm --seconds 60 --clients 32 --seed 1`, `node scripts/prove.mjs crash --rounds 20 --seed 1`.
 */
import { parseArgs } from 'node:util'
import { bin, ensureBuilt, ensureInstalled, leave, requireNode, run } from './lib.mjs'

const proofs = {
  model: { commands: 20_000, minutes: 60, seed: 1 },
  laws: { histories: 200, steps: 60, seed: 1 },
  storm: { seconds: 60, clients: 32, seed: 1 },
  crash: { rounds: 20, clients: 12, seed: 1 },
  feed: { seconds: 60, clients: 32, seed: 1 },
  tamper: { table: 1 },
  repetition: { postings: 10_000 },
  sealing: { rounds: 8, seconds: 6, clients: 16 },
}

const [name, ...args] = process.argv.slice(2)
const defaults = proofs[name] ?? leave(`Which proof? One of: ${Object.keys(proofs).join(', ')}.`)
const options = Object.fromEntries(Object.keys(defaults).map((option) => [option, { type: 'string' }]))
const given = Object.entries(parseArgs({ args, options }).values).map(([option, value]) => {
  if (!/^[1-9]\d*$/.test(value)) leave(`--${option} must be a whole number above 0.`)
  return [option, Number(value)]
})

requireNode()
await ensureInstalled()
ensureBuilt()
const env = { CAKUPAN_PROOF: JSON.stringify({ ...defaults, ...Object.fromEntries(given) }) }
const { code } = await run(bin('vitest'), ['run', `test/${name}/`], { env })
process.exitCode = code
