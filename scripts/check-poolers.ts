/**
 * Whether the service holds its own behind a real pooler: `npx tsx scripts/check-poolers.ts`. Needs pgbouncer. Starts an
 * embedded Postgres of its own, pgbouncer in each of its modes before it, and the service behind that; what is not as
 * docs/operations.md says is printed, with exit 1.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { ensureBuilt, freePort, leave, root, say } from './lib.mjs'

const ADMIN_KEY = 'kunci-admin-untuk-memeriksa-pgbouncer'
const READY_WITHIN_MS = 60_000

if (spawnSync('pgbouncer', ['--version']).status !== 0)
  leave(
    'pgbouncer is missing: no program of that name. The stand-in of npm test (test/support/pooler.ts) needs none.',
  )
await ensureBuilt()

const folder = mkdtempSync(path.join(tmpdir(), 'cakupan-pgbouncer-'))
chmodSync(folder, 0o755)
const postgres = await startEmbedded({ dataDir: path.join(folder, 'data'), say: () => {} })
const inDatabase = Object.assign(new URL(postgres.superuserUrl), { pathname: '/cakupan' }).href
const superuser = new pg.Client({ connectionString: inDatabase })

interface Left {
  code: number | null
  stderr: string
}

interface Started {
  api: string
  ended: Promise<Left>
  service: ChildProcess
}

let failures = 0
try {
  await superuser.connect()
  for (const mode of ['transaction', 'statement']) await behind({ mode }, expectRefusal)
  await behind({ mode: 'session' }, expectService)
  // As people do where a pooler refuses what comes with a connection; the pooler then drops it.
  await behind({ mode: 'session', ignored: 'options,extra_float_digits' }, expectService)
  await superuser.query(`alter database cakupan set datestyle = 'SQL, DMY'`)
  await superuser.query(`alter database cakupan set lock_timeout = 0`)
  await behind({ mode: 'session' }, expectService)
} finally {
  await superuser.end()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
say(failures === 0 ? 'pgbouncer and Cakupan get on.' : `${failures} differences.`)
process.exitCode = failures === 0 ? 0 : 1

/** Starts pgbouncer in this mode, then the service behind it, and hands over how to see what becomes of that. */
async function behind(
  { mode, ignored = '' }: { mode: string; ignored?: string },
  expect: (what: string, service: Started) => Promise<void>,
): Promise<void> {
  const port = await freePort()
  const server = new URL(postgres.databaseUrl)
  const owner = new URL(postgres.migrationDatabaseUrl)
  const database = (user: string, password: string) =>
    `host=127.0.0.1 port=${server.port} dbname=cakupan user=${user} password=${password}`
  const configuration = path.join(folder, `pgbouncer-${port}.ini`)
  writeFileSync(
    configuration,
    `[databases]
app = ${database(server.username, server.password)}
owner = ${database(owner.username, owner.password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = 40
ignore_startup_parameters = ${ignored}
`,
    { mode: 0o644 },
  )
  const isRoot = process.getuid?.() === 0
  const pooler = spawn('pgbouncer', [...(isRoot ? ['-u', 'nobody'] : []), '-q', configuration], {
    stdio: 'ignore',
  })
  const api = `http://127.0.0.1:${await freePort()}`
  const service = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: new URL(api).port,
      DATABASE_URL: `postgres://${server.username}:x@127.0.0.1:${port}/app`,
      MIGRATION_DATABASE_URL: `postgres://${owner.username}:x@127.0.0.1:${port}/owner`,
      BOOTSTRAP_ADMIN_KEY: ADMIN_KEY,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  service.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Left>((resolve) => service.on('close', (code) => resolve({ code, stderr })))
  try {
    await sleep(500)
    await expect(`pool_mode ${mode}${ignored && `, ignoring ${ignored}`}`, { api, ended, service })
  } finally {
    service.kill('SIGTERM')
    await ended
    pooler.kill('SIGTERM')
  }
}

async function expectRefusal(what: string, { ended }: Started): Promise<void> {
  const { code, stderr } = await ended
  const { rows } = await superuser.query(
    `select count(*)::int as tables from pg_tables where schemaname = 'public'`,
  )
  report(
    `${what}: the start is refused in one line`,
    code === 1 && /^[^\n]*session pooling[^\n]*\n$/.test(stderr),
    stderr,
  )
  report(`${what}: nothing was written`, rows[0].tables === 0, `${rows[0].tables} tables`)
}

async function expectService(what: string, { api, ended, service }: Started): Promise<void> {
  const isReady = await readyWithin(api, service)
  report(`${what}: the service is ready`, isReady, isReady ? '' : (await ended).stderr)
  if (!isReady) return
  const lists = ['companies', 'retreats', 'users', 'api-keys', 'events', 'closings']
  const answers = await Promise.all(lists.map((list) => get(`${api}/v1/${list}`)))
  report(
    `${what}: lists are answered`,
    answers.every(({ status }) => status < 500),
    JSON.stringify(answers),
  )
  await superuser.query('begin; lock table users in access exclusive mode')
  const locked = await get(`${api}/v1/users`)
  await superuser.query('rollback')
  report(
    `${what}: a lock is waited for no longer than lock_timeout`,
    locked.code === 'busy',
    JSON.stringify(locked),
  )
}

async function get(address: string): Promise<{ status: number; code: string | undefined }> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${ADMIN_KEY}` } })
  const { code } = (await response.json()) as { code?: string }
  return { status: response.status, code }
}

async function readyWithin(api: string, service: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline && service.exitCode === null) {
    const response = await fetch(`${api}/readyz`).catch(() => null)
    if (response?.ok) return true
    await sleep(200)
  }
  return false
}

function report(what: string, isSo: boolean, instead: string): void {
  if (!isSo) failures += 1
  say(`${isSo ? 'yes' : 'NO '}  ${what}${isSo ? '' : `: ${instead}`}`)
}
