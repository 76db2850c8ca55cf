import { databaseOf, readConfig } from '../../config.ts'
import { findCluster } from '../../platform/db/embedded-home.ts'
import { openDatabase } from '../../platform/db/open-database.ts'
import { placeIn } from '../../platform/db/unusable.ts'
import { StartError } from '../../platform/shared/start-error.ts'

export const usage = `Usage: cakupan migrate

Brings the database to this release's schema as its owner (MIGRATION_DATABASE_URL), and gives the service's login
(DATABASE_URL) its rights. Run it before the service of a new release starts; where nothing is to be done it does nothing.
The embedded Postgres needs none of this: every start migrates it.`

export async function run(): Promise<void> {
  const config = readConfig(process.env)
  if (!config.DATABASE_URL && (await findCluster(config.DATA_DIR)) !== null) {
    process.stdout.write(
      `The embedded Postgres in ${config.DATA_DIR} needs no migration of its own: every start brings it to the release's schema.\n`,
    )
    return
  }
  if (!config.MIGRATION_DATABASE_URL || !config.DATABASE_URL) {
    throw new StartError(
      "Set MIGRATION_DATABASE_URL (the database as its owner) and DATABASE_URL (as the service's login), then run cakupan migrate again. Without them the service has an embedded Postgres, which every start migrates.",
    )
  }
  const database = await openDatabase(databaseOf(config))
  await database.close()
  const { username } = new URL(config.DATABASE_URL)
  process.stdout.write(
    `${placeIn(config.DATABASE_URL)} has this release's schema, and ${username} its rights.\n`,
  )
}
