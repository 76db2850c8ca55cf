/** One piece of paper counts once: by what the rows themselves say, and by functions of Postgres alone. */
import type { Check } from './check.ts'

/** The number of a paper without what is written in many ways, as `paper_number` has it. */
const numberOf = (written: string) =>
  `coalesce(nullif(btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    lower(upper(normalize(${written}, NFKC) collate pg_c_utf8)) collate pg_unicode_fast,
    '[^[:alnum:]]+', '/', 'g'), '([[:alpha:]])([[:digit:]])', '\\1/\\2', 'g'), '([[:digit:]])([[:alpha:]])', '\\1/\\2', 'g'),
    '(^|/)0+([[:digit:]])', '\\1\\2', 'g'), '/'), ''), ${written})`

/** Whether one of two records was told apart from the other. */
const toldApart = (one: string, other: string) => `exists (
  select from jsonb_array_elements(${one}.differs_from) d
  where d ->> 'id' = ${other}.id::text or d ->> 'paper' = left(encode(sha256(convert_to('paper ' || ${other}.id, 'UTF8')), 'hex'), 32))`

/** Live records, each with its key, its amount, and what it says that its whole paper is worth. */
function onceCheck(name: string, kind: string, live: string): Check {
  return {
    name,
    sql: `
      with live as materialized (${live}),
      doubtful as (
        select key from live group by key
        having count(*) > 1 and not coalesce(count(total) = count(*) and min(total) = max(total) and sum(amount) <= min(total), false)
      )
      select '${kind} ' || live.id as record, 'counts once' as expected,
        case when coalesce(together.is_double, false) then 'its paper counts for ' || together.others else 'counts once' end as found
      from live left join doubtful using (key) left join lateral (
        select string_agg(o.id::text, ', ' order by o.id) filter (where o.id <> live.id) as others, count(*) > 1 and not coalesce(
          count(o.total) = count(*) and min(o.total) = max(o.total) and sum(o.amount) <= min(o.total), false) as is_double
        from live o where doubtful.key is not null and o.key = live.key
          and (o.id = live.id or not (${toldApart('live', 'o')} or ${toldApart('o', 'live')}))
      ) together on doubtful.key is not null`,
  }
}

export const paperChecks: Check[] = [
  onceCheck(
    'a paper counts for one receipt, or for several within its total',
    'disbursement',
    `select id, concat_ws(' ', evidence_kind, ${numberOf('evidence_number')}) as key, amount, evidence_document_total as total, differs_from
     from disbursements where state in ('recorded', 'verified')`,
  ),
  onceCheck(
    'a letter counts for one pledge, or for several within its amount',
    'pledge',
    `select id, concat_ws(' ', company_id, ${numberOf('letter_number')}) as key, amount, letter_amount as total, differs_from
     from pledges where state in ('draft', 'submitted', 'active')`,
  ),
]
