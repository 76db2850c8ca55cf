/** What is told of webhooks where the service is watched: counts alone, and no receiver. */
import { sql } from 'drizzle-orm'
import type { Db } from '../platform/db/client.ts'
import { mustExist } from '../platform/shared/must-exist.ts'

/** Attempts of this process since its start, by what came of them; `dead` is the last failure of a delivery. */
export const deliveryOutcomes = { delivered: 0, failed: 0, dead: 0 }

export const webhookFigures = {
  helps: {
    webhooks_active: 'Webhooks that are sent to',
    webhooks_gone: 'Webhooks whose receiver answered that it is gone (410)',
    webhook_deliveries_waiting: 'Deliveries that wait to be sent, or sent again',
    webhook_deliveries_dead: 'Deliveries of the last 30 days that were given up',
    webhook_oldest_waiting_seconds: 'For how long the oldest delivery has waited',
  },
  read: readWebhookFigures,
}

async function readWebhookFigures(db: Db): Promise<Record<string, number>> {
  const { rows } = await db.execute<Record<string, number>>(sql`
    with sent_to as (
      select w.id, p.gone_at is null as is_there from webhooks w join webhook_progress p on p.webhook_id = w.id
      where w.state = 'active'
    ), waiting as (
      select count(*)::int as count, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds
      from webhook_deliveries d join sent_to w on w.id = d.webhook_id where d.state = 'waiting' and w.is_there
    )
    select (select count(*)::int from sent_to where is_there) as webhooks_active,
      (select count(*)::int from sent_to where not is_there) as webhooks_gone,
      waiting.count as webhook_deliveries_waiting, waiting.seconds as webhook_oldest_waiting_seconds,
      (select count(*)::int from webhook_deliveries d join sent_to w on w.id = d.webhook_id where d.state = 'dead') as webhook_deliveries_dead
    from waiting`)
  const [figures] = rows
  return mustExist(figures, 'the row of figures')
}
