import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type EmbeddedUrls, startEmbedded } from '../../platform/db/embedded.ts'
import { migrateDatabase } from '../../platform/db/migrate.ts'
import { printSchema } from '../../platform/db/print-schema.ts'
import { migrationsFolder } from '../../platform/db/rules.ts'
import { declaredSchema, fingerprint, versionFile } from '../../platform/db/schema-version.ts'
import { Session } from '../../platform/db/session.ts'
import { printColumns } from '../../platform/journal/print-columns.ts'
import { rightLists } from './right-lists.ts'

export const usage = `Usage: cakupan schema

Writes what is printed from the code and the database: the lists of columns in migrations/rules, migrations/schema.sql,
the schema of a database that was just migrated, and migrations/version.json, which counts its changes. Needs the embedded
Postgres, on a folder that is gone afterwards.`

export async function run(): Promise<void> {
  await printRules()
  await countUp()
  const folder = await mkdtemp(path.join(tmpdir(), 'cakupan-schema-'))
  // Postgres may run as another user, who only has to pass through.
  await chmod(folder, 0o711)
  try {
    const postgres = await startEmbedded({ dataDir: path.join(folder, 'data'), say: () => {} })
    try {
      await writeFile(`${migrationsFolder}/schema.sql`, await schemaOf(postgres))
    } finally {
      await postgres.stop()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function printRules(): Promise<void> {
  for (const name of await readdir(`${migrationsFolder}/rules`)) {
    const file = `${migrationsFolder}/rules/${name}`
    await writeFile(file, printColumns(await readFile(file, 'utf8'), rightLists))
  }
}

/**
 * What differs from the committed schema is another version, on which no older release may work, unless somebody who knows
 * better lowers `floor`.
 */
async function countUp(): Promise<void> {
  const { version, fingerprint: committed } = declaredSchema()
  const now = fingerprint()
  if (now === committed) return
  const next = { version: version + 1, floor: version + 1, fingerprint: now }
  await writeFile(versionFile, `${JSON.stringify(next, null, 2)}\n`)
}

async function schemaOf({ databaseUrl, migrationDatabaseUrl }: EmbeddedUrls): Promise<string> {
  const application = new URL(databaseUrl).username
  await migrateDatabase(migrationDatabaseUrl, application)
  const client = new Session({ connectionString: migrationDatabaseUrl })
  await client.connect()
  try {
    return await printSchema(client, { owner: new URL(migrationDatabaseUrl).username, application })
  } finally {
    await client.end()
  }
}
