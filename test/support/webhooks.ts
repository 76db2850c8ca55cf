/** A system with a key, a webhook of it, and a deliverer that does not wait long. */
import { onTestFinished } from 'vitest'
import { type DelivererOptions, startDeliverer } from '../../src/webhooks/deliverer.ts'
import type { Client } from './client.ts'
import { aSystem } from './people.ts'
import type { Receiver } from './receiver.ts'
import { type TestService, testWebhookKey } from './service.ts'

export const LOOPBACK = ['127.0.0.0/8']

export interface WebhookTerms {
  url?: string
  types?: string[]
  retreatIds?: string[]
}

export async function aWebhook(
  service: TestService,
  receiver: Pick<Receiver, 'url' | 'secrets'>,
  terms: WebhookTerms = {},
  system?: Client,
): Promise<{ id: string; secret: string; system: Client; userId: string }> {
  const own = system ?? (await aSystem(service, ['integration']))
  const { id: userId } = (await own.get('/v1/me')).body
  const made = await service
    .as('admin')
    .made<{ secret: string }>('/v1/webhooks', { url: receiver.url, types: ['company.*'], userId, ...terms })
  receiver.secrets.push(made.secret)
  return { id: made.id, secret: made.secret, system: own, userId }
}

/** Stopped with the test. */
export function deliver(service: TestService, options: Partial<DelivererOptions> = {}) {
  const errors: unknown[] = []
  const deliverer = startDeliverer(
    {
      db: service.db.of({ lane: 'webhooks', isExpensive: false }),
      url: service.url,
      key: testWebhookKey,
      networks: LOOPBACK,
      // On a busy machine an honest receiver takes long.
      answerWithinMs: 10_000,
      pausesSeconds: Array.from({ length: 50 }, () => 0.1),
      ...options,
    },
    (error) => errors.push(error),
  )
  onTestFinished(() => deliverer.stop())
  return { ...deliverer, errors }
}

export interface Delivery {
  id: string
  position: number | null
  type: string
  state: 'waiting' | 'delivered' | 'dead'
  attempts: number
  lastStatus: number | null
  lastError: string | null
}

export async function deliveriesOf(service: TestService, webhookId: string): Promise<Delivery[]> {
  return (await service.as('admin').get(`/v1/webhooks/${webhookId}/deliveries?limit=200`)).body.items
}
