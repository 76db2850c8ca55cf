/** One real Postgres for the whole run, in a folder of its own, with a migrated database to clone from. */
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { temporaryFolder } from './process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { appUrl: string; ownerUrl: string; superuserUrl: string }
  }
}

/** Durability is not what these tests are about, and nothing of this outlives the run. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await temporaryFolder()
  const postgres = await startEmbedded({ dataDir: join(folder, 'data'), say: () => {}, settings })
  await migrateDatabase(postgres.migrationDatabaseUrl, new URL(postgres.databaseUrl).username)
  project.provide('postgres', {
    appUrl: postgres.databaseUrl,
    ownerUrl: postgres.migrationDatabaseUrl,
    superuserUrl: postgres.superuserUrl,
  })
  return async () => {
    await postgres.stop()
    await remove()
  }
}
