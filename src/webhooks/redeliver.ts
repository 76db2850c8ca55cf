import { eq, sql } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { webhookDeliveries } from './deliveries.table.ts'
import { type DeliveryRow, findVisibleDelivery, presentDelivery } from './webhooks.queries.ts'
import { TEST_TYPE, type WebhookDelivery } from './webhooks.schema.ts'
import { lockActive } from './write-webhook.ts'

/** Sends a message that tells of nothing, so that a receiver can be tried out. */
export async function testWebhook(
  tx: Tx,
  { id: webhookId }: { id: string },
): Promise<Outcome<WebhookDelivery>> {
  await lockActive(tx, webhookId)
  const [row] = await tx
    .insert(webhookDeliveries)
    .values({ id: newId(), webhookId, type: TEST_TYPE, subject: `webhook/${webhookId}` })
    .returning()
  return outcomeOf('webhook.tested', mustExist(row, 'the test just made'))
}

/** Sends it again, from its first attempt on: what was given up, what waits for its next attempt, and what was delivered. */
export async function redeliver(
  tx: Tx,
  actor: Actor,
  { id }: { id: string },
): Promise<Outcome<WebhookDelivery>> {
  const { webhookId } = await findVisibleDelivery(tx, actor, id)
  await lockActive(tx, webhookId)
  const [row] = await tx
    .update(webhookDeliveries)
    .set({ state: 'waiting', attempts: 0, nextAt: sql`now()`, settledAt: null })
    .where(eq(webhookDeliveries.id, id))
    .returning()
  return outcomeOf('webhook.redelivered', mustExist(row, 'the delivery just found'))
}

function outcomeOf(
  type: 'webhook.tested' | 'webhook.redelivered',
  row: DeliveryRow,
): Outcome<WebhookDelivery> {
  const subject = { type: 'webhook', id: row.webhookId }
  const data = { deliveryId: row.id }
  return { result: presentDelivery(row), events: [{ id: newId(), type, subject, data }] }
}
