/** What the process serves, on a database that is open: first keys, the app, the sealer, cleaning; and what it says of them. */
import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import { type Config, findingSettingsOf, securityOf } from './config.ts'
import { oldDigests } from './digest/claim-digests.ts'
import { type DigestSender, startDigests } from './digest/send-digests.ts'
import { endedSessions } from './platform/authority/sessions.ts'
import { oldAnswers } from './platform/command/run-command.ts'
import { startCleaning } from './platform/db/cleaning.ts'
import { connect } from './platform/db/client.ts'
import { describeFailure } from './platform/db/describe-failure.ts'
import type { OpenDatabase } from './platform/db/open-database.ts'
import { type Sealer, startSealer } from './platform/log/sealer.ts'
import { findSigningKey } from './platform/log/signing-key.ts'
import type { OpenedParts } from './platform/shared/opened.ts'
import { StartError } from './platform/shared/start-error.ts'
import { openDemo } from './tools/demo/open-demo.ts'
import { ensureAdminAccess } from './users/first-keys.ts'
import { firstSteps } from './users/first-steps.ts'
import { oldFailures } from './users/sign-in.ts'
import { type Deliverer, oldDeliveries, startDeliverer } from './webhooks/deliverer.ts'
import { findWebhookKey, type WebhookKey } from './webhooks/webhook-secrets.ts'

/** How long each part may take to close. */
const CLOSE_APP_WITHIN_MS = 6_000
const CLOSE_CLEANING_WITHIN_MS = 1_000
const CLOSE_SEALER_WITHIN_MS = 2_000
/** What is being sent is sent again by whoever comes next. */
const CLOSE_DELIVERER_WITHIN_MS = 2_000
/** Whoever is not told by then is told tomorrow. */
const CLOSE_DIGESTS_WITHIN_MS = 2_000
/** The sealer tries again several times a second. */
const SEALER_WARNING_MS = 30_000
/** Each of many mails would say the same. */
const DIGEST_WARNING_MS = 60_000

interface Parts {
  database: OpenDatabase
  /** Gets what is to be closed again. */
  opened: OpenedParts
  logger: Logger
  say: (line: string) => void
}

/** Answers when the service takes requests. */
export async function serve(config: Config, { database, opened, logger, say }: Parts): Promise<void> {
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

  const webhookKey = await findWebhookKey({
    key: config.WEBHOOK_KEY,
    file: config.WEBHOOK_KEY_FILE,
    embeddedDataDir: database.isEmbedded ? config.DATA_DIR : null,
  })
  const app = await buildApp({
    db,
    logger,
    security: securityOf(config),
    letterhead: config.LETTERHEAD,
    findings: findingSettingsOf(config),
    requireEvidence: config.REQUIRE_EVIDENCE,
    webhookKey,
  })
  const sealer = await openSealer(config, database, logger)
  opened.add('sealer', async () => sealer?.stop(), CLOSE_SEALER_WITHIN_MS)
  const cleaning = startCleaning(
    db,
    [oldAnswers, endedSessions, oldFailures, oldDeliveries, oldDigests],
    (err, what) => logger.warn({ err, what }, 'not cleaned'),
  )
  opened.add('cleaning', () => cleaning.stop(), CLOSE_CLEANING_WITHIN_MS)
  const deliverer = webhookKey && openDeliverer(config, database, webhookKey, logger)
  opened.add('deliverer', async () => deliverer?.stop(), CLOSE_DELIVERER_WITHIN_MS)
  const digests = await openDigests(config, db, logger)
  opened.add('digests', async () => digests?.stop(), CLOSE_DIGESTS_WITHIN_MS)
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
      `Admin    ${address}/admin`,
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

/** Tells receivers of webhooks in the background, in a turn of its own: many that wait take no more connections than one caller. */
function openDeliverer(
  { WEBHOOK_NETWORKS: networks }: Config,
  { db, url }: OpenDatabase,
  key: WebhookKey,
  logger: Logger,
): Deliverer {
  const warn = atMostEvery(SEALER_WARNING_MS, (err: unknown) =>
    logger.warn({ err }, 'webhooks not delivered'),
  )
  return startDeliverer({ db: db.of({ lane: 'webhooks', isExpensive: false }), url, key, networks }, warn)
}

/** Null where no mail server is configured. */
async function openDigests(
  config: Config,
  db: OpenDatabase['db'],
  logger: Logger,
): Promise<DigestSender | null> {
  const { SMTP_URL: url, MAIL_FROM: from, DIGEST_HOUR: hour, PUBLIC_URL: address = null } = config
  if (!url || !from) return null
  const warn = (err: unknown) => logger.warn({ err }, 'digests not sent')
  const onUnsent = atMostEvery(DIGEST_WARNING_MS, (why: string) => logger.warn({ why }, 'digest not taken'))
  const mail = { url, from, hour, address, ca: await readCertificates(config.SMTP_CA_FILE) }
  return startDigests({ db, mail, findings: findingSettingsOf(config), onUnsent }, warn)
}

async function readCertificates(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `SMTP_CA_FILE cannot be read (${error.code}): ${file}. Name a readable PEM file, or unset it.`,
    )
  })
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
