/** A service as a user starts it: a process of its own, with an embedded Postgres of its own, durability and log lines on. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findEmbedded } from '../src/platform/db/embedded.ts'

export const ADMIN_KEY = 'bench-admin-key-that-is-long-enough-0001'
/** A large ledger may have to be migrated first. */
const START_PATIENCE_MS = 600_000
/** As `npm start` and the container have it. */
const HEAP_LIMIT = '--max-old-space-size=1024'

/** A new folder for data, open to the user as whom Postgres runs: from a closed one its files would move, and stay behind. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `cakupan-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

interface Place {
  /** Of the checkout whose service it is. */
  root: string
  dataDir: string
  port: number
}

export type Service = Awaited<ReturnType<typeof startService>>

/** Starts the service of this checkout on this data; answers with its address and how long it took to be ready. */
export async function startService({ root, dataDir, port }: Place) {
  const started = performance.now()
  const log = openSync(path.join(dataDir, 'service.log'), 'a')
  const child = spawn(process.execPath, [HEAP_LIMIT, 'dist/main.js'], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
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
    memory() {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      return Number(kilobytes) / 1024
    },
    async databaseUrl(): Promise<string> {
      const postgres = await findEmbedded(dataDir)
      if (!postgres) throw new Error(`no Postgres runs on ${dataDir}`)
      return postgres.databaseUrl
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}
