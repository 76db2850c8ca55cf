/** Databases for tests, each a copy of a template. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** Migrated, and without a row. */
const EMPTY_TEMPLATE = 'cakupan'
/** Migrated, and with a key for every role. */
export const SERVICE_TEMPLATE = 'cakupan_service'

/** A database of the service's owner in which nothing is yet. */
export const emptyDatabase = () => cloneDatabase('template1')

/** A database of its own; without a row, unless another template is named. */
export async function cloneDatabase(template = EMPTY_TEMPLATE) {
  const { appUrl, ownerUrl, superuserUrl } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runAsSuperuser(superuserUrl, [
    `create database ${name} template ${template} owner cakupan_owner strategy file_copy`,
    `grant connect on database ${name} to cakupan_app`,
  ])
  return {
    url: withDatabase(appUrl, name),
    ownerUrl: withDatabase(ownerUrl, name),
    superuserUrl: withDatabase(superuserUrl, name),
    drop: () => runAsSuperuser(superuserUrl, [`drop database ${name} with (force)`]),
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** One connection for all files of a worker, which keeps nobody from ending. */
let superusers: pg.Pool | undefined

/** Only one clone of the template at a time: Postgres refuses others while it copies. */
async function runAsSuperuser(url: string, statements: string[]): Promise<void> {
  superusers ??= new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  }).on('error', () => {})
  const client = await superusers.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.query('select pg_advisory_unlock(1)')
    client.release()
  }
}
