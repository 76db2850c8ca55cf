import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../shared/start-error.ts'
import { connect, type Db } from './client.ts'
import { startEmbedded } from './embedded.ts'
import { defaultConnectionShare } from './fair-pool.ts'
import { migrateDatabase, tablesAtRisk } from './migrate.ts'
import { assertOwnSessions } from './pooler.ts'
import { assertSameDatabase } from './same-database.ts'
import { assertUpToDate, schemaOf } from './schema-version.ts'
import { inOneLine, READ_ONLY } from './unusable.ts'

/** Where the database is, and what a caller may take of it. */
export interface DatabaseSettings {
  /** Absent: the embedded one, in `dataDir`. */
  url: string | undefined
  /** The owner's, where migrations may run; only with `url`. */
  ownerUrl: string | undefined
  dataDir: string
  /** How many connections one caller may hold while others wait for one. */
  connectionsPerCaller: number
}

export interface OpenDatabase {
  db: Db
  /** Where it is, for connections of one's own. */
  url: string
  isEmbedded: boolean
  /** The owner's URL, where it is known. */
  ownerUrl: string | undefined
  /** Closes the connections, and stops the embedded Postgres where it is ours. */
  close(): Promise<void>
}

export interface Opening {
  say?: (line: string) => void
  onLost?: (error: Error) => void
  /** Nothing is connected to before: what holds the thread until then would let the connection's deadline pass. */
  readyToConnect?: Promise<unknown>
}

/** How long queries under way may hold up the end. */
const LAST_QUERIES_MS = 2_000

interface Place {
  url: string
  ownerUrl: string | undefined
  isEmbedded: boolean
  stop(): Promise<void>
}

/**
 * The service's database, migrated and safe to use: the one that its settings name, or else the embedded one.
 * Refused with one line: a database that cannot be reached, that lacks migrations, or whose login could alter the
 * journal or the events.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  { say = () => {}, onLost = () => {}, readyToConnect }: Opening = {},
): Promise<OpenDatabase> {
  const place = await placeOf(settings, say)
  const share = { ...defaultConnectionShare, perCaller: settings.connectionsPerCaller }
  const db = connect(place.url, onLost, { share })
  const close = async () => {
    // A query that never ends must not keep the embedded Postgres running.
    await Promise.race([db.$client.end(), sleep(LAST_QUERIES_MS, undefined, { ref: false })])
    await place.stop()
  }
  try {
    await readyToConnect
    await bringIntoUse(db, place)
    return { db, url: place.url, isEmbedded: place.isEmbedded, ownerUrl: place.ownerUrl, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Every step tells of its own login and address. */
async function bringIntoUse(db: Db, { url, ownerUrl }: Place): Promise<void> {
  const asService = <T>(work: () => Promise<T>) => inOneLine({ variable: 'DATABASE_URL', url }, work)
  await asService(() => assertOwnSessions(url))
  await asService(() => assertWritable(db))
  if (ownerUrl) {
    await inOneLine({ variable: 'MIGRATION_DATABASE_URL', url: ownerUrl }, async () => {
      await assertOwnSessions(ownerUrl)
      await assertSameDatabase(url, ownerUrl)
      await migrateDatabase(ownerUrl, new URL(url).username)
    })
  }
  await asService(() => assertUsable(db))
}

async function placeOf(
  { url, ownerUrl, dataDir }: DatabaseSettings,
  say: (line: string) => void,
): Promise<Place> {
  if (url) return { url, ownerUrl, isEmbedded: false, stop: async () => {} }
  const embedded = await startEmbedded({ dataDir, say })
  return {
    url: embedded.databaseUrl,
    ownerUrl: embedded.migrationDatabaseUrl,
    isEmbedded: true,
    stop: embedded.stop,
  }
}

/** A standby that DATABASE_URL names by mistake would refuse every write; so would one that is still being failed over. */
async function assertWritable(db: Db): Promise<void> {
  const { rows } = await db.$client.query<{ isClosed: boolean }>(
    `select current_setting('transaction_read_only') = 'on' as "isClosed"`,
  )
  if (!rows[0]?.isClosed) return
  throw new StartError(READ_ONLY)
}

/** So many tables are named; an owner could alter them all. */
const MOST_NAMED = 5

async function assertUsable(db: Db): Promise<void> {
  assertUpToDate(await schemaOf(db.$client))
  const atRisk = await tablesAtRisk(db)
  if (atRisk.length > 0) {
    const others = atRisk.length > MOST_NAMED ? [`${atRisk.length - MOST_NAMED} other tables`] : []
    throw new StartError(
      `The login in DATABASE_URL could alter ${[...atRisk.slice(0, MOST_NAMED), ...others].join(' and ')}; use a role that does not own them and has no such right.`,
    )
  }
}
