/**
 * Brings a database to this version: the tables by migrations, each run once, then the rules (migrations/rules), run whenever
 * they differ from those that the database has, then the rights. All in one transaction: nobody sees tables without rules.
 */
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { StartError } from '../shared/start-error.ts'
import type { Db } from './client.ts'
import { grantRights } from './grant-rights.ts'
import { lockNumbers } from './locks.ts'
import { isTimeout } from './pg-errors.ts'
import { forbiddenRights } from './rights.ts'
import { dropRules, migrationsFolder, readRules } from './rules.ts'
import { assertGoesTogether, ownSchema, schemaOf } from './schema-version.ts'
import { Session } from './session.ts'

/** A migration takes as long as it takes, and another one waits for it. */
const MIGRATION = {
  settings: {
    lock_timeout: '10min',
    statement_timeout: '0',
    transaction_timeout: '0',
    idle_in_transaction_session_timeout: '0',
  },
  queryWithinMs: 0,
}

const HELD_UP =
  'The database could not be migrated: something holds what the migration must change (a long transaction, or another migration). Nothing was changed: end that, or wait for it, and start again.'

/**
 * Brings the database to this release's schema as its owner, and the application's role to its rights. What a newer release
 * made is left alone.
 */
export async function migrateDatabase(
  ownerUrl: string,
  applicationRole: string,
  tableLockTimeout = '30s',
): Promise<void> {
  const client = new Session({
    connectionString: ownerUrl,
    application_name: 'cakupan migration',
    ...MIGRATION,
  })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumbers.migration])
    // For a table it waits in front of everybody else who wants that table.
    await client.query(`select set_config('lock_timeout', $1, false)`, [tableLockTimeout])
    await client.query('begin')
    await bringToThisVersion(client, applicationRole)
    await client.query('commit')
  } catch (error) {
    throw isTimeout(error) ? new StartError(HELD_UP) : error
  } finally {
    await client.end()
  }
}

/** Looks first: a database that this release may not change is left as it is, its rights included. */
async function bringToThisVersion(client: pg.Client, applicationRole: string): Promise<void> {
  const standing = assertGoesTogether(await schemaOf(client))
  if (standing === 'newer') return
  if (standing !== 'same') await runMigrationsAndRules(client)
  await grantRights(client, applicationRole)
}

async function runMigrationsAndRules(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    create table if not exists drizzle.schema_version (
      version int primary key, floor int not null, fingerprint text not null, since timestamptz not null default now()
    )`)
  // Away while tables change, so that no trigger or view stands in the way of the column that it names.
  await dropRules(client)
  for (const { sql: statements, hash, folderMillis } of await pendingMigrations(client)) {
    await client.query(statements.join(''))
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ])
  }
  for (const { text } of readRules().files) await client.query(text)
  const { version, floor, fingerprint } = ownSchema()
  await client.query('delete from drizzle.schema_version')
  await client.query('insert into drizzle.schema_version (version, floor, fingerprint) values ($1, $2, $3)', [
    version,
    floor,
    fingerprint,
  ])
}

async function pendingMigrations(client: pg.Client) {
  const { rows: ran } = await client.query<{ created_at: string }>(
    'select created_at from drizzle.__drizzle_migrations order by created_at',
  )
  const migrations = readMigrationFiles({ migrationsFolder })
  if (ran.some(({ created_at }, index) => Number(created_at) !== migrations[index]?.folderMillis)) {
    throw new StartError(
      'The database has tables of another history than this release. Nothing was changed: start the release that made them, or use an empty database (or another DATA_DIR).',
    )
  }
  return migrations.slice(ran.length)
}

/** The protected tables that this login owns or may change: there must be none, or the service does not start. */
export async function tablesAtRisk(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select relname as name
    from pg_class join jsonb_to_recordset(${JSON.stringify(forbiddenRights())}::jsonb)
      as forbidden (relation text, privileges text[]) on relname = relation
    where relnamespace = 'public'::regnamespace
      and (pg_has_role(current_user, relowner, 'member')
        or has_table_privilege(oid, array_to_string(privileges, ','))
        -- A right to one column is one too.
        or has_any_column_privilege(oid, 'update'))
    order by relname`)
  return rows.map((row) => row.name)
}
