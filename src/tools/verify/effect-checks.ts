/** What two people decided was done: every approved proposal moved and wrote exactly what it says. */
import type { Check } from './check.ts'

/** Approved proposals, each with the event of its approval. */
const approved = `
  approved as materialized (
    select a.*, e.id as event_id
    from adjustments a
    join events e on e.subject_type = 'adjustment' and e.subject_id = a.id::text and e.type = 'adjustment.approved'
    where a.state = 'approved'
  )`

/** The records that approvals wrote, each with the version before. */
const written = `
  written as (
    select a.id, v.kind, v.record_id, v.row, earlier.row as was
    from approved a
    join record_versions v on v.event_id = a.event_id and v.kind in ('retreats', 'disclosures', 'pledges', 'disbursements')
    left join record_versions earlier on (earlier.kind, earlier.record_id, earlier.version) = (v.kind, v.record_id, v.version - 1)
  )`

/** From where and to where a move goes, each once; what comes from outside, or leaves, has one end. */
const ends = `lateral (
    select move ->> side.part as line_code, side.sign * (move ->> 'amount')::int8 as amount
    from (values ('from', -1), ('to', 1)) side (part, sign) where move ? side.part
  ) parts`

const split = `lateral (
    select part ->> 'lineCode' as line_code, (part ->> 'amount')::int8 as amount from jsonb_array_elements(a.split -> 'allocations') part
    union all select null, (a.split ->> 'unallocated')::int8
  ) parts`

/** What cannot be told from the request, since it follows what stood there: other checks hold it against the records. */
const isDerived = `(
  measure = 'committed' and (a.kind in ('amendment', 'write_off', 'reallocation', 'venue_choice') or a.ends_promise)
  or measure = 'verified' and a.kind in ('refund', 'venue_choice')
  or measure = 'pledged' and a.kind = 'venue_choice'
  or measure = 'reserved' and a.kind = 'retreat_cancellation')`

/** A record that a proposal is about, by what its approval writes. */
const subjects = `
  select a.id, s.kind, s.record_id::text
  from approved a, lateral (values
    ('retreats', case when a.kind in ('venue_choice', 'retreat_change', 'retreat_cancellation', 'retreat_restoration') then a.retreat_id end),
    ('disclosures', a.disclosure_id),
    ('pledges', case when a.kind in ('amendment', 'write_off', 'agreement') or a.ends_promise then a.pledge_id end),
    ('disbursements', case when a.kind in ('refund', 'reversal') then a.disbursement_id end)
  ) s (kind, record_id)
  where s.record_id is not null`

/** The fields of a request by the columns that they fill. */
const filled = (names: string, said = 'a.request') => `(
  select coalesce(jsonb_object_agg(n.column_name, coalesce(${said} -> n.name, 'null')), '{}')
  from jsonb_each_text('${names}') n (name, column_name) where ${said} ? n.name)`

/** What the approval says of a record: its columns, from the request and the version before. */
const says = `
  case w.kind || ' ' || a.kind
    when 'retreats venue_choice' then jsonb_build_object('chosen_venue', a.request -> 'venueCode', 'venue_chosen_on', a.request -> 'chosenOn',
      'venue_document_number', a.request -> 'documentNumber', 'venue_reason', a.request -> 'reason')
    when 'retreats retreat_change' then ${filled('{"code": "code", "title": "title", "fiscalYear": "fiscal_year", "startsOn": "starts_on", "endsOn": "ends_on", "venues": "venues", "reason": "change_reason"}')}
    when 'retreats retreat_cancellation' then
      jsonb_build_object('cancelled_on', a.request -> 'cancelledOn', 'cancellation_reason', a.request -> 'reason')
    when 'retreats retreat_restoration' then '{"cancelled_on": null, "cancellation_reason": null}'
    when 'pledges retreat_cancellation' then jsonb_build_object('state', 'draft', 'withdrawal_reason', a.request -> 'reason')
    when 'disclosures disclosure' then ${filled('{"reference": "reference", "validFrom": "valid_from", "validTo": "valid_to", "note": "note", "annulled": "annulled", "reason": "change_reason"}')}
    when 'pledges agreement' then case a.request ->> 'relation'
      when 'addendum' then jsonb_build_object('addenda', (w.was -> 'addenda') || jsonb_build_object('kind', a.request -> 'kind',
        'number', a.request -> 'number', 'signedOn', a.request -> 'signedOn', 'documentId', a.request -> 'documentId', 'reason', a.request -> 'reason'))
      else jsonb_build_object('agreement_kind', a.request -> 'kind', 'agreement_number', a.request -> 'number',
        'agreement_signed_on', a.request -> 'signedOn', 'agreement_document_id', a.request -> 'documentId', 'agreement_reason', a.request -> 'reason') end
    when 'pledges amendment' then
      jsonb_build_object('amended', (w.was ->> 'amended')::int8 + (a.request ->> 'delta')::int8, 'instalments', a.instalments)
    when 'pledges write_off' then
      jsonb_build_object('written_off', (w.was ->> 'written_off')::int8 + (a.request ->> 'amount')::int8, 'instalments', a.instalments)
    when 'pledges refund' then
      jsonb_build_object('written_off', (w.was ->> 'written_off')::int8 + (a.request ->> 'amount')::int8, 'instalments', a.instalments)
    when 'disbursements refund' then jsonb_build_object('refunded', (w.was ->> 'refunded')::int8 + (a.request ->> 'amount')::int8)
    when 'disbursements reversal' then jsonb_build_object('state', 'reversed', 'reversal_reason', a.request -> 'reason')
  end`

