import { databaseOf, readConfig } from '../../config.ts'
import { openDatabase } from '../../platform/db/open-database.ts'
import { StartError } from '../../platform/shared/start-error.ts'

export const usage = `Usage: cakupan migrate

Brings the database to this release's schema as its owner (MIGRATION_DATABASE_URL), and gives the service's login
(DATABASE_URL) its rights. Run it before the service of a new release starts; where nothing is to be done it does nothing.
The embedded Postgres needs none of this: every start migrates it.`

export async function run(): Promise<void> {
  const config = readConfig(process.env)
  if (!config.MIGRATION_DATABASE_URL || !config.DATABASE_URL) {
    throw new StartError(
      "Set MIGRATION_DATABASE_URL (the database as its owner) and DATABASE_URL (as the service's login), then run cakupan migrate again.",
    )
  }
  const database = await openDatabase(
    databaseOf(config),
    () => {},
    () => {},
  )
  await database.close()
  const { hostname, port, pathname, username } = new URL(config.DATABASE_URL)
  process.stdout.write(
    `${hostname}:${port || 5432}${pathname} has this release's schema, and ${username} its rights.\n`,
  )
}
