import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db/client.ts'
import { isInForce } from './reach-of-systems.ts'
import type { Claimed } from './send-delivery.ts'

/** Active webhooks of this key, and of a system with a key in force, that have something due; in no order, so that none is always the last. */
export async function webhooksDue(db: Db, keyId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select w.id from webhooks w join webhook_progress p on p.webhook_id = w.id
    where w.state = 'active' and w.key_id = ${keyId} and p.gone_at is null and exists (
      select from api_keys k where k.user_id = w.user_id and ${isInForce}
    ) and exists (
      select from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting' and d.next_at <= now())
    order by random()`)
  return rows.map(({ id }) => id)
}

/**
 * Takes some that are due, of each subject the earliest that waits. Whoever has one has it for `leaseSeconds`: then, where the process is
 * gone, another one takes it.
 */
export async function claimDeliveries(
  db: Db,
  { webhookId, limit, leaseSeconds }: { webhookId: string; limit: number; leaseSeconds: number },
): Promise<Claimed[]> {
  const { rows } = await db.transaction((tx) =>
    tx.execute<Claimed>(sql`
    with due as (
      select d.id from webhook_deliveries d
      where d.webhook_id = ${webhookId} and d.state = 'waiting' and d.next_at <= now() and not exists (
        select from webhook_deliveries earlier
        where earlier.webhook_id = d.webhook_id and earlier.subject = d.subject and earlier.state = 'waiting'
          and earlier.position < d.position)
      order by d.position nulls first limit ${limit} for update skip locked
    )
    update webhook_deliveries d set attempts = d.attempts + 1, next_at = now() + make_interval(secs => ${leaseSeconds})
    from due, webhooks w where d.id = due.id and w.id = d.webhook_id
    returning d.id, d.webhook_id as "webhookId", d.position, d.type, d.attempts, d.created_at as "createdAt", w.url, w.types,
      w.retreat_ids as "retreatIds", w.user_id as "userId", w.secret_number as "secretNumber", coalesce(w.previous_until > now(), false) as "previousSigns"`),
  )
  return rows
}
