/**
 * Brings a database to this version: the tables by migrations, each run once, then the rules (migrations/rules), run whenever
 * they differ from those that the database has, then the rights. All in one transaction: nobody sees tables without rules.
 */
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { rootCauseOf, StartError } from '../shared/start-error.ts'
import type { Db } from './client.ts'
import { appendOnlyTables, applicationRights } from './rights.ts'
import { dropRules, migrationsFolder, readRules } from './rules.ts'
import { Session } from './session.ts'

/** Any fixed number: one process migrates at a time, the others wait and then find nothing to do. */
const MIGRATION_LOCK = 4_120_251_125

/**
 * A migration takes as long as it takes; what it waits for, another one included, is over by then or in its way. It waits
 * in front of everybody else who wants the table.
 */
const MIGRATION = {
  settings: {
    lock_timeout: '30s',
    statement_timeout: '0',
    transaction_timeout: '0',
    idle_in_transaction_session_timeout: '0',
  },
  queryWithinMs: 0,
}

/** Brings the database to this version as its owner, then gives the application's role its rights and no others. */
export async function migrateDatabase(ownerUrl: string, applicationRole: string): Promise<void> {
  const client = new Session({
    connectionString: ownerUrl,
    application_name: 'cakupan migration',
    ...MIGRATION,
  })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query('begin')
    await bringToThisVersion(client)
    await grantRights(client, applicationRole)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function bringToThisVersion(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    create table if not exists drizzle.rules (hash text primary key)`)
  const pending = await pendingMigrations(client)
  const rules = readRules()
  const ran = await client.query<{ hash: string }>('select hash from drizzle.rules')
  if (pending.length === 0 && ran.rows[0]?.hash === rules.hash) return

  // Away while tables change, so that no trigger or view stands in the way of the column that it names.
  await dropRules(client)
  for (const { sql: statements, hash, folderMillis } of pending) {
    await client.query(statements.join(''))
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ])
  }
  for (const { text } of rules.files) await client.query(text)
  await client.query('delete from drizzle.rules')
  await client.query('insert into drizzle.rules (hash) values ($1)', [rules.hash])
}

async function pendingMigrations(client: pg.Client) {
  const { rows: ran } = await client.query<{ created_at: string }>(
    'select created_at from drizzle.__drizzle_migrations order by created_at',
  )
  const migrations = readMigrationFiles({ migrationsFolder })
  if (ran.some(({ created_at }, index) => Number(created_at) !== migrations[index]?.folderMillis)) {
    throw new StartError(
      'The database was made by another version of this service; start that version, or use an empty database (or another DATA_DIR).',
    )
  }
  return migrations.slice(ran.length)
}

async function grantRights(client: pg.Client, applicationRole: string): Promise<void> {
  const role = pg.escapeIdentifier(applicationRole)
  await client.query(`revoke all on all tables in schema public from ${role}`)
  for (const [table, rights] of Object.entries(applicationRights)) {
    await client.query(`grant ${rights} on ${pg.escapeIdentifier(table)} to ${role}`)
  }
  await client.query(`grant usage on schema drizzle to ${role}`)
  await client.query(`grant select on all tables in schema drizzle to ${role}`)
}

/** Whether the database has every migration and the rules that this version of the service was written for. */
export async function isMigrated(db: Db): Promise<boolean> {
  try {
    const { rows } = await db.execute<{ newest: number | null }>(
      sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
    )
    if (rows[0]?.newest !== readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis) return false
    const ran = await db.execute<{ hash: string }>(sql`select hash from drizzle.rules`)
    return ran.rows[0]?.hash === readRules().hash
  } catch (error) {
    // A new database has no migrations, and one that was migrated for another login shows this one none.
    const { code = '' } = rootCauseOf(error) as { code?: string }
    if (['42P01', '42501'].includes(code)) return false
    throw error
  }
}

/** The append-only tables that this login owns or may change: there must be none, or the service does not start. */
export async function tablesAtRisk(db: Db): Promise<string[]> {
  const tables = sql.join(
    appendOnlyTables.map((table) => sql`${table}`),
    sql`, `,
  )
  const { rows } = await db.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relname in (${tables})
      and (pg_has_role(current_user, relowner, 'member') or has_table_privilege(oid, 'update, delete, truncate'))
    order by relname`)
  return rows.map((row) => row.name)
}
