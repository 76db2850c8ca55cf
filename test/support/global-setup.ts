/** One real Postgres for the whole run, in a folder of its own, with a migrated database to clone from. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { appUrl: string; ownerUrl: string; superuserUrl: string }
  }
}

/** Durability is not what these tests are about, and nothing of this outlives the run. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cakupan-test-'))
  const postgres = await startEmbedded({ dataDir: join(folder, 'data'), say: () => {}, settings })
  await migrateDatabase(postgres.migrationDatabaseUrl, new URL(postgres.databaseUrl).username)
  project.provide('postgres', {
    appUrl: postgres.databaseUrl,
    ownerUrl: postgres.migrationDatabaseUrl,
    superuserUrl: postgres.superuserUrl,
  })
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