const ofCancellation = '{"cancelledOn": "cancelled_on", "reason": "cancellation_reason"}'

/** What it tells of a record as it was, by its columns. */
const told = `
  case w.kind || ' ' || a.kind
    when 'retreats venue_choice' then ${filled('{"venueCode": "chosen_venue", "chosenOn": "venue_chosen_on", "documentNumber": "venue_document_number", "reason": "venue_reason"}', 'a.before')}
    when 'retreats retreat_change' then ${filled('{"code": "code", "title": "title", "fiscalYear": "fiscal_year", "startsOn": "starts_on", "endsOn": "ends_on", "venues": "venues"}', 'a.before')}
    when 'retreats retreat_cancellation' then ${filled(ofCancellation, 'a.before')}
    when 'retreats retreat_restoration' then ${filled(ofCancellation, 'a.before')}
    when 'disclosures disclosure' then ${filled('{"reference": "reference", "validFrom": "valid_from", "validTo": "valid_to", "note": "note", "annulled": "annulled"}', 'a.before')}
    when 'pledges agreement' then ${filled('{"kind": "agreement_kind", "number": "agreement_number", "signedOn": "agreement_signed_on", "documentId": "agreement_document_id", "reason": "agreement_reason"}', 'a.before')}
  end`

/** Columns that follow by themselves. */
const following = `'{version,updated_at,former_codes,earlier_venues}'`

