import pg from 'pg'
import { StartError } from '../../src/platform/shared/start-error.ts'
import { assertInvented } from './assert-invented.ts'
import { balanceSteps } from './balance-steps.ts'
import { inBulk } from './bulk-load.ts'
import { frame } from './frame.ts'
import { planOf } from './plan.ts'
import { postings } from './postings.ts'
import { records } from './records.ts'
import type { Step } from './step.ts'
import { type SimulationSize, volumeOf } from './volume.ts'

/** What grows with the number of entries; everything else is written with its triggers on. */
const MASS_TABLES = [
  'pledges',
  'disbursements',
  'adjustments',
  'documents',
  'document_contents',
  'attachments',
  'appropriations',
  'expenditures',
  'journal_entries',
  'pledge_line_balances',
  'open_instalments',
  'line_spans',
  'events',
  'log_queue',
  'record_versions',
]

/**
 * Adds retreats with this many pledges and about this many journal entries to the database of this name, as its owner,
 * in one transaction: either all of it is there, and `verify` agrees with it, or nothing. Not beside a running service:
 * it would wait.
 */
export async function simulate(
  ownerUrl: string,
  { database, size }: { database: string | undefined; size: SimulationSize },
  say: (line: string) => void,
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'cakupan simulation' })
  await owner.connect()
  try {
    await assertInvented(owner, database)
    await assertNothingClosed(owner)
    // Rows are kept in the log as they read in UTC.
    await owner.query(
      `set timezone = 'UTC'; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '512MB'; set temp_buffers = '256MB'`,
    )
    const volume = volumeOf(size)
    const run = async (steps: readonly Step[]) => {
      for (const [what, sql] of steps) await timed(what, say, () => owner.query(sql))
    }
    await owner.query('begin')
    await run([...planOf(volume), ...frame])
    // What is checked at the end of a transaction is checked now: no table can be altered that still awaits it.
    await owner.query('set constraints all immediate')
    await owner.query('set constraints all deferred')
    await inBulk(owner, MASS_TABLES, () => run([...records, ...postings, ...balanceSteps]))
    await owner.query('commit')
    await timed('vacuum', say, () => owner.query(`vacuum (analyze) ${MASS_TABLES.join(', ')}`))
  } finally {
    await owner.end()
  }
}

/** The simulation dates entries in the past two years, and does not ask month by month. */
async function assertNothingClosed(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query(`select from closings where state = 'closed' limit 1`)
  if (rowCount) throw new StartError('A month of this database is closed; simulate on another one.')
}

async function timed(what: string, say: (line: string) => void, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  await work()
  const seconds = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  say(`${seconds.format((performance.now() - started) / 1000).padStart(8)} s  ${what}`)
}
