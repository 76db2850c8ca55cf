/** A service as a user starts it: a process of its own, with an embedded Postgres of its own, durability and log lines on. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

export const ADMIN_KEY = 'bench-admin-key-that-is-long-enough-0001'
const START_PATIENCE_MS = 60_000
/** As `npm start` and the container have it. */
const HEAP_LIMIT = '--max-old-space-size=1024'

/** A new folder for data, open to the user as whom Postgres runs: from a closed one its files would move, and stay behind. */
export function makeFolder(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `cakupan-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** Starts the service of this checkout on this data; answers with its address and how long it took to be ready. */
export async function startService({ root, dataDir, port }) {
  const started = performance.now()
  const log = openSync(path.join(dataDir, 'service.log'), 'a')
  const child = spawn(process.execPath, [HEAP_LIMIT, 'dist/main.js'], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: port,
      DEMO: 'false',
      BOOTSTRAP_ADMIN_KEY: ADMIN_KEY,
      LOG_LEVEL: 'info',
      // One address is all the clients here.
      RATE_LIMIT_PER_KEY: '100000000',
      RATE_LIMIT_PER_ADDRESS: '100000000',
    },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the service did not start: see ${dataDir}/service.log`)
    if (performance.now() - started > START_PATIENCE_MS) throw new Error('the service did not become ready')
    await sleep(20)
  }
  return {
    url,
    root,
    dataDir,
    readyAfterMs: performance.now() - started,
    /** Resident memory now, in MB. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    async databaseUrl() {
      const { findEmbedded } = await import(pathToFileURL(path.join(root, 'dist/db/embedded.js')).href)
      return (await findEmbedded(dataDir)).databaseUrl
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function isReady(url) {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}
