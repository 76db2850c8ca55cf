/** The service as it runs: processes of dist/main.js on one durable Postgres, each of which a test may kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSecret } from '../../src/access/authenticate.ts'
import { ensureKey } from '../../src/access/first-keys.ts'
import type { Role } from '../../src/access/roles.ts'
import { connect, type Db } from '../../src/db/client.ts'
import { type EmbeddedPostgres, startEmbedded } from '../../src/db/embedded.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'

const MAIN = path.resolve(import.meta.dirname, '../../dist/main.js')
const READY_WITHIN_MS = 20_000
const ASK_AGAIN_MS = 20

/** Answers when the condition holds; fails with `what` where it does not hold in time. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`not within ${READY_WITHIN_MS / 1000} s: ${what}`)
    await sleep(ASK_AGAIN_MS)
  }
}

/** A free port on loopback below the range of outgoing connections, which could take it at any moment. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}

/** One process of the service. */
export class ServiceProcess {
  readonly url: string
  readonly #environment: Record<string, string>
  #child: ChildProcess | undefined
  /** What it said, for whoever looks for the reason of a failure. */
  log = ''

  constructor(port: number, environment: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`
    this.#environment = { ...environment, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' }
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH ?? '', ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.log += chunk.toString()
      })
    }
    this.#child = child
    await this.untilReady()
  }

  get isAlive(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  untilReady(): Promise<void> {
    return until(
      `${this.url} ready; it said: ${this.log}`,
      async () => (await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok,
    )
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.#child || !this.isAlive) return
    const exit = once(this.#child, 'exit')
    this.#child.kill(signal)
    await exit
  }
}

/** A durable Postgres and the processes of the service on it. */
export class RealService {
  readonly processes: ServiceProcess[]
  /** Looks at the database as the application's role; written to only before the service is under test. */
  readonly db: Db
  readonly #folder: string
  readonly #startPostgres: () => Promise<EmbeddedPostgres>
  #postgres: EmbeddedPostgres

  private constructor(
    folder: string,
    postgres: EmbeddedPostgres,
    startPostgres: () => Promise<EmbeddedPostgres>,
    processes: ServiceProcess[],
  ) {
    this.#folder = folder
    this.#postgres = postgres
    this.#startPostgres = startPostgres
    this.db = connect(postgres.databaseUrl, () => {})
    this.processes = processes
  }

  static async start(processCount: number): Promise<RealService> {
    const folder = await mkdtemp(path.join(tmpdir(), 'cakupan-real-'))
    // Postgres may run as another user.
    await chmod(folder, 0o755)
    // Always the same port: a service finds the database again where DATABASE_URL says.
    const settings = { port: String(await freePort()) }
    const startPostgres = () => startEmbedded({ dataDir: path.join(folder, 'data'), say: () => {}, settings })
    const postgres = await startPostgres()
    await migrateDatabase(postgres.migrationDatabaseUrl, new URL(postgres.databaseUrl).username)
    const environment = { DATABASE_URL: postgres.databaseUrl }
    const processes: ServiceProcess[] = []
    while (processes.length < processCount) {
      processes.push(new ServiceProcess(await freePort(), environment))
    }
    const service = new RealService(folder, postgres, startPostgres, processes)
    await Promise.all(processes.map((each) => each.start()))
    return service
  }

  /** Keys of as many different persons of this role. */
  async keysOf(role: Role, persons: number): Promise<string[]> {
    const secrets = Array.from({ length: persons }, newSecret)
    for (const [index, secret] of secrets.entries()) {
      await ensureKey(this.db, { secret, role, name: `${role} ${index + 1}`, ownedByUser: true })
    }
    return secrets
  }

  /** A connection as superuser for as long as `work` takes. */
  async asSuperuser<Result>(work: (superuser: Db) => Promise<Result>): Promise<Result> {
    const url = new URL(this.#postgres.superuserUrl)
    url.pathname = new URL(this.#postgres.databaseUrl).pathname
    const superuser = connect(url.href, () => {})
    try {
      return await work(superuser)
    } finally {
      await superuser.$client.end()
    }
  }

  /** Starts a Postgres that was killed, on its old data and port. */
  async restartPostgres(): Promise<void> {
    this.#postgres = await this.#startPostgres()
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.end('SIGTERM')))
    await this.db.$client.end()
    await this.#postgres.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