export const effectChecks: Check[] = [
  {
    name: 'a proposal moved what its effect tells',
    sql: `
      with ${approved}, told as (
        select a.id, move ->> 'pledgeId' as pledge_id, move ->> 'disbursementId' as disbursement_id, move ->> 'measure' as measure,
          coalesce(parts.line_code, '') as line_key, move ->> 'effectiveOn' as day, sum(parts.amount) as amount
        from approved a, jsonb_array_elements(a.effect -> 'moves') move, ${ends}
        group by 1, 2, 3, 4, 5, 6
      ), posted as (
        select a.id, j.pledge_id::text, j.disbursement_id::text, j.measure::text, coalesce(j.line_code, '') as line_key,
          to_char(j.effective_on, 'YYYY-MM-DD') as day, sum(j.amount) as amount
        from approved a join journal_entries j on j.event_id = a.event_id
        group by 1, 2, 3, 4, 5, 6 having sum(j.amount) <> 0
      )
      select concat_ws(', ', 'adjustment ' || coalesce(t.id, p.id), coalesce(t.measure, p.measure), coalesce(t.line_key, p.line_key),
          coalesce(t.day, p.day)) as record,
        coalesce(t.amount, 0)::text as expected, coalesce(p.amount, 0)::text as found
      from told t full join posted p on t.id = p.id and t.pledge_id is not distinct from p.pledge_id
        and t.disbursement_id is not distinct from p.disbursement_id and (t.measure, t.line_key, t.day) = (p.measure, p.line_key, p.day)`,
  },
  {
    name: 'a proposal moved what it asked for',
    sql: `
      with ${approved}, asked as (
        select a.id, m.measure, coalesce(parts.line_code, '') as line_key, sum(m.sign * sign(a.amount)::int * parts.amount) as amount
        from approved a, ${split}, (values
          ('amendment', 'reserved', 1), ('amendment', 'pledged', 1), ('write_off', 'reserved', -1), ('write_off', 'pledged', -1),
          ('refund', 'received', -1), ('refund', 'reserved', -1), ('refund', 'pledged', -1),
          ('reversal', 'received', -1), ('reversal', 'verified', -1)
        ) m (kind, measure, sign)
        where m.kind = a.kind::text and (a.kind <> 'refund' or m.measure = 'received' or a.ends_promise)
        group by 1, 2, 3
        union all
        select a.id, m.measure, coalesce(parts.line_code, ''), sum(parts.amount)
        from approved a, jsonb_array_elements(a.request -> 'moves') move, ${ends}, (values ('reserved'), ('pledged'), ('received'), ('verified')) m (measure)
        where a.kind = 'reallocation' group by 1, 2, 3
        union all
        select a.id, m.measure, coalesce(parts.line_code, ''), sum(parts.amount)
        from approved a join transfers t on t.event_id = a.event_id, jsonb_array_elements(t.moves) move, ${ends}, (values ('reserved'), ('received')) m (measure)
        where a.kind = 'venue_choice' and (m.measure = 'reserved' or move ->> 'disbursementId' is not null) group by 1, 2, 3
      ), posted as (
        select a.id, j.measure::text, coalesce(j.line_code, '') as line_key, sum(j.amount) as amount
        from approved a join journal_entries j on j.event_id = a.event_id
        where not ${isDerived} group by 1, 2, 3
      )
      select concat_ws(', ', 'adjustment ' || id, measure, line_key) as record,
        coalesce(w.amount, 0)::text as expected, coalesce(p.amount, 0)::text as found
      from asked w full join posted p using (id, measure, line_key)`,
  },
  {
    name: 'a proposal changed what it was proposed on',
    sql: `
      with ${approved}, ${written}
      select 'adjustment ' || a.id || ', ' || w.kind || ' ' || w.record_id as record, t.told::text as expected,
        (select jsonb_object_agg(name, w.was -> name) from jsonb_object_keys(t.told) name)::text as found
      from written w join approved a using (id), lateral (select ${told} as told) t
      where a.before is not null and t.told is not null`,
  },
  {
    name: 'a proposal wrote what it asked for, and nothing else',
    sql: `
      with ${approved}, ${written}, judged as (
        select w.*, ${says} as says from written w join approved a using (id)
      ), subjects as (${subjects})
      select 'adjustment ' || id || ', ' || kind || ' ' || record_id as record, 'as approved' as expected,
        case
          when j.row is null then 'not written'
          when j.says is null then 'written'
          else coalesce((
            select 'other ' || string_agg(c.name, ', ' order by c.name) from jsonb_each(j.row) c (name, value)
            where c.name <> all (${following}) and c.value is distinct from (j.was || j.says) -> c.name), 'as approved')
        end as found
      from subjects full join judged j using (id, kind, record_id)`,
  },
  {
    name: 'a proposal says in its columns what was sent, of records that belong together',
    sql: `
      select 'adjustment ' || a.id as record, 'as sent' as expected,
        coalesce(unlike_its_request(a), case when is_of_its_records(a) then 'as sent' else 'its records' end) as found
      from adjustments a`,
  },
  {
    name: 'an approval split and scheduled as was asked, and else left the schedule as it was',
    sql: `
      with ${approved}, ${written}
      select 'adjustment ' || a.id as record, 'as asked' as expected,
        case
          when not is_split_as_asked(proposal) then 'split otherwise'
          when w.id is not null and a.instalments is not null and a.request -> 'instalments' is null
            and not is_schedule_of(a.instalments, w.was -> 'instalments', case a.kind when 'amendment' then a.amount else -a.amount end) then 'due otherwise'
          else 'as asked' end as found
      from approved a join adjustments proposal on proposal.id = a.id left join written w on w.id = a.id and w.kind = 'pledges'
        and w.record_id = a.pledge_id::text`,
  },
  {
    name: 'what was re-allocated is what two people decided',
    sql: `
      with ${approved}
      select 'adjustment ' || a.id as record,
        (select jsonb_agg(move || jsonb_build_object('pledgeId', a.pledge_id, 'disbursementId', a.disbursement_id) order by place)
         from jsonb_array_elements(a.request -> 'moves') with ordinality m (move, place))::text as expected,
        t.moves::text as found
      from approved a left join transfers t on t.event_id = a.event_id where a.kind = 'reallocation'`,
  },
  {
    name: 'nothing waits for approval in a cancelled retreat',
    sql: `
      select 'pledge ' || p.id as record, 'not submitted' as expected,
        case when p.state = 'submitted' and r.cancelled_on is not null then 'submitted' else 'not submitted' end as found
      from pledges p join retreats r on r.id = p.retreat_id`,
  },
]
