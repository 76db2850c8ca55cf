/** What was adopted, chosen, cancelled, moved and imported is what its event can have done, on a day on which it can. */
import type { Check } from './check.ts'
import { closed, closedThen } from './day-checks.ts'

/** The parts of a move that its kind lets it have. */
const moveFits = `
  case t.kind
    when 'pledge_reallocation' then m ->> 'pledgeId' = t.subject_id and m ->> 'disbursementId' is null
    when 'disbursement_reallocation' then m ->> 'disbursementId' = t.subject_id
      and exists (select from disbursements d where d.id::text = t.subject_id and d.pledge_id::text = m ->> 'pledgeId')
    else m ->> 'to' is null end`

export const deedChecks: Check[] = [
  {
    name: 'no budget was adopted on a day before the one that it follows',
    sql: `
      select 'budget ' || e.subject_id as record, 'not before ' || coalesce(earlier.day, v.adopted_on) as expected,
        case when v.adopted_on < earlier.day then v.adopted_on::text else 'not before ' || coalesce(earlier.day, v.adopted_on) end as found
      from budget_versions v
      join events e on e.type = 'budget.adopted' and e.subject_id = concat_ws('/', v.retreat_id, v.number),
        lateral (
          select max(o.adopted_on) from budget_versions o
          join events oe on oe.type = 'budget.adopted' and oe.subject_id = concat_ws('/', o.retreat_id, o.number)
          where o.retreat_id = v.retreat_id and oe.sequence < e.sequence
        ) earlier (day)`,
  },
  {
    name: 'what was adopted, chosen or cancelled lay on an open day',
    sql: `
      with closed as materialized (${closed}), dated as (
        select v.event_id, v.kind || ' ' || v.record_id as record, d.day::date as day, coalesce(v.row ->> 'retreat_id', v.row ->> 'id')::uuid as retreat_id
        from record_versions v
        left join record_versions earlier on (earlier.kind, earlier.record_id, earlier.version) = (v.kind, v.record_id, v.version - 1),
          unnest('{adopted_on,venue_chosen_on,cancelled_on}'::text[]) name, lateral (select v.row ->> name) d (day)
        where v.kind in ('budget_versions', 'retreats', 'pledges') and d.day is not null and d.day is distinct from earlier.row ->> name
      )
      select d.record || ', event ' || d.event_id as record, 'an open day' as expected,
        case when d.day <= (${closedThen}) then d.day || ', which was closed' else 'an open day' end as found
      from dated d join events e on e.id = d.event_id join retreats r on r.id = d.retreat_id`,
  },
  {
    name: 'a pledge is cancelled on the day on which somebody cancels it',
    sql: `
      select 'pledge ' || p.id as record, (e.occurred_at at time zone 'Asia/Makassar')::date::text as expected, p.cancelled_on::text as found
      from pledges p join events e on e.subject_type = 'pledge' and e.subject_id = p.id::text and e.type = 'pledge.cancelled'`,
  },
  {
    name: 'an import is what came of its file',
    sql: `
      with born as (
        select v.row ->> 'import_id' as import_id, case v.kind when 'pledges' then 'pledges' else 'budget' end as kind, e.occurred_at,
          case v.kind when 'pledges' then (v.row ->> 'amount')::int8 else amounts_of(v.row -> 'draft_lines') end as amount
        from record_versions v join events e on e.id = v.event_id
        where v.kind in ('pledges', 'budget_versions') and v.version = 1 and v.row ->> 'import_id' is not null
      ), made as (
        select i.*, e.occurred_at from imports i join events e on e.subject_type = 'import' and e.subject_id = i.id::text and e.type = 'import.made'
      ), brought as (
        select import_id, min(kind) as kind, count(*) as records, sum(amount) as amount, count(distinct kind) as kinds,
          min(occurred_at) as first_at, max(occurred_at) as last_at
        from born group by import_id
      )
      select 'import ' || coalesce(i.id::text, b.import_id) as record,
        concat_ws(', ', i.kind, i.amount || ' rupiah', 'at once', 'at most ' || i.rows || ' records') as expected,
        concat_ws(', ', b.kind, b.amount || ' rupiah',
          case when b.kinds = 1 and (b.first_at, b.last_at) = (i.occurred_at, i.occurred_at) then 'at once' else 'at several times' end,
          case when b.records <= i.rows and (i.kind = 'pledges' or b.records = 1) then 'at most ' || i.rows || ' records' else b.records || ' records' end) as found
      from made i full join brought b on b.import_id = i.id::text`,
  },
  {
    name: 'what was moved is what its event moves, from its day',
    sql: `
      with closed as materialized (${closed})
      select 'transfer ' || t.id as record, 'as its event says' as expected,
        case when not coalesce(case t.kind
            when 'pledge_reallocation' then e.type = 'pledge.reallocated' and e.subject_id = t.subject_id
            when 'disbursement_reallocation' then e.type = 'disbursement.reallocated' and e.subject_id = t.subject_id
              or a.kind = 'reallocation' and a.disbursement_id::text = t.subject_id
                and (a.effective_on, a.booked_on) is not distinct from (t.effective_on, t.booked_on)
            when 'budget_adoption' then e.type = 'budget.adopted' and e.subject_id = t.subject_id and t.booked_on is null and t.effective_on = v.adopted_on
            when 'venue_choice' then a.kind = 'venue_choice' and a.request ->> 'venueCode' = t.subject_id and a.effective_on = t.effective_on
              and t.booked_on is null end, false) then e.type || ' ' || e.subject_id || ', from ' || coalesce(t.booked_on, t.effective_on)
          when exists (select from jsonb_array_elements(t.moves) m where not coalesce(${moveFits}, false)) then 'other moves'
          when e.type = 'disbursement.reallocated' and (t.booked_on is null) = coalesce(t.effective_on <= (${closedThen}), false)
            then t.effective_on || case when t.booked_on is null then ', which was closed' else ', which was open' end
          else 'as its event says' end as found
      from transfers t join events e on e.id = t.event_id join retreats r on r.id = t.retreat_id
      left join adjustments a on e.type = 'adjustment.approved' and a.id::text = e.subject_id
      left join budget_versions v on t.kind = 'budget_adoption' and concat_ws('/', v.retreat_id, v.number) = t.subject_id`,
  },
  {
    name: 'an adoption or choice of a venue moved nothing that could have stayed',
    sql: `
      with gone as materialized (
        select t.id, t.retreat_id, t.kind, e.sequence, m ->> 'from' as line_code,
          coalesce(sum((m ->> 'amount')::int8) filter (where m ->> 'disbursementId' is null), 0) as promised,
          coalesce(sum((m ->> 'amount')::int8) filter (where m ->> 'disbursementId' is not null), 0) as handed_over
        from transfers t join events e on e.id = t.event_id, jsonb_array_elements(t.moves) m
        where t.kind in ('budget_adoption', 'venue_choice') group by 1, 2, 3, 4, 5
      ), after as (
        select g.*, coalesce(l.amount, 0) as ceiling, s.reserved, s.received, s.spent,
          l.csr_eligible and (chosen.venue is null or l.venue_code is null or l.venue_code = chosen.venue) is true as takes_csr
        from gone g
        left join lateral (
          select v.row ->> 'chosen_venue' as venue from record_versions v join events e on e.id = v.event_id
          where v.kind = 'retreats' and v.record_id = g.retreat_id::text and e.sequence <= g.sequence order by v.version desc limit 1
        ) chosen on true
        left join lateral (
          select split_part(e.subject_id, '/', 2)::int as number from events e
          where e.type = 'budget.adopted' and e.retreat_id = g.retreat_id and e.sequence <= g.sequence order by e.sequence desc limit 1
        ) adopted on true
        left join budget_lines l on (l.retreat_id, l.number, l.code) = (g.retreat_id, adopted.number, g.line_code)
        cross join lateral (
          select coalesce(sum(j.amount) filter (where j.measure = 'reserved'), 0) as reserved,
            coalesce(sum(j.amount) filter (where j.measure = 'received'), 0) as received,
            coalesce(sum(j.amount) filter (where j.measure = 'spent'), 0) as spent
          from journal_entries j join events e on e.id = j.event_id
          where j.retreat_id = g.retreat_id and j.line_code = g.line_code and e.sequence <= g.sequence
        ) s
      )
      select 'transfer ' || id || ', line ' || line_code as record, 'what had no room' as expected,
        case when coalesce(case kind when 'venue_choice' then not coalesce(takes_csr, false)
            else leaves_no_more(case when takes_csr then ceiling else 0 end - reserved, ceiling - spent - received, promised, handed_over) end, false)
          then 'what had no room' else promised + handed_over || ' rupiah' end as found
      from after`,
  },
]
