import { readToday } from '../closings/calendar.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { BEGIN_SNAPSHOT, queryRows } from '../platform/db/pipeline.ts'
import { checkpointAt, rowsAmong } from '../platform/known/known-at.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import type { Obligation, Obligations, ObligationsQuery } from './obligations.schema.ts'

/**
 * What came of every pledge of a retreat by a day, less what went back, and what is still open: after a cancellation, what must
 * be paid back. Entries that a refund made are told from corrections by the proposal that their event speaks of.
 */
const OBLIGATIONS = `
  select p.id as "pledgeId", p.company_id as "companyId", c.legal_name as "companyName",
    -- To whom it is paid back: as far as the succession was known.
    case when c.successor_id is not null and ($3::int8 is null or exists (
      select from record_versions v join log_leaves l on l.event_id = v.event_id
      where v.kind = 'companies' and v.record_id = c.id::text and v.row ->> 'successor_id' is not null and l.position <= $3))
    then (select jsonb_build_object('companyId', s.id, 'companyName', s.legal_name, 'from', c.succeeded_on)
      from companies s where s.id = c.successor_id) end as successor,
    m.held + m.refunded as received, m.refunded, m.held, m.pledged - m.held as outstanding
  from (
    select j.pledge_id,
      coalesce(sum(j.amount) filter (where j.measure = 'pledged'), 0)::int8 as pledged,
      coalesce(sum(j.amount) filter (where j.measure = 'received'), 0)::int8 as held,
      coalesce(-sum(j.amount) filter (where j.measure = 'received' and r.id is not null), 0)::int8 as refunded
    from journal_entries j
    join events e on e.id = j.event_id
    left join (
      select id::text from adjustments where retreat_id = $1 and kind = 'refund' and state = 'approved'
    ) r on r.id = e.subject_id
    where j.retreat_id = $1 and j.measure in ('pledged', 'received') and j.effective_on <= $2
      and ($3::int8 is null or exists (select from log_leaves l where l.event_id = j.event_id and l.position <= $3))
    group by j.pledge_id
  ) m join pledges p on p.id = m.pledge_id join companies c on c.id = p.company_id
  where m.pledged <> 0 or m.held <> 0 or m.refunded <> 0
  order by c.legal_name, p.id`

/** All of it as it stood at one instant, whatever is posted meanwhile. */
export function readObligations(
  db: Db,
  actor: Actor,
  query: ObligationsQuery & { id: string },
): Promise<Obligations> {
  return db.transaction((tx) => obligationsIn(tx, actor, query), BEGIN_SNAPSHOT)
}

async function obligationsIn(
  db: Tx,
  actor: Actor,
  { id, asOf, knownAt }: ObligationsQuery & { id: string },
): Promise<Obligations> {
  const { cancellation } = await findVisibleRetreat(db, actor, id)
  const today = await readToday(db)
  if (asOf !== undefined && asOf > today) refuseAt('/asOf', 'date_in_future', { date: asOf, today })
  const day = asOf ?? today
  const size = knownAt === undefined ? null : (await checkpointAt(db, knownAt)).size
  const items = await queryRows<Obligation>(db.$client, {
    name: 'read obligations',
    text: OBLIGATIONS,
    values: [id, day, size],
  })
  const total = (of: 'received' | 'refunded' | 'held' | 'outstanding') => sum(items.map((item) => item[of]))
  const cancelledOn =
    size === null ? (cancellation?.cancelledOn ?? null) : await cancelledOnAsKnown(db, size, id)
  return {
    cancelledOn: cancelledOn !== null && cancelledOn <= day ? cancelledOn : null,
    items,
    totals: {
      received: total('received'),
      refunded: total('refunded'),
      held: total('held'),
      outstanding: total('outstanding'),
    },
  }
}

async function cancelledOnAsKnown(db: Tx, size: number, id: string): Promise<string | null> {
  const [row] = await rowsAmong<{ cancelledOn: string | null }>(db, size, 'retreats', { ids: [id] })
  return assertFound(row, 'retreat_not_found').cancelledOn
}
