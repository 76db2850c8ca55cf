import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '../../src/db/client.ts'
import { type HotRetreat, type Kind, type Known, keyOf, kinds } from './hot-retreat.ts'
import { isAcknowledged, listAll } from './requests.ts'

/**
 * The ledger holds what was acknowledged, once, and nothing else: one event and one kept answer for every request that
 * was acknowledged, none for one that was refused. Every request must be settled by now.
 */
export async function assertAppliedExactlyOnce(db: Db, { sent }: HotRetreat): Promise<void> {
  const { rows } = await db.execute<{ id: string; events: number; answer: unknown }>(sql`
    select id, coalesce(events, 0)::int as events, k.body as answer
    from (select request_id as id, count(*) as events from events group by request_id) e
    full join (select key as id, body from idempotency_keys) k using (id)`)
  const keptOf = new Map(rows.map((row) => [row.id, row]))
  for (const { id, command, answer } of sent) {
    const { events, answer: kept } = keptOf.get(id) ?? { events: 0, answer: undefined }
    const told = `${command} ${id}`
    if (isAcknowledged(answer)) {
      expect(events, `events of ${told}`).toBe(1)
      // What is kept has columns that answers leave out.
      expect(kept, `answer kept of ${told}`).toMatchObject(answer.body)
    } else {
      expect(events, `events of ${told}`).toBe(0)
      expect(kept, `answer kept of ${told}`).toBeUndefined()
    }
  }
}

/** The API shows every record that was acknowledged, once, no other, and none older than it was acknowledged. */
export async function assertRecordsAreThere(url: string, hot: HotRetreat): Promise<void> {
  for (const kind of kinds) {
    const shown = (await listAll(url, hot.keys.finance[0] ?? '', listOf(hot, kind))) as Known[]
    const known = hot.records[kind]
    expect(shown.map(keyOf).sort(), `every ${kind}`).toEqual([...known.keys()].sort())
    for (const record of shown) assertNotOlder(kind, record, known.get(keyOf(record)))
  }
}

function assertNotOlder(kind: Kind, shown: Known, known: Known | undefined): void {
  // An appropriation has one version only; a budget is called by its version.
  if (kind === 'appropriation') return
  const told = `${kind} ${keyOf(shown)}`
  const [is, was] = [Number(shown.version), Number(known?.version)]
  expect(is, `version of ${told}`).toBeGreaterThanOrEqual(was)
  if (kind !== 'budget' && is === was) expect(shown.state, `state of ${told}`).toBe(known?.state)
}

function listOf(hot: HotRetreat, kind: Kind): string {
  return kind === 'pledge' || kind === 'disbursement'
    ? `/v1/${kind}s?retreatId=${hot.id}&limit=200`
    : `/v1/retreats/${hot.id}/${kind}s${kind === 'budget' ? '' : '?limit=200'}`
}
