/**
 * `npm run verify`: checks the whole ledger and prints what it found. Exits with 1 where anything disagrees. Reads
 * only, in one snapshot, beside a running service.
 */
import { readConfig } from '../config.ts'
import { connect } from '../db/client.ts'
import { findEmbedded } from '../db/embedded.ts'
import { StartError } from '../shared/start-error.ts'
import type { Verdict } from '../verify/check.ts'
import { verifyLedger } from '../verify/verify-ledger.ts'

/** A large ledger takes longer than any request may. */
const PATIENT = { statement_timeout: '0', transaction_timeout: '0', idle_in_transaction_session_timeout: '0' }

async function databaseUrl(): Promise<string> {
  const { DATABASE_URL, DATA_DIR } = readConfig(process.env)
  const url = DATABASE_URL ?? (await findEmbedded(DATA_DIR))?.databaseUrl
  if (url) return url
  throw new StartError(
    `No Postgres of a service runs in ${DATA_DIR}; run npm start, or set DATABASE_URL or DATA_DIR.`,
  )
}

function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ name }) => name.length))
  return verdicts
    .map(({ name, compared, wrong }) => {
      const count = String(compared).padStart(10)
      return `${name.padEnd(width)} ${count}  ${wrong === 0 ? 'ok' : `WRONG: ${wrong}`}`
    })
    .join('\n')
}

function firstDisagreements(verdicts: readonly Verdict[]): string {
  return verdicts
    .flatMap(({ name, examples }) =>
      examples.map(
        ({ record, expected, found }) =>
          `${name}\n  ${record}\n  expected: ${expected ?? 'nothing'}\n  found:    ${found ?? 'nothing'}`,
      ),
    )
    .join('\n')
}

async function verify(): Promise<void> {
  const db = connect(await databaseUrl(), () => {}, PATIENT)
  try {
    const verdicts = await verifyLedger(db)
    process.stdout.write(`${tableOf(verdicts)}\n`)
    const wrong = verdicts.filter((verdict) => verdict.wrong > 0)
    if (wrong.length > 0) {
      process.stderr.write(
        `\n${firstDisagreements(wrong)}\n\nThe ledger is NOT sound: ${wrong.length} checks disagree.\n`,
      )
      process.exitCode = 1
    } else {
      process.stdout.write(`\nThe ledger is sound: ${verdicts.length} checks agree.\n`)
    }
  } finally {
    await db.$client.end()
  }
}

try {
  await verify()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
