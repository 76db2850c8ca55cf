/**
 * Secrets of webhooks, by the Standard Webhooks specification. Each is made from the service's webhook key and the webhook's id, so
 * that the database alone, or a copy of it, signs nothing.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ensureSecret } from '../platform/db/own-files.ts'
import { StartError } from '../platform/shared/start-error.ts'

const KEY_BYTES = 32

export class WebhookKey {
  readonly #key: Buffer
  /** Names it, and tells nothing of it. */
  readonly id: string

  constructor(key: Buffer) {
    this.#key = key
    this.id = this.#derive('', 'key id').subarray(0, 4).toString('hex')
  }

  /** As the receiver keeps it. */
  secretOf(webhookId: string, number: number): string {
    return `whsec_${this.#bytesOf(webhookId, number).toString('base64')}`
  }

  /** The header `webhook-signature`: one signature for each secret in force. `at` in Unix seconds. */
  sign(
    webhookId: string,
    numbers: readonly number[],
    message: { id: string; at: number; body: string },
  ): string {
    const signed = `${message.id}.${message.at}.${message.body}`
    return numbers
      .map((number) => createHmac('sha256', this.#bytesOf(webhookId, number)).update(signed).digest('base64'))
      .map((signature) => `v1,${signature}`)
      .join(' ')
  }

  #bytesOf(webhookId: string, number: number): Buffer {
    return this.#derive(webhookId, `webhook secret ${number}`)
  }

  #derive(salt: string, info: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, salt, info, KEY_BYTES))
  }
}

/** As configured, else that of the embedded database, made at the first start. Null where there is none: no webhooks. */
export async function findWebhookKey({
  key,
  file,
  embeddedDataDir,
}: {
  key: string | undefined
  file: string | undefined
  embeddedDataDir: string | null
}): Promise<WebhookKey | null> {
  if (key) return readKey(key, 'WEBHOOK_KEY')
  if (file) return readKey(await readKeyFile(file), file)
  if (embeddedDataDir === null) return null
  const own = path.join(embeddedDataDir, 'webhook-key')
  return readKey(await ensureSecret(own, () => randomBytes(KEY_BYTES).toString('base64')), own)
}

async function readKeyFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `The webhook key ${file} cannot be read (${error.code}); mend that, or change WEBHOOK_KEY_FILE.`,
    )
  })
}

function readKey(base64: string, where: string): WebhookKey {
  const bytes = Buffer.from(base64.trim(), 'base64')
  if (bytes.length !== KEY_BYTES) {
    throw new StartError(
      `${where} must hold 32 bytes in base64 (openssl rand -base64 32); correct it and start again.`,
    )
  }
  return new WebhookKey(bytes)
}
