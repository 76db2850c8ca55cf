/** The journal says what the records say, and the records agree with each other. */
import { type Check, LINE_NAME } from './check.ts'

/** A split as rows: what stands on each line and, without a line, unallocated. */
function partsOf(allocations: string, unallocated: string): string {
  return `lateral (
    select part ->> 'lineCode' as line_code, (part ->> 'amount')::int8 as amount from jsonb_array_elements(${allocations}) part
    union all select null, ${unallocated}
  ) part`
}

/** Both ends of every move that was made for a record. */
const moveParts = `
  select t.event_id, (move ->> 'pledgeId')::uuid as pledge_id, (move ->> 'disbursementId')::uuid as disbursement_id,
    move ->> side.part as line_code, side.sign * (move ->> 'amount')::int8 as amount
  from transfers t, jsonb_array_elements(t.moves) move, (values ('from', -1), ('to', 1)) side (part, sign)`

/** Records against what the journal has on the same part. */
function partsCheck(name: string, kind: 'pledge' | 'disbursement', measure: string, records: string): Check {
  const key = `${kind}_id`
  return {
    name,
    sql: `
      select '${kind} ' || ${key} || ', ' || ${LINE_NAME} as record,
        coalesce(d.amount, 0)::text as expected, coalesce(j.amount, 0)::text as found
      from (select ${key}, coalesce(line_code, '') as line_key, sum(amount) as amount
            from (${records}) parts group by 1, 2) d
      full join (
        select ${key}, coalesce(line_code, '') as line_key, sum(amount) as amount from journal_entries
        where measure = '${measure}' and ${key} is not null group by 1, 2
      ) j using (${key}, line_key)`,
  }
}

/**
 * What a pledge stands on: its allocations as submitted, what approved adjustments added or took, and what was moved
 * since its last submission.
 */
const pledgeParts = `
  select p.id as pledge_id, p.state, p.agreement_number, part.line_code, part.amount
  from pledges p, ${partsOf('p.allocations', 'p.unallocated')}
  union all
  select p.id, p.state, p.agreement_number, part.line_code, (case when a.kind = 'amendment' then sign(a.amount)::int else -1 end) * part.amount
  from adjustments a join pledges p on p.id = a.pledge_id, ${partsOf(`a.split -> 'allocations'`, `(a.split ->> 'unallocated')::int8`)}
  where a.state = 'approved' and (a.kind in ('amendment', 'write_off') or a.ends_promise)
  union all
  select p.id, p.state, p.agreement_number, m.line_code, m.amount
  from (${moveParts}) m
  join pledges p on p.id = m.pledge_id
  join events e on e.id = m.event_id
  where e.sequence > (select max(s.sequence) from events s
                      where s.subject_type = 'pledge' and s.subject_id = p.id::text and s.type = 'pledge.submitted')`

/** What a disbursement stands on: its split as recorded, less refunds, with what was moved. */
const disbursementParts = `
  select d.id as disbursement_id, d.state, part.line_code, part.amount
  from disbursements d, ${partsOf('d.allocations', 'd.unallocated')}
  union all
  select d.id, d.state, part.line_code, -part.amount
  from adjustments a join disbursements d on d.id = a.disbursement_id, ${partsOf(`a.split -> 'allocations'`, `(a.split ->> 'unallocated')::int8`)}
  where a.state = 'approved' and a.kind = 'refund'
  union all
  select d.id, d.state, m.line_code, m.amount from (${moveParts}) m join disbursements d on d.id = m.disbursement_id`

/** The proposal of these kinds that was approved last of retreat r. */
const lastDecided = (kinds: string) => `
  select a.request from adjustments a where a.retreat_id = r.id and a.state = 'approved' and a.kind in (${kinds})
  order by a.decided_at desc, a.id desc limit 1`

