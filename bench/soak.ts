/**
 * `npm run soak -- --minutes 20`: recordings and reports at 70 % of what the service can take. Prints memory, latency, the
 * longest delay of the event loop and what was refused every half minute; ends with `verify`. A refused request ends it
 * with an error, when all is printed.
 *
 * --hostile   has beside it a key that floods, slow sockets, and hostile files and bodies
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureBuilt, root, say } from '../scripts/lib.mjs'
import { floodOf, type Plan, startIntruders } from './beside.ts'
import { countOf, mixed, reading, recording, run, type Steady, steady } from './load.ts'
import { decimal } from './results.ts'
import { makeFolder, startService } from './service.ts'
import { makeKeys, makeWorld } from './world.ts'

const SHARE = 0.7
const PROBE_SECONDS = 10
const STEP_SECONDS = 30
const SLOW_SOCKETS = { headers: 100, uploads: 32, readers: 20 }

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, hostile: { type: 'boolean', default: false } },
})
const dataDir = makeFolder('soak')
await ensureBuilt()
const service = await startService({ root, dataDir, port: 21_420 })
let refused = 0
try {
  const { keys, many, report } = await makeWorld(service.url)
  const load = mixed(recording(keys, many), reading(keys, report))
  const { perSecond } = await run(service.url, load, { seconds: PROBE_SECONDS })
  const rate = Number(decimal(perSecond * SHARE, 0).replaceAll(',', ''))
  say(`It takes ${decimal(perSecond, 0)} requests a second; soaking at ${rate}.`)
  const intruders = values.hostile && (await startIntruders(await planOf(report)))
  for (let second = 0; second < Number(values.minutes) * 60; second += STEP_SECONDS) {
    await longestDelayMs()
    const step = await steady(service.url, load, { seconds: STEP_SECONDS, rate })
    refused += countOf(step.refused)
    say(await describe(second + STEP_SECONDS, step))
  }
  if (intruders) say(`Beside it: ${JSON.stringify(await intruders.stop(), null, 2)}`)
  execFileSync(process.execPath, ['scripts/cli.mjs', 'verify'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATA_DIR: dataDir },
  })
} finally {
  await service.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
say(`Refused: ${refused}.`)
process.exitCode = refused === 0 ? 0 : 1

async function planOf(retreatId: string): Promise<Plan> {
  const [floodKey] = (await makeKeys(service.url, 'integration', 1)) as [string]
  const [slowKey, filesKey] = (await makeKeys(service.url, 'finance', 2)) as [string, string]
  return {
    url: service.url,
    flood: floodOf({ key: floodKey, retreatId }),
    slow: { key: slowKey, ...SLOW_SOCKETS },
    files: { key: filesKey, retreatId, connections: 2 },
  }
}

async function describe(second: number, { p50, p99, refused: ofStep }: Steady): Promise<string> {
  return [
    `${String(second).padStart(5)} s`,
    `memory ${decimal(service.memory(), 0)} MB`,
    `p50 ${decimal(p50, 0)} ms`,
    `p99 ${decimal(p99, 0)} ms`,
    `longest delay of the event loop ${decimal(await longestDelayMs(), 0)} ms`,
    `refused ${countOf(ofStep) === 0 ? 'none' : JSON.stringify(ofStep)}`,
  ].join('  ')
}

/** Of the service, since it was last asked. */
async function longestDelayMs(): Promise<number> {
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics)?.[1]) * 1000
}
