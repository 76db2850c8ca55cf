import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '../../src/platform/db/client.ts'
import { type HotRetreat, isBatch, type Kind, type Known, keyOf, kinds, recordsIn } from './hot-retreat.ts'
import { isAcknowledged, listAll, read } from './requests.ts'

/**
 * The ledger holds what was acknowledged, once, and nothing else: one event (of a batch, one a row) and one kept answer
 * for every request that was acknowledged, none for one that was refused. Every request must be settled by now.
 */
export async function assertAppliedExactlyOnce(db: Db, { sent }: HotRetreat): Promise<void> {
  // Key, answer and events of a request are of one transaction: Postgres tells which. People come in and go without a key.
  const { rows } = await db.execute<{ id: string | null; events: number; answer: unknown }>(sql`
    select k.key as id, coalesce(e.events, 0)::int as events, k.body as answer
    from idempotency_keys k
    full join (
      select xmin::text as transaction, count(*) as events from events
      where type not like 'user.%' and type not like 'api_key.%' and type <> 'personal_data.read' group by 1
    ) e
      on e.transaction = k.xmin::text`)
  const keptOf = new Map(rows.map((row) => [row.id, row]))
  expect(keptOf.get(null), 'events of no request').toBeUndefined()
  for (const { id, command, answer } of sent) {
    const { events, answer: kept } = keptOf.get(id) ?? { events: 0, answer: undefined }
    const described = `${command} ${id}`
    if (isAcknowledged(answer)) {
      expect(events, `events of ${described}`).toBe(isBatch(answer.body) ? answer.body.items.length : 1)
      // What is kept has columns that answers leave out.
      expect(kept, `answer kept of ${described}`).toMatchObject(answer.body)
    } else {
      expect(events, `events of ${described}`).toBe(0)
      expect(kept, `answer kept of ${described}`).toBeUndefined()
    }
  }
}

/** The API shows every record that was acknowledged, once, no other, and none older than it was acknowledged. */
export async function assertRecordsAreThere(url: string, hot: HotRetreat): Promise<void> {
  const acknowledged = newestAcknowledged(hot)
  for (const kind of kinds) {
    const lists = listsOf(hot, kind).map((path) => listAll(url, hot.keys.finance[0] ?? '', path))
    const shown = (await Promise.all(lists)).flat() as Known[]
    const known = acknowledged.get(kind) ?? new Map<string, Known>()
    expect(shown.map(keyOf).sort(), `every ${kind}`).toEqual([...known.keys()].sort())
    for (const record of shown) assertNotOlder(kind, record, known.get(keyOf(record)))
  }
  await assertMonthsAreAsAcknowledged(url, hot)
}

/** A month is closed and opened in turn, so that how often tells its state, whoever came first. */
async function assertMonthsAreAsAcknowledged(url: string, { keys, sent }: HotRetreat): Promise<void> {
  const changes = sent.flatMap(({ path, answer }) =>
    path.startsWith('/v1/closings') && isAcknowledged(answer) ? (answer.body.months as string[]) : [],
  )
  const timesOf = new Map(changes.map((month) => [month, changes.filter((each) => each === month).length]))
  const answer = await read(url, keys.verifier[0] ?? '', '/v1/closings')
  const items = (isAcknowledged(answer) ? answer.body.items : []) as Record<string, unknown>[]
  expect(
    items.map(({ month, state, version }) => ({ month, state, version })),
    'every closing',
  ).toEqual(
    [...timesOf]
      .sort()
      .map(([month, version]) => ({ month, state: version % 2 === 1 ? 'closed' : 'open', version })),
  )
}

function newestAcknowledged({ sent }: HotRetreat): Map<Kind, Map<string, Known>> {
  const newest = new Map(kinds.map((kind) => [kind, new Map<string, Known>()]))
  for (const [kind, record] of sent.flatMap(({ answer }) =>
    isAcknowledged(answer) ? recordsIn(answer.body) : [],
  )) {
    const known = newest.get(kind)?.get(keyOf(record))
    if (!known || Number(record.version) >= Number(known.version))
      newest.get(kind)?.set(keyOf(record), record)
  }
  return newest
}

function assertNotOlder(kind: Kind, shown: Known, known: Known | undefined): void {
  // A budget is called by its version, and an appropriation has none: it never changes.
  if (kind === 'budget' || kind === 'appropriation') return
  const described = `${kind} ${keyOf(shown)}`
  const [is, was] = [Number(shown.version), Number(known?.version)]
  expect(is, `version of ${described}`).toBeGreaterThanOrEqual(was)
  if (is === was) expect(shown.state, `state of ${described}`).toBe(known?.state)
}

/** What was discarded is listed apart. */
const listsOf = (hot: HotRetreat, kind: Kind): string[] =>
  ({
    pledge: ['', '&state=discarded'].map((more) => `/v1/pledges?retreatId=${hot.id}&limit=200${more}`),
    disbursement: [`/v1/disbursements?retreatId=${hot.id}&limit=200`],
    adjustment: [`/v1/adjustments?retreatId=${hot.id}&limit=200`],
    expenditure: [`/v1/retreats/${hot.id}/expenditures?limit=200`],
    appropriation: [`/v1/retreats/${hot.id}/appropriations?limit=200`],
    budget: [`/v1/retreats/${hot.id}/budgets`],
  })[kind]
