/** Sends what waits for people once a day by e-mail, in the background; any number of processes may, and each digest is one's alone. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport, type Transporter } from 'nodemailer'
import type { Db } from '../platform/db/client.ts'
import { newestCheckpoint } from '../platform/known/known-at.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import { readWorklist } from '../worklist/read-worklist.ts'
import { claimDigests, postponeDigest, type Reader, settleDigest } from './claim-digests.ts'
import { type Digest, writeDigest } from './write-digest.ts'

export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps:`. */
  url: string
  from: string
  /** From which hour of the day on (WITA) digests are sent. */
  hour: number
  /** Where people find the service; null: the mail does not say. */
  address: string | null
}

export interface DigestSender {
  /** Ends after the mail that is under way. */
  stop(): Promise<void>
}

const EVERY_MS = 60_000
const MAIL_WITHIN_MS = 20_000
const REFUSED_FOR_GOOD = 500

export function startDigests(
  {
    db,
    mail,
    findings,
    everyMs = EVERY_MS,
  }: { db: Db; mail: MailSettings; findings: FindingSettings; everyMs?: number },
  onError: (error: unknown) => void,
): DigestSender {
  const stopping = new AbortController()
  const transport = transportOf(mail)
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await round(db, transport, { mail, findings }, stopping.signal).catch(onError)
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    transport.close()
  })()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

function transportOf({ url }: MailSettings): Transporter {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password travels encrypted, or not at all.
    requireTLS: !secure && username !== '',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: MAIL_WITHIN_MS,
    greetingTimeout: MAIL_WITHIN_MS,
    socketTimeout: MAIL_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

interface Settings {
  mail: MailSettings
  findings: FindingSettings
}

async function round(db: Db, transport: Transporter, settings: Settings, signal: AbortSignal): Promise<void> {
  for (;;) {
    const readers = await claimDigests(db, settings.mail.hour)
    for (const reader of readers) {
      // What was claimed and is not begun is tried later.
      if (signal.aborted) await postponeDigest(db, reader, 'stopped before it was sent')
      else await sendOne(db, transport, reader, settings)
    }
    if (readers.length === 0 || signal.aborted) return
  }
}

async function sendOne(db: Db, transport: Transporter, reader: Reader, settings: Settings): Promise<void> {
  try {
    const digest = await digestOf(db, reader, settings)
    if (digest !== null) {
      await transport.sendMail({
        from: settings.mail.from,
        to: reader.email,
        ...digest,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': reader.language },
      })
    }
  } catch (error) {
    const { code = 'failed', responseCode = 0, command } = error as MailError
    const why = `${code} ${responseCode || ''}`.trim()
    // Refused, or lost when it may have been taken: twice is worse than never.
    const isOver = responseCode >= REFUSED_FOR_GOOD || (command === 'DATA' && responseCode === 0)
    return isOver ? settleDigest(db, reader, why) : postponeDigest(db, reader, why)
  }
  return settleDigest(db, reader)
}

/** An error of nodemailer: of what was said last, and what the server answered. */
interface MailError {
  code?: string
  responseCode?: number
  command?: string
}

async function digestOf(db: Db, reader: Reader, { mail, findings }: Settings): Promise<Digest | null> {
  const { personId, formerIds, roles, language, day } = reader
  const actor = {
    personId,
    formerIds,
    roles,
    language,
    kind: 'person' as const,
    apiKeyId: null,
    scopes: null,
  }
  const [worklist, checkpoint] = await Promise.all([
    readWorklist(db, actor, { settings: findings, language }),
    newestCheckpoint(db),
  ])
  return writeDigest(worklist, { language, day, address: mail.address, checkpoint })
}
