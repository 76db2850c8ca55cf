/** The process: configuration, database, first keys, server, signals. */
import { createServer } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { ensureAdminKey } from './access/first-keys.ts'
import { forgetOldSessions } from './access/sessions.ts'
import { forgetOldFailures } from './access/sign-in.ts'
import { buildApp } from './app.ts'
import { forgetOldAnswers } from './command/run-command.ts'
import { type Config, findingSettingsOf, readConfig, securityOf } from './config.ts'
import { connect } from './db/client.ts'
import { type OpenDatabase, openDatabase } from './db/open-database.ts'
import { describeRefusal } from './db/pg-errors.ts'
import { openDemo } from './demo/open-demo.ts'
import { type Sealer, startSealer } from './log/sealer.ts'
import { findSigningKey } from './log/signing-key.ts'
import { rootCauseOf, StartError } from './shared/start-error.ts'

const GRACE_MS = 10_000
const LOG_CHUNK_BYTES = 4096
const LOG_DELAY_MS = 200
const CLEANING_INTERVAL_MS = 24 * 60 * 60 * 1000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function start(config: Config): Promise<void> {
  await assertPortIsFree(config)
  const logger = pino(
    {
      // A person at a terminal wants to keep the keys in sight; whoever collects logs wants every request.
      level: config.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
      redact: ['req.headers.authorization', 'req.headers.cookie'],
    },
    // Lines are written together, a few times a second: waiting for every single one costs a tenth of a request.
    pino.destination({ sync: false, minLength: LOG_CHUNK_BYTES, periodicFlush: LOG_DELAY_MS }),
  )
  say('Menyiapkan basis data / preparing the database …')
  const database = await openDatabase(config, say, (error) =>
    logger.warn({ name: error.name }, 'connection lost'),
  )
  try {
    await serve(config, database, logger)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function serve(config: Config, database: OpenDatabase, logger: pino.Logger): Promise<void> {
  const { db } = database
  const demo = database.isEmbedded ? await openDemo(db, config, say) : null
  const adminKey = demo ? null : await ensureAdminKey(db, config.BOOTSTRAP_ADMIN_KEY)
  if (demo && config.BOOTSTRAP_ADMIN_KEY) await ensureAdminKey(db, config.BOOTSTRAP_ADMIN_KEY)

  const app = await buildApp({
    db,
    logger,
    security: securityOf(config),
    letterhead: config.LETTERHEAD,
    findings: findingSettingsOf(config),
    requireEvidence: config.REQUIRE_EVIDENCE,
  })
  const sealer = await openSealer(config, database, logger)
  const cleaning = setInterval(() => {
    Promise.all([forgetOldAnswers(db), forgetOldSessions(db), forgetOldFailures(db)]).catch((error: Error) =>
      logger.warn({ name: error.name }, 'old answers and sessions not forgotten'),
    )
  }, CLEANING_INTERVAL_MS)
  closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err }) => {
    if (err) logger.fatal({ name: err.name, stack: err.stack }, 'stopping after an unexpected error')
    clearInterval(cleaning)
    await app.close()
    await sealer?.stop()
    await database.close()
  })
  await app.listen({ port: config.PORT, host: config.HOST })

  const address = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${config.PORT}`
  say(['', `Cakupan  ${address}`, `API docs ${address}/docs`, ...(demo?.lines(address) ?? [])].join('\n'))
  if (adminKey) say(`Admin key, shown only this once: ${adminKey}`)
  say('')
}

/**
 * Seals what is left from before (after a restore it may be much) before anyone is served, and then goes on in the
 * background, on a connection of its own.
 */
async function openSealer(
  config: Config,
  { url, isEmbedded }: OpenDatabase,
  logger: pino.Logger,
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
  const warn = (error: unknown) =>
    logger.warn({ ...describeRefusal(error), name: (error as Error).name }, 'log not sealed')
  const db = connect(url, warn)
  const sealer = startSealer(db, key, warn)
  await sealer.caughtUp
  return {
    ...sealer,
    async stop() {
      await sealer.stop()
      await db.$client.end()
    },
  }
}

/** Asked before the database is started: the commonest reason for not starting should not take long to tell. */
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

/** What went wrong, without the stack. */
function inOneLine(error: unknown): string {
  if (error instanceof StartError) return error.message
  const cause = rootCauseOf(error)
  const [line] = String(cause instanceof Error ? cause.message : cause).split('\n')
  return `The service could not start: ${line}`
}

try {
  await start(readConfig(process.env))
} catch (error) {
  process.stderr.write(`${inOneLine(error)}\n`)
  process.exitCode = 1
}
