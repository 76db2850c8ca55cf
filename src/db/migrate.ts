import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Db } from './client.ts'
import { appendOnlyTables, applicationRights } from './rights.ts'

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Any fixed number: one process migrates at a time, the others wait and then find nothing to do. */
const MIGRATION_LOCK = 4_120_251_125

/** Brings the database to this version as its owner, then gives the application's role its rights and no others. */
export async function migrateDatabase(ownerUrl: string, applicationRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'cakupan migration' })
  // A connection that breaks is told by the query that meets it; without a listener it would end the process first.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder })
    await grantRights(client, applicationRole)
  } finally {
    await client.end()
  }
}

async function grantRights(client: pg.Client, applicationRole: string): Promise<void> {
  const role = pg.escapeIdentifier(applicationRole)
  await client.query('begin')
  await client.query(`revoke all on all tables in schema public from ${role}`)
  for (const [table, rights] of Object.entries(applicationRights)) {
    await client.query(`grant ${rights} on ${pg.escapeIdentifier(table)} to ${role}`)
  }
  await client.query(`grant usage on schema drizzle to ${role}`)
  await client.query(`grant select on all tables in schema drizzle to ${role}`)
  await client.query('commit')
}

/** Whether the database has every migration that this version of the service was written for. */
export async function isMigrated(db: Db): Promise<boolean> {
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[]
  }
  const { rows } = await db.execute<{ newest: number | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  )
  return rows[0]?.newest === journal.entries.at(-1)?.when
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
