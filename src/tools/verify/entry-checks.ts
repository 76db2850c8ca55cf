/** Every event posted what its records say, in its own measures, on the days that are theirs: no more, and nothing besides. */
import { postings } from '../../platform/log/event-postings.ts'
import { type Check, LINE_NAME } from './check.ts'
import { closed, closedThen } from './day-checks.ts'

const isNet = `follows not in ('record', 'moves', 'statement')`

/** The table of postings, as rows. */
const rows = Object.entries(postings)
  .flatMap(([key, posted]) =>
    posted.map(({ measure, sign, follows }) => `('${key}', '${measure}', ${sign}, '${follows}')`),
  )
  .join(', ')

export const entryChecks: Check[] = [
  {
    name: 'an event posts in its own measures alone',
    sql: `
      select 'entry ' || j.id || ' by ' || key as record, 'one of its measures' as expected,
        case when exists (
          select from (values ${rows}) p (event, measure, sign, follows)
          where p.event = key and p.measure = j.measure::text and (p.sign in (0, sign(j.amount)) or p.${isNet})
        ) then 'one of its measures' else j.amount || ' ' || j.measure end as found
      from journal_entries j join events e on e.id = j.event_id
      left join adjustments a on e.type = 'adjustment.approved' and a.id::text = e.subject_id
      cross join lateral (select posting_key(e.type, a)) k (key)`,
  },
  {
    name: 'an event posts what its records say, on their day or the first open one',
    sql: `
      with closed as materialized (${closed}), posting as materialized (
        select e.id, e.type, e.subject_id, e.retreat_id, (${closedThen}) + 1 as first_open
        from events e left join retreats r on r.id = e.retreat_id
        where e.type in (select split_part(event, ' ', 1) from (values ${rows}) p (event)) or exists (select from journal_entries j where j.event_id = e.id)
      ), both_sides as (
        select d.event_id, d.retreat_id, d.pledge_id, d.disbursement_id, d.measure, coalesce(d.line_code, '') as line_key,
          case when d.is_own then d.day else greatest(d.day, p.first_open) end as day, d.amount as due, 0 as posted
        from entries_due(array(select id from posting)) d join posting p on p.id = d.event_id
        union all
        select j.event_id, j.retreat_id, j.pledge_id, j.disbursement_id, j.measure, coalesce(j.line_code, ''), j.effective_on, 0, j.amount
        from journal_entries j
      ), totals as (
        select event_id, retreat_id, pledge_id, disbursement_id, measure, line_key, day, sum(due) as due, sum(posted) as posted
        from both_sides group by 1, 2, 3, 4, 5, 6, 7
      )
      select concat_ws(', ', p.type || ' ' || p.subject_id, 'event ' || t.event_id, 'disbursement ' || t.disbursement_id, t.measure, ${LINE_NAME}, 'on ' || day) as record,
        t.due::text as expected, t.posted::text as found
      from totals t left join posting p on p.id = t.event_id`,
  },
]
