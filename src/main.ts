/** The process: configuration, database, signals; what serves is loaded while Postgres starts (serve.ts). */
import { createServer } from 'node:net'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { type Config, databaseOf, readConfig } from './config.ts'
import { describeFailure } from './platform/db/describe-failure.ts'
import { openDatabase } from './platform/db/open-database.ts'
import { openLogger } from './platform/http/logger.ts'
import { OpenedParts } from './platform/shared/opened.ts'
import { StartError } from './platform/shared/start-error.ts'

/** It holds the stop of an embedded Postgres. */
const CLOSE_DATABASE_WITHIN_MS = 6_000
/** Whatever happens, the process is gone by then. */
const STOP_WITHIN_MS = 15_000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function start(config: Config, logger: Logger): Promise<void> {
  await assertPortIsFree(config)
  say('Menyiapkan basis data …\nPreparing the database …')
  const opened = new OpenedParts((part, err) => logger.warn({ part, err }, 'not closed in order'))
  let isStopping = false
  // From the first moment: a database that is only just starting must be stopped as well.
  const signals = closeWithGrace({ delay: STOP_WITHIN_MS, logger: false }, async ({ err }) => {
    isStopping = true
    if (err) logger.fatal({ err }, 'stopping after an unexpected error')
    await opened.close()
    say('Layanan sudah berhenti.\nThe service has stopped.')
  })
  try {
    const loading = import('./serve.ts')
    // Loading holds the thread for a second and more: nothing waits for a database's answer meanwhile.
    const opening = openDatabase(databaseOf(config), {
      say,
      onLost: (err) => logger.warn({ err }, 'connection lost'),
      readyToConnect: loading,
    })
    // One that did not open has closed what it had.
    const closeDatabase = () =>
      opening.then(
        (database) => database.close(),
        () => {},
      )
    opened.add('database', closeDatabase, CLOSE_DATABASE_WITHIN_MS)
    const [{ serve }, database] = await Promise.all([loading, opening])
    await serve(config, { database, opened, logger, say })
  } catch (error) {
    // Cut short, and not failed.
    if (isStopping) return
    await opened.close()
    signals.uninstall()
    throw error
  }
}

/** Checked before the database is started: the commonest reason for not starting should show at once. */
async function assertPortIsFree({ PORT: port, HOST: host }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()))
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`
    throw new StartError(`Port ${port} on ${host} ${why}; stop what uses it, or set PORT.`)
  })
}

/** What went wrong, without the stack: what no operator can mend has it in the log. */
function inOneLine(error: unknown): string {
  if (error instanceof StartError) return error.message
  const [line] = describeFailure(error).message.split('\n')
  return `The service could not start: ${line}`
}

function loggerOf(config: Config): Logger {
  // A person at a terminal wants to keep the keys in sight; whoever collects logs wants every request.
  return openLogger(config.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'))
}

try {
  const config = readConfig(process.env)
  const logger = loggerOf(config)
  await start(config, logger).catch((err: unknown) => {
    if (!(err instanceof StartError)) logger.fatal({ err }, 'not started')
    throw err
  })
} catch (error) {
  process.stderr.write(`${inOneLine(error)}\n`)
  process.exitCode = 1
}
