import { createPublicKey } from 'node:crypto'
import { type Config, databaseOf, readConfig } from '../../config.ts'
import { openDatabase } from '../../platform/db/open-database.ts'
import { placeIn } from '../../platform/db/unusable.ts'
import { verifierKeyOf } from '../../platform/log/checkpoint.ts'
import { findSigningKey } from '../../platform/log/signing-key.ts'
import { databaseUrl } from './on-database.ts'

export const usage = `Usage: cakupan check

Says whether the service could start here: the configuration is well formed, the signing key can be read, the database can
be reached, its schema is this release's, and the service's login can alter neither journal nor log. Changes nothing.`

export async function run(): Promise<void> {
  const config = readConfig(process.env)
  report('configuration', 'well formed')
  report('signing key', await signingKeyOf(config))
  report('database', await openedAsItsLogin(config))
}

function report(what: string, found: string): void {
  process.stdout.write(`${what.padEnd(14)} ok: ${found}\n`)
}

async function signingKeyOf(config: Config): Promise<string> {
  const [key, file] = [config.LOG_SIGNING_KEY, config.LOG_SIGNING_KEY_FILE]
  const found = await findSigningKey({ key, file, embeddedDataDir: null })
  if (found) return verifierKeyOf(createPublicKey(found))
  return config.DATABASE_URL ? 'none, so this process would not seal the log' : 'of the embedded database'
}

/** Opened as the service opens it, but never as its owner: then nothing is migrated. */
async function openedAsItsLogin(config: Config): Promise<string> {
  const url = await databaseUrl()
  const database = await openDatabase({ ...databaseOf(config), url, ownerUrl: undefined })
  await database.close()
  return `${placeIn(url)} goes with this release, and its login cannot alter journal or log`
}
