import { and, eq, sql } from 'drizzle-orm'
import { assertRetreatsExist } from '../platform/authority/assert-retreats-exist.ts'
import { users } from '../platform/authority/authority.table.ts'
import { webhooks } from '../platform/authority/webhooks.table.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { AppError, refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { tellOfWebhook } from './await-webhook.ts'
import { webhookProgress } from './deliveries.table.ts'
import { assertKey, assertNotEnded } from './webhook-actions.ts'
import type { WebhookKey } from './webhook-secrets.ts'
import { lockWebhook, presentWebhook, type WebhookRow } from './webhooks.queries.ts'
import type { NewWebhook, Webhook, WebhookChange, WebhookWithSecret } from './webhooks.schema.ts'

const pointerOf = (index: number) => `/retreatIds/${index}` as const
/** Each of them reads the feed for itself. */
const MOST_WEBHOOKS = 50

/** A webhook for a system, from now on: what happened before is in the feed. The secret is in this answer alone. */
export async function addWebhook(
  tx: Tx,
  key: WebhookKey | null,
  { retreatIds = null, ...input }: NewWebhook,
): Promise<Outcome<WebhookWithSecret>> {
  const own = assertKey(key)
  await assertSystem(tx, input.userId)
  await assertRetreatsExist(tx, retreatIds ?? [], pointerOf)
  await assertRoom(tx)
  const [made] = await tx
    .insert(webhooks)
    .values({ id: newId(), ...input, retreatIds, keyId: own.id })
    .returning()
  const row = { ...mustExist(made, 'the webhook just added'), goneAt: null }
  await tx.insert(webhookProgress).values({
    webhookId: row.id,
    position: sql`(select coalesce(max(position), 0) from log_leaves)`,
  })
  await tellOfWebhook(tx)
  return withSecret('webhook.added', row, own)
}

export async function changeWebhook(
  tx: Tx,
  { id, change, ifMatch }: { id: string; change: WebhookChange; ifMatch: string },
): Promise<Outcome<Webhook>> {
  const was = await lockActive(tx, id)
  assertMatches(ifMatch, presentWebhook(was))
  await assertRetreatsExist(tx, change.retreatIds ?? [], pointerOf)
  const row = await update(tx, id, change)
  await tx.update(webhookProgress).set({ goneAt: null }).where(eq(webhookProgress.webhookId, id))
  await tellOfWebhook(tx)
  return outcomeOf('webhook.changed', { ...row, goneAt: null })
}

/** A new secret; the one before signs too for so many hours, so that the receiver can change over. */
export async function rotateSecret(
  tx: Tx,
  key: WebhookKey | null,
  { id, overlapHours }: { id: string; overlapHours: number },
): Promise<Outcome<WebhookWithSecret>> {
  const own = assertKey(key)
  const { goneAt, secretNumber, keyId } = await lockActive(tx, id)
  // Of another key the earlier secrets cannot be made any more.
  const overlap =
    keyId === own.id && overlapHours > 0 ? sql`now() + make_interval(hours => ${overlapHours})` : null
  const row = await update(tx, id, { secretNumber: secretNumber + 1, previousUntil: overlap, keyId: own.id })
  return withSecret('webhook.secret_rotated', { ...row, goneAt }, own)
}

/** Nothing is sent any more, also of what waits. Ending it again changes nothing. */
export async function endWebhook(tx: Tx, { id }: { id: string }): Promise<Outcome<Webhook>> {
  const was = await lockWebhook(tx, id)
  if (was.state === 'ended') return { result: presentWebhook(was), events: [] }
  const row = await update(tx, id, { state: 'ended' })
  return outcomeOf('webhook.ended', { ...row, goneAt: was.goneAt })
}

async function update(
  tx: Tx,
  id: string,
  change: Parameters<ReturnType<typeof setWebhook>['set']>[0],
): Promise<typeof webhooks.$inferSelect> {
  const [row] = await setWebhook(tx)
    .set({ ...change, id })
    .where(eq(webhooks.id, id))
    .returning()
  return mustExist(row, 'the locked webhook')
}

function setWebhook(tx: Tx) {
  return tx.update(webhooks)
}

export async function lockActive(tx: Tx, id: string): Promise<WebhookRow> {
  const row = await lockWebhook(tx, id)
  assertNotEnded(row)
  return row
}

async function assertSystem(tx: Tx, userId: string): Promise<void> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for('share')
  if (!user) refuseAt('/userId', 'unknown_reference')
  if (user.kind !== 'system' || !user.active) throw new AppError('webhook_of_a_person')
}

async function assertRoom(tx: Tx): Promise<void> {
  const count = await tx.$count(webhooks, and(eq(webhooks.state, 'active')))
  if (count >= MOST_WEBHOOKS) throw new AppError('too_many_webhooks', { limit: MOST_WEBHOOKS })
}

function withSecret(type: PlainEvent, row: WebhookRow, key: WebhookKey): Outcome<WebhookWithSecret> {
  const { result, events } = outcomeOf(type, row)
  return {
    result: { ...result, secret: key.secretOf(row.id, row.secretNumber) },
    toKeep: { ...result, secret: null },
    events,
  }
}

function outcomeOf(type: PlainEvent, row: WebhookRow): Outcome<Webhook> {
  const subject = { type: 'webhook', id: row.id }
  return { result: presentWebhook(row), events: [{ id: newId(), type, subject, data: {} }] }
}
