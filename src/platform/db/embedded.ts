/** A real Postgres inside this service, for development, demonstrations and small offices. */
import { createHmac } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { rootCauseOf } from '../shared/start-error.ts'
import { ensurePassword, findCluster, type Home, readPassword, settle } from './embedded-home.ts'
import { ensureCluster, findPostmaster, startServer, stopServer } from './embedded-server.ts'
import { lockNumbers } from './locks.ts'
import { EmbeddedError } from './own-files.ts'
import { Session } from './session.ts'

export { EmbeddedError } from './own-files.ts'

export interface EmbeddedUrls {
  /** Application role's URL (cannot alter journal or events). */
  databaseUrl: string
  /** Owner's URL, for migrations. */
  migrationDatabaseUrl: string
  /** Superuser's URL, of the database `postgres`. */
  superuserUrl: string
}

export interface EmbeddedPostgres extends EmbeddedUrls {
  /** Whether the database `cakupan` was created by this call. */
  isNew: boolean
  /** Closes every connection and stops Postgres. */
  stop(): Promise<void>
}

const DATABASE = 'cakupan'
const OWNER = 'cakupan_owner'
const APPLICATION = 'cakupan_app'

/** The connections of a service that was just killed linger for a moment. */
const LOCK_WAIT = '1s'
const LOCK_NOT_AVAILABLE = '55P03'
const START_PATIENCE_MS = 15_000
const RETRY_EVERY_MS = 200
const CONNECT_TIMEOUT_MS = 3_000

/**
 * Starts the Postgres of `dataDir`, or takes over the one that a killed service left running. The caller stops it:
 * an open connection keeps the process alive until then. Rejects with an EmbeddedError where a person can help.
 */
export async function startEmbedded(options: {
  dataDir: string
  say: (line: string) => void
  settings?: Record<string, string>
}): Promise<EmbeddedPostgres> {
  const home = await settle(options.dataDir, options.say)
  const password = await ensurePassword(home.dataDir)
  await ensureCluster(home, password)
  const superuser = await holdServer(home, password, options.settings ?? {})

  let isHeld = true
  superuser.on('end', () => {
    isHeld = false
  })
  const shutDown = async () => {
    if (isHeld || (await isStillOurs(home, password))) await stopServer(home)
    // Last, so that a service that starts meanwhile waits for the end of this server instead of taking it over.
    await superuser.end()
  }
  const leaveNothing = stopAtExit(await findPostmaster(home.cluster), () => isHeld)
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= shutDown().finally(leaveNothing)
    return stopping
  }

  try {
    const isNew = await provision(superuser, password)
    return { ...urls(superuser.port, password), isNew, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * A process that ends without having stopped its Postgres (its time was up, a second signal came) asks it to stop as its
 * last act. Answers how to call that off.
 */
function stopAtExit(postmaster: { pid: number } | null, isHeld: () => boolean): () => void {
  const interrupt = () => {
    // Windows knows no signals: there the next start takes the server over.
    if (!postmaster || !isHeld() || process.platform === 'win32') return
    try {
      process.kill(postmaster.pid, 'SIGINT')
    } catch {
      // It is gone already.
    }
  }
  process.once('exit', interrupt)
  return () => process.removeListener('exit', interrupt)
}

/** The running Postgres of `dataDir`, for commands; null where none runs. Starts and locks nothing. */
export async function findEmbedded(dataDir: string): Promise<EmbeddedUrls | null> {
  const realDataDir = await realpath(dataDir).catch(() => null)
  const password = realDataDir && (await readPassword(realDataDir))
  const cluster = realDataDir && (await findCluster(realDataDir))
  const postmaster = cluster && (await findPostmaster(cluster))
  return password && postmaster ? urls(postmaster.port, password) : null
}

/** The connection that makes this the only service of the home, whose server is started unless it runs. */
async function holdServer(home: Home, password: string, settings: Record<string, string>): Promise<Session> {
  const deadline = Date.now() + START_PATIENCE_MS
  let trouble: string | null
  do {
    const postmaster = await findPostmaster(home.cluster)
    if (postmaster) {
      const superuser = await lockServer(home, postmaster.port, password)
      if (superuser instanceof Session) return superuser
      trouble = `process ${postmaster.pid} does not answer: ${superuser.message}`
    } else {
      trouble = await startServer(home, settings)
    }
    if (trouble) await sleep(RETRY_EVERY_MS)
  } while (Date.now() < deadline)
  throw new EmbeddedError(
    `Postgres in ${home.folder} cannot be used (${trouble}): stop its processes, and start again.`,
  )
}

/** A superuser's connection with the service's lock, or why the server does not answer; it may be on its way out. */
async function lockServer(home: Home, port: number, password: string): Promise<Session | Error> {
  const superuser = new Session({
    connectionString: urls(port, password).superuserUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'cakupan service lock',
    settings: { lock_timeout: LOCK_WAIT },
  })
  try {
    await superuser.connect()
    await superuser.query('select pg_advisory_lock($1)', [lockNumbers.service])
    return superuser
  } catch (error) {
    await superuser.end()
    const cause = rootCauseOf(error) as pg.DatabaseError
    if (cause.code !== LOCK_NOT_AVAILABLE) return cause
    throw new EmbeddedError(
      `Another service already uses the data in ${home.dataDir}: stop it, or set DATA_DIR to another folder.`,
    )
  }
}

/** Whether the server that runs now is still this service's: it may have been killed and started again by another. */
async function isStillOurs(home: Home, password: string): Promise<boolean> {
  const postmaster = await findPostmaster(home.cluster)
  const superuser = postmaster && (await lockServer(home, postmaster.port, password).catch(() => null))
  return superuser instanceof Session
}

/** Brings roles and database to what they should be, from wherever a start that was killed had left them. */
async function provision(superuser: Session, password: string): Promise<boolean> {
  for (const role of [OWNER, APPLICATION]) {
    const known = await superuser.query('select from pg_roles where rolname = $1', [role])
    await superuser.query(
      `${known.rowCount ? 'alter' : 'create'} role ${role} with login nosuperuser nocreaterole nocreatedb
       password '${rolePassword(password, role)}'`,
    )
  }
  const known = await superuser.query('select from pg_database where datname = $1', [DATABASE])
  if (!known.rowCount) await superuser.query(`create database ${DATABASE} owner ${OWNER}`)
  // Only the owner may create in schema public: since Postgres 15 that is so in every new database.
  await superuser.query(`revoke connect, temporary on database ${DATABASE} from public`)
  await superuser.query(`grant connect on database ${DATABASE} to ${APPLICATION}`)
  return !known.rowCount
}

function rolePassword(superuserPassword: string, role: string): string {
  return createHmac('sha256', superuserPassword).update(role).digest('hex')
}

function urls(port: number, password: string): EmbeddedUrls {
  const url = (role: string, rolesPassword: string, database: string) =>
    `postgres://${role}:${rolesPassword}@127.0.0.1:${port}/${database}`
  return {
    databaseUrl: url(APPLICATION, rolePassword(password, APPLICATION), DATABASE),
    migrationDatabaseUrl: url(OWNER, rolePassword(password, OWNER), DATABASE),
    superuserUrl: url('postgres', password, 'postgres'),
  }
}
