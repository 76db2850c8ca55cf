/** Ledgers of different sizes by `npm run simulate`, each with a service of its own. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { root, say } from '../scripts/lib.mjs'
import { type Service, startService } from './service.ts'
import { caller, KEYS, makeKeys, today } from './world.ts'

const FIRST_PORT = 21_410
const DAY_MS = 86_400_000
/** In the middle of a month and of what is simulated. */
const PAST_DAYS = 300

export interface Ledger {
  size: number
  service: Service
  keys: string[]
  retreatId: string
  pastDate: string
}

/** `stops` gets what ends each of their services. */
export async function openLedgers({
  folder,
  sizes,
  stops,
}: {
  folder: string
  sizes: readonly number[]
  stops: (() => Promise<void>)[]
}): Promise<Ledger[]> {
  const ledgers: Ledger[] = []
  for (const [index, size] of sizes.entries()) {
    const { service } = await openLedger({
      folder,
      name: `ledger-${size}`,
      size: { retreats: 10, pledges: 20_000, entries: size },
      port: FIRST_PORT + index,
      stops,
    })
    const keys = await makeKeys(service.url, 'auditor', KEYS)
    const { items } = await caller(service.url, keys[0] ?? '')<{ items: { id: string }[] }>(
      'GET',
      '/retreats',
    )
    const pastDate = new Date(Date.parse(today) - PAST_DAYS * DAY_MS).toISOString().slice(0, 10)
    ledgers.push({ size, service, keys, retreatId: items[0]?.id ?? '', pastDate })
  }
  return ledgers
}

/** A ledger of this name in the folder, made where it is not there, with its service, when all of it is sealed. */
export async function openLedger({
  folder,
  name,
  size,
  port = FIRST_PORT,
  stops,
}: {
  folder: string
  name: string
  size: Record<'retreats' | 'pledges' | 'entries', number>
  port?: number
  stops: (() => Promise<void>)[]
}): Promise<{ service: Service }> {
  const dataDir = path.join(folder, name)
  fill(dataDir, size)
  const service = await startService({ root, dataDir, port })
  stops.push(() => service.stop())
  await untilSealed(service)
  return { service }
}

/** After much was written, or a new ledger, the sealer has work for a while; what is measured is a service without. */
export async function untilSealed(service: Service): Promise<void> {
  const client = new pg.Client({ connectionString: await service.databaseUrl() })
  await client.connect()
  const isQueued = async () =>
    (await client.query('select exists (select from log_queue) as queued')).rows[0].queued
  if (await isQueued()) say('Waiting for the sealer …')
  while (await isQueued()) await sleep(1_000)
  await client.end()
}

function fill(dataDir: string, size: Record<string, number>): void {
  const isFilled = path.join(dataDir, 'is-filled')
  if (existsSync(isFilled)) return
  say(`Simulating ${size.entries} entries …`)
  mkdirSync(dataDir, { recursive: true })
  const volume = Object.entries(size).flatMap(([name, count]) => [`--${name}`, String(count)])
  execFileSync(
    process.execPath,
    ['scripts/tsx.mjs', 'bench/simulate/main.ts', '--database', 'cakupan', ...volume],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, DATA_DIR: dataDir },
    },
  )
  writeFileSync(isFilled, '')
}
