/**
 * `npm run prove`: the proofs, each from a new seed, which is printed with what repeats it. Names choose some of them,
 * options change them: `npm run prove -- model --commands 20000 --seed 7`.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ensureBuilt, ensureInstalled, leave, requireNode, say } from './lib.mjs'
import { runVitest } from './specs.mjs'
import { sayTotal, seconds } from './steps.mjs'

/**
 * By the name of their folder in test/; so big that all of them take a quarter of an hour on two cores.
 *
 * @type {Record<string, Record<string, number>>}
 */
const proofs = {
  // The built service as processes: start, refusals, stop, its image, the embedded Postgres.
  processes: {},
  // What callers without manners send, and many at once; what becomes of it all while the database is in trouble.
  hostile: {},
  trouble: {},
  // What is walked through whole: every credential on every route, the plans of lists, each posting and checkpoint altered.
  walks: {},
  model: { commands: 3_000, minutes: 60, seed: 0 },
  laws: { histories: 60, steps: 60, seed: 0 },
  storm: { seconds: 30, clients: 32, seed: 0 },
  crash: { rounds: 10, clients: 12, seed: 0 },
  feed: { seconds: 30, clients: 32, seed: 0 },
  webhooks: { seconds: 8, seed: 0 },
  tamper: { seed: 0 },
  repetition: { postings: 5_000, seed: 0 },
  sealing: { rounds: 1, seconds: 6, clients: 16 },
  // The admin client in a real browser, where a record goes through several hands.
  admin: {},
  // Clients that others' programs make from openapi.json; these programs are fetched for it.
  clients: {},
  fuzz: { runs: 5_000, seed: 0 },
}

const { names, given } = readArguments(process.argv.slice(2))
requireNode()
await ensureInstalled()
await ensureBuilt()
const started = performance.now()
const total = { passed: 0, failed: 0 }
const lines = []
const broken = []
for (const name of names) {
  const sizes = { ...proofs[name], ...newSeed(name), ...given }
  const again = [name, ...Object.entries(sizes).map(([option, value]) => `--${option} ${value}`)].join(' ')
  say(`\n=== npm run prove -- ${again}`)
  const begun = performance.now()
  const { passed, failed, failures } = await runVitest(['--mode', 'proof', `test/${name}/`], {
    env: { CAKUPAN_PROOF: JSON.stringify(sizes) },
  })
  total.passed += passed
  total.failed += failed
  lines.push(`${failed === 0 ? 'ok    ' : 'FAILED'} ${seconds(begun)}  ${again}`)
  // Once more at the end, where a reader of a long log looks.
  broken.push(...failures.map((failure) => `=== ${name}: ${failure}`))
}
say(`\n${[...lines, ...broken].join('\n')}\n\nProofs, in ${seconds(started).trim()}:`)
sayTotal(total)

/** @param {string} name */
function newSeed(name) {
  return proofs[name] && 'seed' in proofs[name] ? { seed: randomInt(1, 1_000_000_000) } : {}
}

/**
 * @param {string[]} args
 * @returns {{ names: string[], given: Record<string, number> }}
 */
function readArguments(args) {
  const known = [...new Set(Object.values(proofs).flatMap(Object.keys))]
  const options = Object.fromEntries(
    known.map((option) => [option, /** @type {const} */ ({ type: 'string' })]),
  )
  const { positionals, values } = parse()
  const names = positionals.length > 0 ? positionals : Object.keys(proofs)
  for (const name of names)
    if (!proofs[name]) leave(`No such proof: ${name}. ${Object.keys(proofs).join(', ')}.`)
  const given = Object.entries(values).map(([option, value]) => {
    for (const name of names) if (!(option in (proofs[name] ?? {}))) leave(`${name} has no --${option}.`)
    if (!/^[1-9]\d*$/.test(String(value))) leave(`--${option} must be a whole number above 0.`)
    return [option, Number(value)]
  })
  return { names, given: Object.fromEntries(given) }

  function parse() {
    try {
      return parseArgs({ args, options, allowPositionals: true })
    } catch (error) {
      return leave(/** @type {Error} */ (error).message)
    }
  }
}
