/** Clusters for tests that start a Postgres of their own: copies of the one that a run makes. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { ensurePassword, settle } from '../../src/platform/db/embedded-home.ts'
import { ensureCluster } from '../../src/platform/db/embedded-server.ts'

/** For a Postgres that is gone after its test: it syncs nothing, and starts without processes that nobody needs there. */
export const quickSettings = {
  fsync: 'off',
  autovacuum: 'off',
  io_method: 'sync',
  max_logical_replication_workers: '0',
}

/** Makes what a first start finds missing, and starts nothing. */
export async function makeCluster(dataDir: string): Promise<void> {
  const home = await settle(dataDir, () => {})
  await ensureCluster(home, await ensurePassword(home.dataDir))
}

/** Puts a new cluster, which no server ever ran on, where there is nothing yet. */
export async function copyCluster(dataDir: string): Promise<void> {
  await copyFolder(inject('clusterTemplate'), dataDir)
}

/** Owners and modes included: Postgres refuses a cluster that others may read. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to])
}
