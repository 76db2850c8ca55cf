/** Every record is as it was last logged, and every version of it is kept. */
import { getTableName } from 'drizzle-orm'
import { loggedTables } from '../../audit/rows.schema.ts'
import type { Check } from './check.ts'

const names = loggedTables.map((table) => getTableName(table))

/** Every row there is, as the log would tell it. */
const live = names
  .map(
    (name) =>
      `select '${name}' as kind, record_id_of(to_jsonb(t)) as record_id, coalesce((to_jsonb(t) ->> 'version')::int, 1) as version, logged_row('${name}', to_jsonb(t)) as row from ${name} t`,
  )
  .join(' union all ')

/** The fields of a row in which it differs from another. */
function differing(row: string, other: string): string {
  return `(select string_agg(field || ' ' || coalesce(value #>> '{}', 'none'), ', ' order by field)
    from jsonb_each(${row}) f (field, value) where ${other} -> field is distinct from value)`
}

export const loggedChecks: Check[] = [
  {
    name: 'every record is as it was last logged',
    sql: `
      select kind || ' ' || record_id as record,
        case when logged.row is null then 'never written' else ${differing('logged.row', 'live.row')} end as expected,
        case when live.row is null then 'gone'
          else (select string_agg(field || ' ' || coalesce(live.row ->> field, 'none'), ', ' order by field)
                from jsonb_each(logged.row) f (field, value) where live.row -> field is distinct from value) end as found
      from (${live}) live
      full join (select distinct on (kind, record_id) kind, record_id, row from record_versions
                 order by kind, record_id, version desc) logged using (kind, record_id)`,
  },
  {
    name: 'every version of a record is kept',
    sql: `
      select kind || ' ' || record_id as record, 'versions 1 to ' || coalesce(live.version, 0) as expected,
        case when kept.count = kept.last then 'versions ' || kept.first || ' to ' || kept.last
          else coalesce(kept.count, 0) || ' versions, the last ' || coalesce(kept.last, 0) end as found
      from (${live}) live
      full join (select kind, record_id, min(version) as first, max(version) as last, count(*) as count from record_versions
                 group by kind, record_id) kept using (kind, record_id)`,
  },
  {
    name: 'every version is under the name and number of its row',
    sql: `
      select kind || ' ' || record_id || ', version ' || version as record,
        record_id_of(row) || ', version ' || coalesce(row ->> 'version', '1') as expected,
        record_id || ', version ' || version as found
      from record_versions`,
  },
  {
    name: 'every event is sealed or waits for it',
    sql: `
      select 'event ' || e.sequence || ' (' || e.type || ' ' || e.subject_id || ')' as record, 'once' as expected,
        case when (l.event_id is null) = (q.sequence is null)
          then case when q.sequence is null then 'neither' else 'both' end else 'once' end as found
      from events e left join log_leaves l on l.event_id = e.id left join log_queue q on q.sequence = e.sequence`,
  },
]
