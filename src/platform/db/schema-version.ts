/**
 * Which schema a release brings, which one a database has, and whether the two go together. A release that finds a newer
 * schema works on it where that schema says so (its floor), and otherwise leaves it alone.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { StartError } from '../shared/start-error.ts'
import type { Db } from './client.ts'
import { migrationsFolder, readRules } from './rules.ts'

/** As migrations/version.json says it; `fingerprint` is of the migrations and the rules. */
export interface SchemaVersion {
  /** Rises with every change of the migrations or the rules. */
  version: number
  /** The oldest release, by the version that it brings, that may work on this schema. */
  floor: number
  fingerprint: string
}

export const versionFile = `${migrationsFolder}/version.json`

/** The schema that this release brings. */
export function ownSchema(): SchemaVersion {
  own ??= { ...declaredSchema(), fingerprint: fingerprint() }
  return own
}

let own: SchemaVersion | undefined

export function declaredSchema(): SchemaVersion {
  return JSON.parse(readFileSync(versionFile, 'utf8')) as SchemaVersion
}

/** Of everything that a migration runs. */
export function fingerprint(): string {
  const migrations = readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash)
  return createHash('sha256')
    .update(JSON.stringify([...migrations, readRules().hash]))
    .digest('hex')
}

/** What the two are to each other, seen from this release. */
export type Standing = 'same' | 'empty' | 'older' | 'newer' | 'too_new' | 'foreign'

/** `found` is null where the database says of no version; `hasTables` whether there are migrations all the same. */
export function standingOf(found: SchemaVersion | null, hasTables: boolean, mine = ownSchema()): Standing {
  if (found === null) return hasTables ? 'foreign' : 'empty'
  if (found.version > mine.version) return mine.version >= found.floor ? 'newer' : 'too_new'
  return found.version === mine.version && found.fingerprint === mine.fingerprint ? 'same' : 'older'
}

interface Found {
  found: SchemaVersion | null
  hasTables: boolean
  /** Some of the tables of others, in a database that never was ours. */
  others: string[]
}

/** Reads only: nothing of the database is touched before it is known. */
export async function schemaOf(client: Pick<pg.ClientBase, 'query'>): Promise<Found> {
  const { rows } = await client.query<{ versioned: boolean; migrated: boolean }>(presence)
  const [{ versioned, migrated } = { versioned: false, migrated: false }] = rows
  if (!versioned) {
    const others = migrated ? [] : (await client.query<{ name: string }>(tablesOfOthers)).rows
    return { found: null, hasTables: migrated, others: others.map(({ name }) => name) }
  }
  const found = await client.query<SchemaVersion>(
    'select version, floor, fingerprint from drizzle.schema_version',
  )
  return { found: found.rows[0] ?? null, hasTables: migrated, others: [] }
}

/** By the catalog, which anybody may read, whatever they may not. */
const presence = `
  select coalesce(bool_or(relname = 'schema_version'), false) as versioned,
    coalesce(bool_or(relname = '__drizzle_migrations'), false) as migrated
  from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'drizzle'`

const MOST_NAMED = 3

/** Tables and views, but those of extensions, which a provider of databases may have put there. One more than are named. */
const tablesOfOthers = `
  select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
  where relkind in ('r', 'p', 'v', 'm', 'f') and relpersistence <> 't'
    and nspname not like 'pg\\_%' and nspname <> 'information_schema'
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
  order by relname limit ${MOST_NAMED + 1}`

/**
 * Why a service of this release may not serve from this database, for its operator; null where it has this release's schema,
 * or a newer one that allows it. Rejects where the database does not say so in time.
 */
export async function whyNotServable(db: Db, withinMs: number): Promise<string | null> {
  const { rows } = await db.$client.query<SchemaVersion>({
    text: 'select version, floor, fingerprint from drizzle.schema_version',
    ...{ query_timeout: withinMs },
  })
  try {
    assertUpToDate({ found: rows[0] ?? null, hasTables: true, others: [] })
    return null
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
}

/** Stops a release that may not touch, or not serve from, what it found; says what to do instead. */
export function assertGoesTogether({ found, hasTables, others }: Found): Standing {
  const mine = ownSchema()
  const standing = standingOf(found, hasTables, mine)
  if (standing === 'too_new' && found) {
    throw new StartError(
      `The database has schema ${found.version}, made by a newer release, which needs one that brings schema ${found.floor} or later; this release brings ${mine.version}. Nothing was changed: start the newer release, or restore a back-up from before it.`,
    )
  }
  if (standing === 'foreign') {
    throw new StartError(
      'The database was made by something else than this service, or by a trial of it from before its first release. Nothing was changed: use an empty database (or another DATA_DIR).',
    )
  }
  if (others.length > 0) {
    throw new StartError(
      `The database holds other tables (${namesOf(others)}). Nothing was changed: give this service a database of its own.`,
    )
  }
  return standing
}

function namesOf(tables: readonly string[]): string {
  return [...tables.slice(0, MOST_NAMED), ...(tables.length > MOST_NAMED ? ['…'] : [])].join(', ')
}

/** Stops what can only work on this release's schema, or on a newer one that allows it. */
export function assertUpToDate(found: Found): 'same' | 'newer' {
  const standing = assertGoesTogether(found)
  if (standing === 'same' || standing === 'newer') return standing
  throw new StartError(
    `${standing === 'empty' ? 'The database is empty' : "The database's schema is older than this release's"}; run cakupan migrate with MIGRATION_DATABASE_URL, its owner's address, and start again.`,
  )
}
