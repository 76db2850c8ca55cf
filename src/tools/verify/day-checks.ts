/** At every date the records agree with each other, and nothing was dated on a day that was closed by then. */
import { type Check, LINE_NAME } from './check.ts'

/** What stands at the end of every day on which something changes: of two measures never more than of the one above. */
function everyDay(name: string, kind: 'pledge' | 'disbursement', above: string, below: string): Check {
  const at = (measure: string) =>
    `coalesce(sum(sum(amount) filter (where measure = '${measure}')) over of_line, 0)`
  return {
    name,
    sql: `
      select '${kind} ' || ${kind}_id || ', ' || ${LINE_NAME} || ', on ' || effective_on as record, 'at most as much' as expected,
        case when below between 0 and above then 'at most as much' else below || ' ${below}, ' || above || ' ${above}' end as found
      from (
        select ${kind}_id, coalesce(line_code, '') as line_key, effective_on, ${at(above)} as above, ${at(below)} as below
        from journal_entries where measure in ('${above}', '${below}')
        group by ${kind}_id, line_code, effective_on
        window of_line as (partition by ${kind}_id, line_code order by effective_on)
      ) days`,
  }
}

/** Each time a month was closed, until it was reopened: in the order of the log, which is that of the calendar's lock. */
export const closed = `
  select record_id as month, closed_at, since, until from (
    select v.record_id, v.row ->> 'state' as state, (v.row ->> 'closed_at')::timestamptz as closed_at, e.sequence as since,
      lead(e.sequence) over (partition by v.record_id order by v.version) as until
    from record_versions v join events e on e.id = v.event_id where v.kind = 'closings'
  ) versions where state = 'closed'`

/** Of an event, the last day that was closed to its retreat when it was appended. */
export const closedThen = `
  select (to_date(max(c.month), 'YYYY-MM') + interval '1 month - 1 day')::date from closed c
  where c.since < e.sequence and (c.until is null or c.until > e.sequence)
    and exists (select from closed any_closed where any_closed.since < e.sequence and any_closed.closed_at > r.created_at)`

export const dayChecks: Check[] = [
  everyDay('at every date no more is verified than received', 'disbursement', 'received', 'verified'),
  everyDay('at every date no more is committed than pledged', 'pledge', 'pledged', 'committed'),
  {
    name: 'nothing was dated on a closed day, or long before its fiscal year',
    sql: `
      with closed as materialized (${closed}), first as (
        select j.event_id, j.retreat_id, min(j.effective_on) as day from journal_entries j group by j.event_id, j.retreat_id
      )
      select 'event ' || f.event_id as record, 'an open day' as expected,
        case
          when f.day < make_date(r.fiscal_year - 2, 1, 1) then f.day || ', before the fiscal year'
          when exists (select from closed c where c.since < e.sequence and c.closed_at > r.created_at)
            and exists (select from closed c where c.month >= to_char(f.day, 'YYYY-MM') and c.since < e.sequence
              and (c.until is null or c.until > e.sequence)) then f.day || ', which was closed'
          else 'an open day' end as found
      from first f join events e on e.id = f.event_id join retreats r on r.id = f.retreat_id`,
  },
  {
    name: 'no month is open before one that is closed',
    sql: `
      select 'month ' || month as record, 'closed' as expected, state::text as found from closings
      where month < (select max(month) from closings where state = 'closed')`,
  },
]
