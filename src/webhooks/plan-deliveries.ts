/**
 * Makes deliveries of what the feed has for a webhook, from where it was on: each event once, however many processes do it. As long as
 * many wait for a receiver no more are made: what is behind stays in the log, and costs nothing.
 */
import { and, count, eq, sql } from 'drizzle-orm'
import { webhooks } from '../platform/authority/webhooks.table.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { webhookDeliveries, webhookProgress } from './deliveries.table.ts'
import { isWanted, isWithin, reachOf } from './reach-of-systems.ts'

/** Deliveries of one webhook that wait. */
export const MOST_WAITING = 500
/** How far one step looks for events that fit. */
const SCAN = 20_000

/** Those that are sent to, and whether they are behind the end of the log. */
export async function webhooksSentTo(db: Db): Promise<{ id: string; isBehind: boolean }[]> {
  const { rows } = await db.execute<{ id: string; isBehind: boolean }>(sql`
    select w.id, p.position < (select coalesce(max(position), 0) from log_leaves) as "isBehind"
    from webhooks w join webhook_progress p on p.webhook_id = w.id where w.state = 'active' and p.gone_at is null`)
  return rows
}

/** One step. False where it stays where it was: another process is at it, many wait, or its system has no key. */
export async function planDeliveries(db: Db, webhookId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [webhook] = await tx
      .select({
        userId: webhooks.userId,
        types: webhooks.types,
        retreatIds: webhooks.retreatIds,
        position: webhookProgress.position,
      })
      .from(webhookProgress)
      .innerJoin(webhooks, eq(webhooks.id, webhookProgress.webhookId))
      .where(and(eq(webhookProgress.webhookId, webhookId), eq(webhooks.state, 'active')))
      .for('update', { of: webhookProgress, skipLocked: true })
    if (webhook === undefined) return false
    const reach = await reachOf(tx, webhook.userId)
    const room = MOST_WAITING - (await waitingOf(tx, webhookId))
    // Without a key in force it waits where it is: what the system missed it is told once it has one again.
    if (reach === undefined || room <= 0) return false
    // Before the events are read: what is sealed meanwhile is for the next step.
    const until = await endOfStep(tx, webhook.position)
    const { rows } = await tx.execute<{ position: number; type: string; subject: string }>(sql`
      select l.position, e.type, e.subject_type || '/' || e.subject_id as subject
      from log_leaves l join events e on e.id = l.event_id
      where l.position > ${webhook.position} and l.position <= ${until}
        and ${isWanted(webhook)} and ${isWithin(reach)}
      order by l.position limit ${room}`)
    if (rows.length > 0)
      await tx
        .insert(webhookDeliveries)
        .values(rows.map((row) => ({ id: newId(), webhookId, ...row })))
        // Whoever made one for this event, it is sent as the log has it, and once.
        .onConflictDoNothing()
    const position = (rows.length === room && rows.at(-1)?.position) || until
    await tx.update(webhookProgress).set({ position }).where(eq(webhookProgress.webhookId, webhookId))
    return true
  })
}

async function endOfStep(tx: Tx, position: number): Promise<number> {
  const { rows } = await tx.execute<{ end: number }>(sql`
    select least(${position}::int8 + ${SCAN}::int8, max(position))::int8 as "end" from log_leaves`)
  return rows[0]?.end ?? position
}

async function waitingOf(tx: Tx, webhookId: string): Promise<number> {
  const [row] = await tx
    .select({ waiting: count() })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhookId, webhookId), eq(webhookDeliveries.state, 'waiting')))
  return row?.waiting ?? 0
}
