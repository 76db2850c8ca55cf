/** One real Postgres for the whole run, in a folder of its own, with a migrated database to clone from. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { newSecret } from '../../src/platform/authority/authenticate.ts'
import { type Role, role } from '../../src/platform/authority/roles.ts'
import { connect } from '../../src/platform/db/client.ts'
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { ensureUserWithKey } from '../../src/users/first-keys.ts'
import { copyFolder, makeCluster, quickSettings } from './clusters.ts'
import { SERVICE_TEMPLATE, withDatabase } from './databases.ts'
import { temporaryFolder } from './process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { appUrl: string; ownerUrl: string; superuserUrl: string }
    /** The secrets of the keys in the template of services. */
    keys: Record<Role, string>
    /** The data folder of an embedded Postgres as initdb leaves it. */
    clusterTemplate: string
  }
}

/** Durability is not what these tests are about, and nothing of this outlives the run. */
const settings = {
  ...quickSettings,
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  jit: 'off',
  // Nobody guesses these passwords, and every connection would pay for it.
  scram_iterations: '1',
}

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
  project.provide('keys', await makeServiceTemplate(postgres))
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

/** A second template: migrated, and with a key for every role. Answers their secrets. */
async function makeServiceTemplate(postgres: EmbeddedPostgres): Promise<Record<Role, string>> {
  const superuser = new pg.Client({ connectionString: postgres.superuserUrl })
  await superuser.connect()
  await superuser.query(`create database ${SERVICE_TEMPLATE} template cakupan owner cakupan_owner`)
  await superuser.query(`grant connect on database ${SERVICE_TEMPLATE} to cakupan_app`)
  await superuser.end()

  const db = connect(withDatabase(postgres.databaseUrl, SERVICE_TEMPLATE), () => {})
  const secrets = {} as Record<Role, string>
  let adminId: string | undefined
  for (const each of [...role.enumValues].sort()) {
    secrets[each] = newSecret()
    const responsibleId = each === 'integration' ? adminId : undefined
    const confirmedBy = each === 'finance' || each === 'verifier' ? adminId : undefined
    const user = { secret: secrets[each], role: each, name: each, responsibleId, confirmedBy }
    const id = await ensureUserWithKey(db, user)
    if (each === 'admin') adminId = id
  }
  await db.$client.end()
  return secrets
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
