/** What the commands share: the service's database, and one line where something is for a person to mend. */
import { readConfig } from '../config.ts'
import { connect, type Db } from '../db/client.ts'
import { describeFailure, type Failure } from '../db/describe-failure.ts'
import { findEmbedded } from '../db/embedded.ts'
import { StartError } from '../shared/start-error.ts'

/** A large ledger takes longer than any request may. */
const PATIENT = { statement_timeout: '0', transaction_timeout: '0', idle_in_transaction_session_timeout: '0' }

/** Works on the database of the service that the environment describes: the running embedded one, or DATABASE_URL. */
export async function onDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  const db = connect(await databaseUrl(), () => {}, PATIENT)
  try {
    return await work(db)
  } finally {
    await db.$client.end()
  }
}

async function databaseUrl(): Promise<string> {
  const { DATABASE_URL, DATA_DIR } = readConfig(process.env)
  const url = DATABASE_URL ?? (await findEmbedded(DATA_DIR))?.databaseUrl
  if (url) return url
  throw new StartError(
    `No Postgres of a service runs in ${DATA_DIR}; run npm start, or set DATABASE_URL or DATA_DIR.`,
  )
}

/** Runs a command; what a person can mend is one line and exit code 1. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : inLines(describeFailure(error))}\n`)
    process.exitCode = 1
  }
}

/** For whoever mends the program; thrown on, it would print a failed statement's parameters. */
function inLines({ name, message, statement, stack }: Failure): string {
  return [`${name}: ${message}`, statement, stack].filter((line) => line !== undefined).join('\n')
}
