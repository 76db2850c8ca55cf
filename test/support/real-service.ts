/** The service as it runs: processes of dist/main.js on one durable Postgres, each of which a test may kill. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSecret } from '../../src/platform/authority/authenticate.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { connect, type Db, type ServiceDb } from '../../src/platform/db/client.ts'
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { ensureUserWithKey } from '../../src/users/first-keys.ts'
import { freePort, type ServiceProcess, startService, temporaryFolder } from './process.ts'

type Place = Awaited<ReturnType<typeof temporaryFolder>>

/** One key for all processes, as an operator would have it. */
const SIGNING_KEY = Buffer.alloc(32, 7).toString('base64')
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

/** One process of the service, which can be started again where it was. */
export class Instance {
  readonly url: string
  readonly #environment: Record<string, string>
  #process: ServiceProcess | undefined

  constructor(port: string, databaseUrl: string, environment: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`
    this.#environment = {
      PORT: port,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'error',
      // One address is all the clients of a test.
      RATE_LIMIT_PER_KEY: '100000000',
      RATE_LIMIT_PER_ADDRESS: '100000000',
      LOG_SIGNING_KEY: SIGNING_KEY,
      ...environment,
    }
  }

  async start(): Promise<void> {
    this.#process = await startService(this.#environment)
  }

  get isAlive(): boolean {
    const { exitCode, signalCode } = this.#process?.child ?? { exitCode: 0 }
    return exitCode === null && signalCode === null
  }

  /** Until it has its database. */
  untilReady(): Promise<void> {
    return until(`${this.url} is ready: ${JSON.stringify(this.#process?.output())}`, async () => {
      const { ok } = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) })
      return ok
    })
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.isAlive) await this.#process?.end(signal)
  }
}

/** A durable Postgres and the processes of the service on it. */
export class RealService {
  readonly processes: Instance[]
  /** Looks at the database as the application's role; written to only before the service is under test. */
  readonly db: ServiceDb
  readonly #place: Place
  readonly #startPostgres: () => Promise<EmbeddedPostgres>
  #postgres: EmbeddedPostgres

  private constructor(
    place: Place,
    postgres: EmbeddedPostgres,
    startPostgres: () => Promise<EmbeddedPostgres>,
    processes: Instance[],
  ) {
    this.#place = place
    this.#postgres = postgres
    this.#startPostgres = startPostgres
    this.db = connect(postgres.databaseUrl, () => {})
    this.processes = processes
  }

  static async start(processCount: number): Promise<RealService> {
    const place = await temporaryFolder()
    // Always the same port: a service finds the database again where DATABASE_URL says.
    // Its log may say everything: who waited for whom in a deadlock, at least.
    const settings = { port: await freePort(), log_error_verbosity: 'default' }
    const startPostgres = () =>
      startEmbedded({ dataDir: path.join(place.folder, 'data'), say: () => {}, settings })
    const postgres = await startPostgres()
    await migrateDatabase(postgres.migrationDatabaseUrl, new URL(postgres.databaseUrl).username)
    const processes: Instance[] = []
    while (processes.length < processCount) {
      processes.push(new Instance(await freePort(), postgres.databaseUrl, {}))
    }
    const service = new RealService(place, postgres, startPostgres, processes)
    await Promise.all(processes.map((each) => each.start()))
    return service
  }

  /** One more process, not started yet, in an environment of its own. */
  async another(environment: Record<string, string>): Promise<Instance> {
    const instance = new Instance(await freePort(), this.#postgres.databaseUrl, environment)
    this.processes.push(instance)
    return instance
  }

  /** Keys of as many different persons of this role. */
  async keysOf(role: Role, persons: number): Promise<string[]> {
    const secrets = Array.from({ length: persons }, newSecret)
    const isConfirmed = role === 'finance' || role === 'verifier'
    const admin = { secret: newSecret(), role: 'admin' as const, name: 'admin' }
    const confirmedBy = isConfirmed ? await ensureUserWithKey(this.db, admin) : undefined
    for (const [index, secret] of secrets.entries()) {
      await ensureUserWithKey(this.db, { secret, role, name: `${role} ${index + 1}`, confirmedBy })
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

  /** What Postgres wrote about every deadlock: who waited for whom, and where. */
  async deadlocks(): Promise<string[]> {
    const log = await readFile(path.join(this.#place.folder, 'data', 'postgres.log'), 'utf8')
    return log
      .split(/^(?=\S* ?\S* ?\S* ?\[\d+\] (?:ERROR|LOG|FATAL): )/m)
      .filter((entry) => entry.includes('deadlock detected'))
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.end('SIGTERM')))
    await this.db.$client.end()
    await this.#postgres.stop()
    await this.#place.remove()
  }
}
