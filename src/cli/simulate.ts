/**
 * `npm run simulate -- --retreats 10 --pledges 20000 --entries 1000000`: fills the database with invented records, for
 * benchmarks and demonstrations. On the embedded Postgres of DATA_DIR (the service must be stopped), or on the one that
 * DATABASE_URL and MIGRATION_DATABASE_URL name.
 */
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/open-database.ts'
import { StartError } from '../shared/start-error.ts'
import { simulate } from '../simulate/simulate.ts'

const LARGE_LOAD = { max_wal_size: '8GB', synchronous_commit: 'off' }
const FEWEST_LINES = 5

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function wish() {
  const { values } = parseArgs({
    options: {
      retreats: { type: 'string', default: '10' },
      pledges: { type: 'string', default: '20000' },
      entries: { type: 'string', default: '1000000' },
      lines: { type: 'string', default: '200' },
    },
  })
  return {
    retreats: count(values.retreats, 'retreats', 1),
    pledges: count(values.pledges, 'pledges', 1),
    entries: count(values.entries, 'entries', 1),
    lines: count(values.lines, 'lines', FEWEST_LINES),
  }
}

function count(text: string, name: string, least: number): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new StartError(`--${name} must be a whole number of at least ${least}.`)
}

try {
  const volume = wish()
  const database = await openDatabase(readConfig(process.env), say, () => {}, LARGE_LOAD)
  try {
    if (!database.ownerUrl)
      throw new StartError('Set MIGRATION_DATABASE_URL too: the simulation works as the owner.')
    await simulate(database.ownerUrl, volume, say)
  } finally {
    await database.close()
  }
} catch (error) {
  if (!(error instanceof StartError || error instanceof RangeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
