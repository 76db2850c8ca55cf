import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import { webhooks } from '../platform/authority/webhooks.table.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { isAnyOf, listRows } from '../platform/db/list-rows.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import { webhookDeliveries, webhookProgress } from './deliveries.table.ts'
import type { DeliveryQuery, Webhook, WebhookDelivery } from './webhooks.schema.ts'

export type WebhookRow = typeof webhooks.$inferSelect & { goneAt: Date | null }
export type DeliveryRow = typeof webhookDeliveries.$inferSelect

export function presentWebhook({ goneAt, previousUntil, ...row }: WebhookRow): Webhook {
  const { id, url, types, retreatIds, userId, version } = row
  return {
    ...{ id, url, types, retreatIds, userId, version },
    state: row.state === 'active' && goneAt ? 'gone' : row.state,
    previousSecretUntil: previousUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export function presentDelivery({
  nextAt,
  settledAt,
  createdAt,
  subject,
  ...row
}: DeliveryRow): WebhookDelivery {
  const at = subject.indexOf('/')
  return {
    ...row,
    subject: { type: subject.slice(0, at), id: subject.slice(at + 1) },
    nextAt: row.state === 'waiting' ? nextAt.toISOString() : null,
    createdAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }
}

/** A system sees its own, and so does whoever is limited to some retreats; the others see all. */
function isVisibleTo({ kind, scopes, personId }: Actor): SQL | undefined {
  return kind === 'system' || scopes?.retreatIds ? eq(webhooks.userId, personId) : undefined
}

function selectWebhooks(db: Pick<Db | Tx, 'select'>) {
  return db
    .select({ ...getTableColumns(webhooks), goneAt: webhookProgress.goneAt })
    .from(webhooks)
    .innerJoin(webhookProgress, eq(webhookProgress.webhookId, webhooks.id))
}

export async function findVisibleWebhook(db: Db | Tx, actor: Actor, id: string): Promise<WebhookRow> {
  const [row] = await selectWebhooks(db).where(and(eq(webhooks.id, id), isVisibleTo(actor)))
  return assertFound(row, 'webhook_not_found')
}

/** Locked, so that of two changes the second sees the first. */
export async function lockWebhook(tx: Tx, id: string): Promise<WebhookRow> {
  const [row] = await selectWebhooks(tx).where(eq(webhooks.id, id)).for('update')
  return assertFound(row, 'webhook_not_found')
}

export async function listWebhooks(db: Db, actor: Actor, query: PageQuery): Promise<Page<Webhook>> {
  const rows = await listRows(db, webhooks, query, isVisibleTo(actor))
  const gone = await db
    .select()
    .from(webhookProgress)
    .where(
      isAnyOf(
        webhookProgress.webhookId,
        rows.map(({ id }) => id),
      ),
    )
  const goneAtOf = new Map(gone.map(({ webhookId, goneAt }) => [webhookId, goneAt]))
  return toPage(rows, query, (row) => presentWebhook({ ...row, goneAt: goneAtOf.get(row.id) ?? null }))
}

export async function listDeliveries(
  db: Db,
  { webhookId, query }: { webhookId: string; query: DeliveryQuery },
): Promise<Page<WebhookDelivery>> {
  const ofWebhook = and(
    eq(webhookDeliveries.webhookId, webhookId),
    isAnyOf(webhookDeliveries.state, query.state),
  )
  return toPage(await listRows(db, webhookDeliveries, query, ofWebhook), query, presentDelivery)
}

export async function findVisibleDelivery(db: Db | Tx, actor: Actor, id: string): Promise<DeliveryRow> {
  const [row] = await db
    .select(getTableColumns(webhookDeliveries))
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(and(eq(webhookDeliveries.id, id), isVisibleTo(actor)))
  return assertFound(row, 'webhook_delivery_not_found')
}
