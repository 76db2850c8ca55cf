/**
 * Secrets of webhooks, by the Standard Webhooks specification. Each is made from the service's webhook key and the webhook's id, so
 * that the database alone, or a copy of it, signs nothing.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { findSecretBytes, type SecretPlaces } from '../platform/db/secret-bytes.ts'

const SECRET_BYTES = 32
const names = { called: 'webhook key', variable: 'WEBHOOK_KEY', ownFile: 'webhook-key' }

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
    return Buffer.from(hkdfSync('sha256', this.#key, salt, info, SECRET_BYTES))
  }
}

/** As configured, else that of the embedded database, made at the first start. Null where there is none: no webhooks. */
export async function findWebhookKey(places: SecretPlaces): Promise<WebhookKey | null> {
  const key = await findSecretBytes(places, names)
  return key && new WebhookKey(key)
}
