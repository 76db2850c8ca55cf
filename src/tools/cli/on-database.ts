/** What the commands share: the service's database. */
import { readConfig } from '../../config.ts'
import { connect, type Db } from '../../platform/db/client.ts'
import { findEmbedded } from '../../platform/db/embedded.ts'
import { assertOwnSessions } from '../../platform/db/pooler.ts'
import { assertUpToDate, schemaOf } from '../../platform/db/schema-version.ts'
import { inOneLine } from '../../platform/db/unusable.ts'
import { StartError } from '../../platform/shared/start-error.ts'

/** A large ledger takes longer than any request may. */
export const PATIENT = {
  settings: { statement_timeout: '0', transaction_timeout: '0', idle_in_transaction_session_timeout: '0' },
  queryWithinMs: 0,
}

const NEWER =
  'The database has the schema of a newer release, of which this one does not know all: run this command of the newer release.'

/**
 * Works on the database of the service that the environment describes: the running embedded one, or DATABASE_URL. What must
 * know all of the schema refuses a newer one, even where a service of this release may still work on it.
 */
export async function onDatabase<Result>(
  work: (db: Db) => Promise<Result>,
  { mustKnowAll = false } = {},
): Promise<Result> {
  const url = await databaseUrl()
  const db = connect(url, () => {}, PATIENT)
  try {
    return await inOneLine({ variable: 'DATABASE_URL', url }, async () => {
      await assertOwnSessions(url)
      const standing = assertUpToDate(await schemaOf(db.$client))
      if (mustKnowAll && standing === 'newer') throw new StartError(NEWER)
      return work(db)
    })
  } finally {
    await db.$client.end()
  }
}

/** Where that database is. */
export async function databaseUrl(): Promise<string> {
  const { DATABASE_URL, DATA_DIR } = readConfig(process.env)
  const url = DATABASE_URL ?? (await findEmbedded(DATA_DIR))?.databaseUrl
  if (url) return url
  throw new StartError(
    `No Postgres of a service runs in ${DATA_DIR}; run npm start, or set DATABASE_URL or DATA_DIR.`,
  )
}
