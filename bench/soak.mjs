/**
 * `node bench/soak.mjs --minutes 20`: recordings and reports at 70 % of what the service can take. Prints memory and p99
 * every half minute; ends with `verify`. Any refused request ends it with an error.
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureBuilt, root, say } from '../scripts/lib.mjs'
import { mixed, reading, recording, run, steady } from './load.mjs'
import { decimal } from './results.mjs'
import { makeFolder, startService } from './service.mjs'
import { makeWorld } from './world.mjs'

const SHARE = 0.7
const PROBE_SECONDS = 10
const STEP_SECONDS = 30

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } })
const dataDir = makeFolder('soak')
ensureBuilt()
const service = await startService({ root, dataDir, port: 21_420 })
try {
  const { keys, many, report } = await makeWorld(service.url)
  const load = mixed(recording(keys, many), reading(keys, report))
  const { perSecond } = await run(service.url, load, { seconds: PROBE_SECONDS })
  const rate = Number(decimal(perSecond * SHARE, 0).replaceAll(',', ''))
  say(`It takes ${decimal(perSecond, 0)} requests a second; soaking at ${rate}.`)
  for (let second = 0; second < Number(values.minutes) * 60; second += STEP_SECONDS) {
    const { p50, p99 } = await steady(service.url, load, { seconds: STEP_SECONDS, rate })
    say(
      `${String(second + STEP_SECONDS).padStart(5)} s  memory ${decimal(service.memory(), 0)} MB  p50 ${decimal(p50, 0)} ms  p99 ${decimal(p99, 0)} ms`,
    )
  }
  execFileSync(process.execPath, ['scripts/cli.mjs', 'verify'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATA_DIR: dataDir },
  })
} finally {
  await service.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