export const recordChecks: Check[] = [
  partsCheck(
    'what is reserved is what submitted and active pledges say',
    'pledge',
    'reserved',
    `
    select * from (${pledgeParts}) p where state in ('submitted', 'active')`,
  ),
  partsCheck(
    'what is pledged is what active pledges say',
    'pledge',
    'pledged',
    `
    select * from (${pledgeParts}) p where state = 'active'`,
  ),
  partsCheck(
    'what is committed is what pledges with an agreement say',
    'pledge',
    'committed',
    `
    select * from (${pledgeParts}) p where state = 'active' and agreement_number is not null`,
  ),
  partsCheck(
    'what is received is what disbursements say',
    'disbursement',
    'received',
    `
    select * from (${disbursementParts}) d where state in ('recorded', 'verified')`,
  ),
  partsCheck(
    'what is verified is what verified disbursements say',
    'disbursement',
    'verified',
    `
    select * from (${disbursementParts}) d where state = 'verified'`,
  ),
  {
    name: 'an entry is of its pledge and its disbursement',
    sql: `
      select 'entry ' || j.id || ' of pledge ' || j.pledge_id as record, 'of its records' as expected,
        case
          when p.id is null then 'there is no such pledge'
          when (j.retreat_id, j.company_id, j.form) <> (p.retreat_id, p.company_id, p.form)
            then concat_ws(', ', 'retreat ' || j.retreat_id, 'company ' || j.company_id, j.form)
          when j.disbursement_id is null or (j.pledge_id, j.channel) = (d.pledge_id, d.channel) then 'of its records'
          when d.id is null then 'there is no disbursement ' || j.disbursement_id
          else concat_ws(', ', 'disbursement ' || j.disbursement_id, j.channel)
        end as found
      from journal_entries j
      left join pledges p on p.id = j.pledge_id
      left join disbursements d on d.id = j.disbursement_id
      where j.pledge_id is not null`,
  },
  {
    name: 'what is appropriated is on every day the last statement of the line',
    sql: `
      with stated as materialized (
        select a.retreat_id, item ->> 'lineCode' as line_code, (item ->> 'amount')::int8 as amount, a.effective_on,
          coalesce(a.booked_on, a.effective_on) as counts_from, e.sequence
        from appropriations a
        join events e on e.subject_type = 'appropriation' and e.subject_id = a.id::text and e.type = 'appropriation.stated',
          jsonb_array_elements(a.items) item
      ), posted as (
        select retreat_id, line_code, day, sum(sum(amount)) over (partition by retreat_id, line_code order by day) as amount
        from (
          select retreat_id, line_code, effective_on as day, amount from journal_entries where measure = 'appropriated'
          union all select retreat_id, line_code, counts_from, 0 from stated
        ) days group by retreat_id, line_code, day
      )
      select distinct on (p.retreat_id, p.line_code, p.day)
        'retreat ' || p.retreat_id || ', line ' || p.line_code || ', on ' || p.day as record,
        coalesce(s.amount, 0)::text as expected, p.amount::text as found
      from posted p left join stated s on (s.retreat_id, s.line_code) = (p.retreat_id, p.line_code) and s.counts_from <= p.day
      order by p.retreat_id, p.line_code, p.day, s.effective_on desc nulls last, s.sequence desc`,
  },
  {
    name: 'what is spent is what expenditures say',
    sql: `
      select 'retreat ' || retreat_id || ', line ' || line_code as record,
        coalesce(d.amount, 0)::text as expected, coalesce(j.amount, 0)::text as found
      from (select retreat_id, line_code, sum(amount) as amount from expenditures
            where state = 'recorded' group by retreat_id, line_code) d
      full join (select retreat_id, line_code, sum(amount) as amount from journal_entries
                 where measure = 'spent' group by retreat_id, line_code) j using (retreat_id, line_code)`,
  },
  {
    name: 'a pledge, its adjustments and its instalments add up',
    sql: `
      select 'pledge ' || p.id as record,
        concat_ws(', ', 'amended ' || coalesce(a.amended, 0), 'written off ' || coalesce(a.written_off, 0),
          'split ' || p.amount, 'instalments ' || p.amount + coalesce(a.amended, 0) - coalesce(a.written_off, 0)) as expected,
        concat_ws(', ', 'amended ' || p.amended, 'written off ' || p.written_off,
          'split ' || amounts_of(p.allocations) + p.unallocated, 'instalments ' || amounts_of(p.instalments)) as found
      from pledges p
      left join (
        select pledge_id, sum(amount) filter (where kind = 'amendment') as amended, sum(amount) filter (where kind = 'write_off' or ends_promise) as written_off
        from adjustments where state = 'approved' group by pledge_id
      ) a on a.pledge_id = p.id`,
  },
  {
    name: 'an adjustment did what was approved',
    sql: `
      select 'adjustment ' || id as record, abs(amount)::text as expected,
        (amounts_of(split -> 'allocations') + (split ->> 'unallocated')::int8)::text as found
      from adjustments where state = 'approved' and amount is not null and kind <> 'reversal'`,
  },
  {
    name: 'what a retreat says of its venue and cancellation is what two people decided',
    sql: `
      select 'retreat ' || r.id as record,
        concat_ws(', ', 'venue ' || coalesce(v.request ->> 'venueCode', 'open'), 'from ' || (v.request ->> 'chosenOn'),
          'cancelled ' || (c.request ->> 'cancelledOn')) as expected,
        concat_ws(', ', 'venue ' || coalesce(r.chosen_venue, 'open'), 'from ' || r.venue_chosen_on, 'cancelled ' || r.cancelled_on) as found
      from retreats r
      left join lateral (${lastDecided(`'venue_choice'`)}) v on true
      left join lateral (${lastDecided(`'retreat_cancellation', 'retreat_restoration'`)}) c on true`,
  },
  {
    name: 'a budget line is quantity times unit price',
    sql: `
      select 'retreat ' || retreat_id || ', version ' || number || ', line ' || code as record,
        (quantity::int8 * unit_price)::text as expected, amount::text as found
      from budget_lines`,
  },
  {
    name: 'nobody checked what they made',
    sql: `
      select kind || ' ' || id as record, 'another person' as expected,
        case when checker = any (makers) then 'the maker ' || checker else 'another person' end as found
      from (
        select 'pledge' as kind, id::text, makers, decided_by as checker from pledges where state in ('active', 'cancelled')
        union all select 'disbursement', id::text, makers, coalesce(verified_by, rejected_by) from disbursements
        union all select 'adjustment', id::text, makers, decided_by from adjustments where state in ('approved', 'rejected')
        union all select 'budget', retreat_id || '/' || number, makers, adopted_by from budget_versions
      ) checked where checker is not null`,
  },
]
