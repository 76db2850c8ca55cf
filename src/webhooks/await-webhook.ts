/** Where no webhook is sent to, a deliverer sleeps until Postgres tells that one is, whichever process added it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/db/client.ts'
import { CONNECT_WITHIN_MS, Session } from '../platform/db/session.ts'

const CHANNEL = 'webhook_added'
/** Also where nothing is told: less than the time after which an idle connection is closed. */
const LOOK_AGAIN_MS = 25_000
const IS_ANY_SENT_TO = `
  select from webhooks w join webhook_progress p on p.webhook_id = w.id where w.state = 'active' and p.gone_at is null limit 1`

/** Told with the commit, to every process that listens. */
export async function tellOfWebhook(tx: Tx): Promise<void> {
  await tx.execute(sql.raw(`notify ${CHANNEL}`))
}

/** Answers when there is a webhook to send to, the signal ends the waiting, or the connection is lost; on one of its own. */
export async function untilAnyWebhook(
  url: string,
  signal: AbortSignal,
  lookAgainMs = LOOK_AGAIN_MS,
): Promise<void> {
  const client = new Session({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS })
  const woken = new AbortController()
  const lost = new AbortController()
  const ended = AbortSignal.any([signal, lost.signal])
  client.on('notification', () => woken.abort())
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  try {
    await client.connect()
    // Before it is looked for: one that is added in between is told of.
    await client.query(`listen ${CHANNEL}`)
    while (!ended.aborted && !woken.signal.aborted) {
      const { rowCount } = await client.query(IS_ANY_SENT_TO)
      if (rowCount !== 0) return
      await sleep(lookAgainMs, undefined, { signal: AbortSignal.any([ended, woken.signal]) }).catch(() => {})
    }
  } finally {
    await client.end().catch(() => {})
  }
}
