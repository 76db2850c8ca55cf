/**
 * `npm run simulate -- --database cakupan --retreats 10 --pledges 20000 --entries 1000000`: fills that database with
 * invented records, for benchmarks and demonstrations. On the embedded Postgres of DATA_DIR (the service must be stopped),
 * or on the one that DATABASE_URL and MIGRATION_DATABASE_URL name.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Config, readConfig } from '../../src/config.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { StartError } from '../../src/platform/shared/start-error.ts'
import { assertInvented } from './assert-invented.ts'
import { simulate } from './simulate.ts'

/** What is invented can be invented again: a load that a power cut interrupts begins anew, in another folder. */
const LARGE_LOAD = {
  max_wal_size: '16GB',
  fsync: 'off',
  full_page_writes: 'off',
  wal_compression: 'off',
  shared_buffers: '2GB',
}
const FEWEST_LINES = 5

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function options() {
  const { values } = parseArgs({
    options: {
      database: { type: 'string' },
      retreats: { type: 'string', default: '10' },
      pledges: { type: 'string', default: '20000' },
      entries: { type: 'string', default: '1000000' },
      lines: { type: 'string', default: '200' },
    },
  })
  return {
    database: values.database,
    size: {
      retreats: count(values.retreats, 'retreats', 1),
      pledges: count(values.pledges, 'pledges', 1),
      entries: count(values.entries, 'entries', 1),
      lines: count(values.lines, 'lines', FEWEST_LINES),
    },
  }
}

function count(text: string, name: string, least: number): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new StartError(`--${name} must be a whole number of at least ${least}.`)
}

/** The database as its owner and as the application's role; stopped afterwards where it was started for this. */
async function openPlace(config: Config) {
  if (config.DATABASE_URL) {
    if (!config.MIGRATION_DATABASE_URL) {
      throw new StartError('Set MIGRATION_DATABASE_URL too: the simulation works as the owner.')
    }
    return { url: config.DATABASE_URL, ownerUrl: config.MIGRATION_DATABASE_URL, stop: async () => {} }
  }
  const { databaseUrl, migrationDatabaseUrl, stop } = await startEmbedded({
    dataDir: config.DATA_DIR,
    say,
    settings: LARGE_LOAD,
  })
  return { url: databaseUrl, ownerUrl: migrationDatabaseUrl, stop }
}

/** Before it is migrated: a database that was named by mistake stays as it is. */
async function assertMayBeFilled(ownerUrl: string, named: string | undefined): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await assertInvented(owner, named)
  } finally {
    await owner.end()
  }
}

try {
  const { database, size } = options()
  const place = await openPlace(readConfig(process.env))
  try {
    await assertMayBeFilled(place.ownerUrl, database)
    await migrateDatabase(place.ownerUrl, new URL(place.url).username)
    await simulate(place.ownerUrl, { database, size }, say)
  } finally {
    await place.stop()
  }
} catch (error) {
  if (!(error instanceof StartError || error instanceof RangeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
