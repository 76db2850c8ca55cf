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

/** `3` or `3-4` as a range. */
const pagesOf = (pages: string) =>
  `int4range(split_part(${pages}, '-', 1)::int, coalesce(nullif(split_part(${pages}, '-', 2), ''), split_part(${pages}, '-', 1))::int, '[]')`

/**
 * Live records, each with its key, its amount, and what it says that its whole paper is worth. Of any two that share a paper one
 * says it; all that say it say the same; and together they stay within it.
 */
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
        select string_agg(o.id::text, ', ' order by o.id) filter (where o.id <> live.id) as others, count(*) > 1 and (
          live.total is null and count(o.total) < count(*) - 1
          or not coalesce(min(o.total) = max(o.total) and sum(o.amount) <= min(o.total), false)) as is_double
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
  {
    name: 'a paper of a refund is that of no other refund or receipt',
    sql: `
      with live as materialized (
        select id, 'refund' as kind, concat_ws(' ', evidence_kind, ${numberOf('evidence_number')}) as key,
          coalesce(request -> 'differsFrom', '[]') as differs_from
        from adjustments where kind = 'refund' and state in ('proposed', 'approved')
        union all
        select id, 'receipt', concat_ws(' ', evidence_kind, ${numberOf('evidence_number')}), differs_from
        from disbursements where state in ('recorded', 'verified')
      )
      select 'adjustment ' || live.id as record, 'counts once' as expected,
        case when count(o.id) > 0 then 'its paper counts for ' || string_agg(o.id::text, ', ' order by o.id) else 'counts once' end as found
      from live left join live o on o.key = live.key and o.id <> live.id
        and not (${toldApart('live', 'o')} or ${toldApart('o', 'live')})
      where live.kind = 'refund' group by live.id`,
  },
  {
    name: 'a stored file is the evidence of one receipt, or of several of one paper or on pages of their own',
    sql: `
      with files as materialized (
        select d.id, d.evidence_document_id as file, d.evidence_pages as pages from disbursements d
        where d.evidence_document_id is not null
          and not exists (select from attachments r where r.record_id = d.id and r.replaces = d.evidence_document_id)
        union all
        select a.record_id, a.document_id, null from attachments a
        where a.record_type = 'disbursement' and a.kind = 'evidence' and a.document_id is not null
          and not exists (select from attachments r where r.record_id = a.record_id and r.replaces = a.id)
      ),
      live as materialized (
        select d.id, f.file, ${pagesOf('f.pages')} as pages, concat_ws(' ', d.evidence_kind, ${numberOf('d.evidence_number')}) as key,
          d.differs_from
        from files f join disbursements d using (id) where d.state in ('recorded', 'verified')
      )
      select 'disbursement ' || live.id as record, 'its own file' as expected,
        case when count(o.id) > 0 then 'the file of ' || string_agg(o.id::text, ', ' order by o.id) else 'its own file' end as found
      from live left join live o on o.file = live.file and o.id <> live.id
        and not coalesce(not o.pages && live.pages, false)
        and not (o.key = live.key
          and not (${toldApart('live', 'o')} or ${toldApart('o', 'live')}))
      group by live.id`,
  },
]
