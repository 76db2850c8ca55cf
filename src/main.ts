/** The process: configuration, database, first keys, server, signals. */
import { createServer } from 'node:net'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import { type Config, databaseOf, findingSettingsOf, readConfig, securityOf } from './config.ts'
import { endedSessions } from './platform/authority/sessions.ts'
import { oldAnswers } from './platform/command/run-command.ts'
import { startCleaning } from './platform/db/cleaning.ts'
import { connect } from './platform/db/client.ts'
import { describeFailure } from './platform/db/describe-failure.ts'
import { type OpenDatabase, openDatabase } from './platform/db/open-database.ts'
import { openLogger } from './platform/http/logger.ts'
import { type Sealer, startSealer } from './platform/log/sealer.ts'
import { findSigningKey } from './platform/log/signing-key.ts'
import { OpenedParts } from './platform/shared/opened.ts'
import { StartError } from './platform/shared/start-error.ts'
import { openDemo } from './tools/demo/open-demo.ts'
import { ensureAdminAccess } from './users/first-keys.ts'
import { firstSteps } from './users/first-steps.ts'
import { oldFailures } from './users/sign-in.ts'

/** How long each part may take to close; that of the database holds the stop of an embedded Postgres. */
const CLOSE_APP_WITHIN_MS = 6_000
const CLOSE_CLEANING_WITHIN_MS = 1_000
const CLOSE_SEALER_WITHIN_MS = 2_000
const CLOSE_DATABASE_WITHIN_MS = 6_000
/** Whatever happens, the process is gone by then. */
const STOP_WITHIN_MS = 15_000
/** The sealer tries again several times a second. */
const SEALER_WARNING_MS = 30_000

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
    const opening = openDatabase(databaseOf(config), say, (err) => logger.warn({ err }, 'connection lost'))
    // One that did not open has closed what it had.
    const closeDatabase = () =>
      opening.then(
        (database) => database.close(),
        () => {},
      )
    opened.add('database', closeDatabase, CLOSE_DATABASE_WITHIN_MS)
    await serve(config, await opening, opened, logger)
  } catch (error) {
    // Cut short, and not failed.
    if (isStopping) return
    await opened.close()
    signals.uninstall()
    throw error
  }
}

async function serve(
  config: Config,
  database: OpenDatabase,
  opened: OpenedParts,
  logger: Logger,
): Promise<void> {
  const { db } = database
  const demo = database.isEmbedded
    ? await openDemo(db, { isWanted: config.DEMO, dataDir: config.DATA_DIR }, say)
    : null
  const admin = await ensureAdminAccess(db, config.BOOTSTRAP_ADMIN_KEY)
  if (admin.added) logger.info('the key of BOOTSTRAP_ADMIN_KEY was added')
  for (const warning of admin.warnings) {
    say(warning)
    logger.warn(warning)
  }

  const app = await buildApp({
    db,
    logger,
    security: securityOf(config),
    letterhead: config.LETTERHEAD,
    findings: findingSettingsOf(config),
    requireEvidence: config.REQUIRE_EVIDENCE,
  })
  const sealer = await openSealer(config, database, logger)
  opened.add('sealer', async () => sealer?.stop(), CLOSE_SEALER_WITHIN_MS)
  const cleaning = startCleaning(db, [oldAnswers, endedSessions, oldFailures], (err, what) =>
    logger.warn({ err, what }, 'not cleaned'),
  )
  opened.add('cleaning', () => cleaning.stop(), CLOSE_CLEANING_WITHIN_MS)
  opened.add('server', () => app.close(), CLOSE_APP_WITHIN_MS)
  await app.ready()
  // It holds up the thread for a quarter of a second, and is kept: better now than when others wait.
  app.swagger()
  await app.listen({ port: config.PORT, host: config.HOST })

  const address = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${config.PORT}`
  const first = demo ? null : await firstSteps(db, address)
  say(
    [
      '',
      `Cakupan  ${address}`,
      `API      ${address}/docs`,
      ...adminKeyLines(admin.shownOnce),
      ...(demo?.lines ?? first ?? []),
      ...stopLines(database.isEmbedded ? config.DATA_DIR : null),
      '',
    ].join('\n'),
  )
}

function adminKeyLines(key: string | null): string[] {
  if (key === null) return []
  return ['', 'Kunci admin, hanya ditampilkan sekali ini:', `Admin key, shown only this once: ${key}`]
}

/** For a person at a terminal; whoever runs it in a container knows how to stop one. */
function stopLines(embeddedDataDir: string | null): string[] {
  if (embeddedDataDir === null) return []
  return [
    '',
    `Berhenti: Ctrl-C. Data tetap tersimpan di ${embeddedDataDir}.`,
    `Stop: Ctrl-C. The data stays in ${embeddedDataDir}.`,
  ]
}

/**
 * Seals what is left from before (after a restore it may be much) before anyone is served, and then goes on in the
 * background, on a connection of its own.
 */
async function openSealer(
  config: Config,
  { url, isEmbedded }: OpenDatabase,
  logger: Logger,
): Promise<Sealer | null> {
  const key = await findSigningKey({
    key: config.LOG_SIGNING_KEY,
    file: config.LOG_SIGNING_KEY_FILE,
    embeddedDataDir: isEmbedded ? config.DATA_DIR : null,
  })
  if (key === null) {
    logger.warn('no LOG_SIGNING_KEY: this process does not seal the log; another one must')
    return null
  }
  const warn = atMostEvery(SEALER_WARNING_MS, (err: unknown) => logger.warn({ err }, 'log not sealed'))
  const db = connect(url, warn)
  const sealer = startSealer(db, key, warn)
  const stop = async () => {
    await sealer.stop()
    await db.$client.end()
  }
  await sealer.caughtUp.catch(async (error: unknown) => {
    await stop()
    const why = describeFailure(error).message
    throw new StartError(
      `What the log holds already could not be sealed (${why}); mend that, and start again.`,
    )
  })
  return { ...sealer, stop }
}

/** The call, and none again so soon. */
function atMostEvery<T>(intervalMs: number, call: (given: T) => void): (given: T) => void {
  let next = 0
  return (given) => {
    if (Date.now() < next) return
    next = Date.now() + intervalMs
    call(given)
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
