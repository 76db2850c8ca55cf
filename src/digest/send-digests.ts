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
  /** PEM of the certificates that vouch for the server; null: those that Node trusts. */
  ca: string | null
  /** From which hour of the day on (WITA) digests are sent. */
  hour: number
  /** Where people find the service; null: the mail does not say. */
  address: string | null
}

/** Mails of this process since its start, by what came of them; `postponed` is tried again, `refused` is not. */
export const digestOutcomes = { sent: 0, postponed: 0, refused: 0 }

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
    onUnsent = () => {},
  }: {
    db: Db
    mail: MailSettings
    findings: FindingSettings
    everyMs?: number
    /** The mail server did not take one: by a code, without anybody's address. */
    onUnsent?: (why: string) => void
  },
  onError: (error: unknown) => void,
): DigestSender {
  const stopping = new AbortController()
  const transport = transportOf(mail)
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await round(db, transport, { mail, findings, onUnsent }, stopping.signal).catch(onError)
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

function transportOf({ url, ca }: MailSettings): Transporter {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password travels encrypted, or not at all.
    requireTLS: !secure && username !== '',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...(ca !== null && { tls: { ca } }),
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
  onUnsent: (why: string) => void
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
      digestOutcomes.sent += 1
    }
  } catch (error) {
    const { code = 'failed', responseCode = 0, command } = error as MailError
    const why = `${code} ${responseCode || ''}`.trim()
    // Refused, or lost when it may have been taken: twice is worse than never. What is refused before the mail is offered (a
    // password, a connection without TLS) an operator can put right.
    const isRefused = responseCode >= REFUSED_FOR_GOOD && (code === 'EENVELOPE' || code === 'EMESSAGE')
    const isOver = isRefused || (command === 'DATA' && responseCode === 0)
    settings.onUnsent(why)
    digestOutcomes[isOver ? 'refused' : 'postponed'] += 1
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
