import { setTimeout as sleep } from 'node:timers/promises'
import { rootCauseOf, StartError } from '../shared/start-error.ts'
import { connect, type Db } from './client.ts'
import { startEmbedded } from './embedded.ts'
import { defaultConnectionShare } from './fair-pool.ts'
import { migrateDatabase, tablesAtRisk } from './migrate.ts'
import { assertOwnSessions } from './pooler.ts'
import { assertUpToDate, schemaOf } from './schema-version.ts'
import { troubleOf } from './trouble.ts'

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
 * journal or the events. `embeddedSettings` are for an embedded server that this starts.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  say: (line: string) => void,
  onLost: (error: Error) => void,
  embeddedSettings?: Record<string, string>,
): Promise<OpenDatabase> {
  const place = await placeOf(settings, say, embeddedSettings)
  const share = { ...defaultConnectionShare, perCaller: settings.connectionsPerCaller }
  const db = connect(place.url, onLost, { share })
  const close = async () => {
    // A query that never ends must not keep the embedded Postgres running.
    await Promise.race([db.$client.end(), sleep(LAST_QUERIES_MS, undefined, { ref: false })])
    await place.stop()
  }
  try {
    for (const url of [place.url, place.ownerUrl]) if (url) await assertOwnSessions(url)
    await assertWritable(db)
    if (place.ownerUrl) await migrateDatabase(place.ownerUrl, new URL(place.url).username)
    await assertUsable(db)
    return { db, url: place.url, isEmbedded: place.isEmbedded, ownerUrl: place.ownerUrl, close }
  } catch (error) {
    await close()
    throw inOneLine(place.url, error)
  }
}

async function placeOf(
  { url, ownerUrl, dataDir }: DatabaseSettings,
  say: (line: string) => void,
  settings: Record<string, string> = {},
): Promise<Place> {
  if (url) return { url, ownerUrl, isEmbedded: false, stop: async () => {} }
  const embedded = await startEmbedded({ dataDir, say, settings })
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
  throw new StartError(
    'The database can only be read: it is a standby, or default_transaction_read_only is on; name the primary in DATABASE_URL, or open the database for writing, and start again.',
  )
}

async function assertUsable(db: Db): Promise<void> {
  assertUpToDate(await schemaOf(db.$client))
  const atRisk = await tablesAtRisk(db)
  if (atRisk.length > 0) {
    throw new StartError(
      `The login in DATABASE_URL could alter ${atRisk.join(' and ')}; use a role that does not own them and has no such right.`,
    )
  }
}

/** Why a database cannot be used, as a line for whoever starts the service, where it is theirs to mend. */
function inOneLine(url: string, error: unknown): unknown {
  if (error instanceof StartError) return error
  const { code, message } = rootCauseOf(error) as { code?: string; message: string }
  if (troubleOf(error) === null && !isOfRightsOrTables(code)) return error
  const { hostname, port, pathname } = new URL(url)
  return new StartError(
    `The database at ${hostname}:${port || 5432}${pathname} cannot be used (${code ?? message}); check DATABASE_URL and that Postgres runs.`,
  )
}

/** No such table, or no right to it: another database than ours, or another login. */
function isOfRightsOrTables(sqlState = ''): boolean {
  return ['42P01', '42501'].includes(sqlState)
}
