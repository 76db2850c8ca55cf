/** The journal and the events tell the same story. */
import type { Check } from './check.ts'

const entryColumns =
  'retreat_id, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, amount, effective_on'

/** Events that post a record's own entries, with the day on which they must stand. */
const postingDays = `
  select 'disbursement.recorded' as type, id::text as subject_id, coalesce(booked_on, received_on) as day from disbursements
  union all
  select 'expenditure.recorded', id::text, coalesce(booked_on, spent_on) from expenditures
  union all
  select 'pledge.submitted', id::text, coalesce(booked_on, pledged_on) from pledges where state in ('submitted', 'active')`

export const logChecks: Check[] = [
  {
    name: 'the journal is what the events say they posted',
    sql: `
      select 'event ' || event_id as record,
        'its entries' as expected,
        case when e.entries is distinct from j.entries
          then 'differs: ' || coalesce(e.entries, 'none') || ' in the event, ' || coalesce(j.entries, 'none') || ' in the journal'
          else 'its entries' end as found
      from (
        select event_id, string_agg(posted::text, ' ' order by posted::text) as entries
        from (
          select e.id as event_id, row(
            (x ->> 'retreatId')::uuid, (x ->> 'measure')::measure, x ->> 'lineCode', (x ->> 'companyId')::uuid, (x ->> 'pledgeId')::uuid,
            (x ->> 'disbursementId')::uuid, (x ->> 'form')::form, (x ->> 'channel')::channel, (x ->> 'amount')::int8, (x ->> 'effectiveOn')::date) as posted
          from events e, jsonb_array_elements(e.data -> 'entries') x
        ) logged group by event_id
      ) e
      full join (
        select event_id, string_agg(posted::text, ' ' order by posted::text) as entries
        from (select event_id, row(${entryColumns}) as posted from journal_entries) kept group by event_id
      ) j using (event_id)`,
  },
  {
    name: 'records are posted on their own day',
    sql: `
      select d.type || ' ' || d.subject_id || ', entry ' || j.id as record, d.day::text as expected, j.effective_on::text as found
      from (${postingDays}) d
      join (
        select distinct on (type, subject_id) type, subject_id, id from events
        where type in ('disbursement.recorded', 'expenditure.recorded', 'pledge.submitted')
        order by type, subject_id, sequence desc
      ) e using (type, subject_id)
      join journal_entries j on j.event_id = e.id`,
  },
  {
    name: 'no entry lies after the day on which it was posted',
    sql: `
      select 'entry ' || j.id as record, 'not after ' || day as expected,
        case when effective_on <= day then 'not after ' || day else effective_on::text end as found
      from (select j.id, j.effective_on, (e.occurred_at at time zone 'Asia/Makassar')::date as day
            from journal_entries j join events e on e.id = j.event_id) j`,
  },
]
