/** One real Postgres for the whole run, in a folder of its own, with a migrated database to clone from. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { copyFolder, makeCluster } from './clusters.ts'
import { temporaryFolder } from './process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { appUrl: string; ownerUrl: string; superuserUrl: string }
    /** The data folder of an embedded Postgres as initdb leaves it. */
    clusterTemplate: string
  }
}

/** Durability is not what these tests are about, and nothing of this outlives the run. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await temporaryFolder()
  const dataDir = join(folder, 'data')
  const clusterTemplate = join(folder, 'template')
  const abandon = () => stopAtOnce(folder, dataDir)
  process.once('exit', abandon)

  await makeCluster(dataDir)
  await copyFolder(dataDir, clusterTemplate)
  const postgres = await startEmbedded({ dataDir, say: () => {}, settings })
  await migrateDatabase(postgres.migrationDatabaseUrl, new URL(postgres.databaseUrl).username)
  project.provide('clusterTemplate', clusterTemplate)
  project.provide('postgres', {
    appUrl: postgres.databaseUrl,
    ownerUrl: postgres.migrationDatabaseUrl,
    superuserUrl: postgres.superuserUrl,
  })
  return async () => {
    process.off('exit', abandon)
    await postgres.stop()
    await remove()
  }
}

/** Ctrl-C ends vitest without its teardown: nothing may run on, or lie about, after it. */
function stopAtOnce(folder: string, dataDir: string): void {
  try {
    const [pid] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGQUIT')
  } catch {
    // It does not run.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
