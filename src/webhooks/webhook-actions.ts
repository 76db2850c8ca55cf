import type { Actions, Gate } from '../platform/authority/actions.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { WebhookKey } from './webhook-secrets.ts'

interface WebhookFacts {
  state: string
  /** What secrets are made from; null where this service sends nothing. */
  webhookKey: WebhookKey | null
}

export function assertNotEnded({ state }: Pick<WebhookFacts, 'state'>): void {
  if (state === 'ended') throw new AppError('webhook_ended')
}

export function assertKey(key: WebhookKey | null): WebhookKey {
  if (key === null) throw new AppError('webhooks_not_configured')
  return key
}

const configured: Gate<WebhookFacts> = (_actor, { webhookKey }) => {
  assertKey(webhookKey)
}
const inForce: Gate<WebhookFacts> = (_actor, webhook) => assertNotEnded(webhook)

/** What can be done with a webhook. */
export const webhookActions = {
  change: { operation: 'webhooks.write', gates: [inForce] },
  secret: { operation: 'webhooks.write', gates: [configured, inForce] },
  test: { operation: 'webhooks.write', gates: [inForce] },
} satisfies Actions<WebhookFacts>
