/**
 * What there will be, in temporary tables: who promises what, how it is split and when it is due, what of it comes, and what is
 * proposed. Chance decides by the number of a record, so that a ledger of one size is like another of the same size.
 */
import { DAYS, dice, oneOf, type Step, scaled, today } from './step.ts'
import type { Volume } from './volume.ts'

const lineCode = (index: string) => `'L' || lpad((${index})::text, 4, '0')`

/** The last lines of every twenty are personal benefits, which take no CSR. SQL, whole division. */
const takingCsr = (lines: number) => `(${lines} * 95 / 100)`

/** How often of a hundred a pledge is split so: sixteenths of it on lines, then what is on none. */
const SPLITS = `(values
  (0, 44, '{16}'::int8[], 1), (44, 64, '{12,4}', 1), (64, 84, '{9,7}', 2), (84, 94, '{4,5,6,1}', 3), (94, 100, '{16}', 0)
) split (from_percent, to_percent, shares, on_lines)`

/** Of a thousand pledges, what becomes of each: the others are active. */
const FATES = `case when fate < 4 then 'draft' when fate < 8 then 'submitted' when fate < 12 then 'rejected'
  when fate < 14 then 'discarded' when fate < 18 then 'cancelled' else 'active' end::pledge_state`

const places = ({ retreats, companies, lines }: Volume): Step => [
  'people and places',
  `
    create temp table person on commit drop as
      select uuidv7() as maker, uuidv7() as checker, uuidv7() as admin, upper(substr(md5(random()::text), 1, 6)) as run;
    create temp table retreat on commit drop as
      select n, uuidv7() as id from generate_series(0, ${retreats - 1}) n;
    create temp table company on commit drop as
      select n, uuidv7() as id from generate_series(0, ${companies - 1}) n;
    create temp table cost_line on commit drop as
      select n, ${lineCode('n')} as code, n >= ${takingCsr(lines)} as is_personal,
        case n % 10 when 8 then 'PANTAI' when 9 then 'KOTA' end as venue_code
      from generate_series(0, ${lines - 1}) n;
    analyze retreat, company, cost_line`,
]

/** One retreat has a third of the pledges, and few companies have many of them. */
const pledges = ({ retreats, companies, pledges, lines }: Volume): Step => [
  'what is promised',
  `
    create temp table pledge on commit drop as
      select p.*, uuidv7() as id, r.id as retreat_id, c.id as company_id, ${scaled('shares', 'share')} as amounts, 16 * share as total,
        array(select ${lineCode(`(first_line + part * greatest(1, ${lines} / 5)) % ${takingCsr(lines)}`)}
              from generate_series(0, on_lines - 1) part) || case when on_lines < cardinality(shares) then array[null::text] else '{}' end as lines,
        coalesce(state = 'active' and share_of_agreements < 99, false) as has_agreement, null::int8 as amended_by,
        uuidv7() as drafting, uuidv7() as submission, uuidv7() as decision, uuidv7() as agreement, uuidv7() as ending
      from (
        select n, ${FATES} as state, shares, on_lines,
          -- From a million to some fifty, as often below seven as above.
          1000 * (1000 * exp(${dice('n', 'share', 4000)} / 1000.0))::int8 + 125 * ${dice('n', 'odd', 8)} as share,
          ${dice('n', 'line', lines)} as first_line, ${dice('n', 'agreement', 100)} as share_of_agreements,
          (array['cash', 'cash', 'cash', 'goods', 'services'])[1 + ${dice('n', 'form', 5)}]::form as form,
          ${today} - ${DAYS.firstPledge} + ${dice('n', 'day', DAYS.firstPledge - DAYS.lastPledge)} as pledged_on,
          ${dice('n', 'outcome', 1000)} as outcome, ${dice('n', 'instalments', 10)} as parts_due, ${dice('n', 'due', 300)} as due_in,
          case when ${dice('n', 'hot', 3)} = 0 then 0 else ${dice('n', 'retreat', retreats)} end as retreat_n,
          floor(power(${dice('n', 'company', 100_000)} / 100000.0, 2) * ${companies})::int as company_n
        from generate_series(0, ${pledges - 1}) n, lateral (select ${dice('n', 'fate', 1000)} as fate, ${dice('n', 'split', 100)} as percent) d
        join ${SPLITS} on d.percent >= from_percent and d.percent < to_percent
      ) p join retreat r on r.n = retreat_n join company c on c.n = company_n
      order by p.n;
    -- Most were handed over in whole; of the others half are late.
    alter table pledge add column is_settled bool, add column last_due date, add column instalments jsonb;
    update pledge set is_settled = state = 'active' and outcome >= 50,
      last_due = case when state = 'active' and outcome < 25 then ${today} - 1 - due_in % ${DAYS.lastPledge - 1}
        when state = 'active' and outcome >= 50 then pledged_on + 30 + due_in else ${today} + 1 + due_in end;
    update pledge set instalments = (
      select jsonb_agg(jsonb_build_object('dueOn', pledged_on + (last_due - pledged_on) * each / count,
        'amount', total / count + case when each = count then total % count else 0 end) order by each)
      from (select case when parts_due < 6 then 1 when parts_due < 9 then 2 else 4 end as count) c, generate_series(1, count) each);
    create index on pledge (n);
    analyze pledge`,
]

/** As many receipts as are still wanted, each pledge's first ones before all second ones; what comes of a pledge is told among them. */
const receipts = ({ entries, lines, retreats, receiptsPerPledge }: Volume): Step => [
  'what is handed over',
  `
    create temp table expenditure on commit drop as
      select row_number() over (order by r.n, l.n, part) - 1 as n, r.id as retreat_id, l.code as line_code, part,
        part = 3 and l.n % 10 = 0 as is_reversed, uuidv7() as id, uuidv7() as recording, uuidv7() as reversal
      from retreat r, cost_line l, generate_series(0, 3) part;
    create temp table receipt on commit drop as
      with wanted as (
        select ${entries} - ${retreats} * ${lines} - (select count(*) + count(*) filter (where is_reversed) from expenditure) - (
          select coalesce(sum(cardinality(lines) * case state when 'submitted' then 1 when 'rejected' then 2 when 'cancelled' then 4
            when 'active' then 2 + has_agreement::int else 0 end), 0) from pledge) as entries
      ), candidate as (
        select round, p.n as pledge_n, cardinality(p.lines) as parts, ${dice(`(p.n || '/' || round)`, 'fate', 1000)} as fate
        from pledge p, lateral (select ceil(${receiptsPerPledge} * (${dice('p.n', 'receipts', 3)} + 2) / 3.0)::int + 1 as count) c,
          generate_series(1, c.count) round
        where p.state = 'active'
      ), counted as (
        select *, sum(parts * case when fate < 10 then 1 else 2 end) over before as entries_before from candidate
        window before as (order by round, pledge_n rows between unbounded preceding and 1 preceding)
      ), kept as (
        select round, pledge_n, fate, count(*) over of_pledge as of_pledge, row_number() over (of_pledge order by round) as place,
          row_number() over (order by round, pledge_n) - 1 as n
        from counted, wanted where coalesce(entries_before, 0) < wanted.entries
        window of_pledge as (partition by pledge_n)
      )
      select k.n, uuidv7() as id, p.n as pledge_n, p.id as pledge_id, p.retreat_id, p.company_id, p.form, p.lines, p.shares,
        handed / of_pledge + case when place = of_pledge then handed % of_pledge else 0 end as share,
        case when k.fate < 10 then 'recorded' when k.fate < 12 then 'rejected' when k.fate < 14 then 'reversed' else 'verified' end::disbursement_state as state,
        case when p.form <> 'cash' then 'bast' else ${oneOf('k.n', 'channel', ['rkud', 'rkud', 'rkud', 'direct_to_vendor', 'other_account'])} end::channel as channel,
        case when p.form <> 'cash' then 'bast' else ${oneOf('k.n', 'evidence', ['sts', 'sts', 'bank_transfer'])} end::evidence_kind as evidence_kind,
        case when k.fate < 10 then ${today} - 1 - ${dice('k.n', 'day', DAYS.lastPledge - 1)}
          else p.pledged_on + ${dice('k.n', 'day', `${today} - p.pledged_on`)} end as received_on,
        -- Of those that wait for their verification every second one names its paper, and few others.
        ${dice('k.n', 'paper', 20)} < case when k.fate < 10 then 10 else 1 end as has_evidence, ${dice('k.n', 'attached', 50)} = 0 as is_attached,
        k.fate >= 14 and k.fate < 17 as is_refunded,
        uuidv7() as recording, uuidv7() as judgement, uuidv7() as attaching
      from kept k join pledge p on p.n = k.pledge_n
        cross join lateral (select case when is_settled then p.share else p.share * 6 / 10 end as handed) h
      order by k.n;
    alter table receipt add column amounts int8[];
    update receipt set amounts = ${scaled('shares', 'share')};
    analyze receipt, expenditure`,
]

/** By turns of every kind; those of which nothing more is said wait for their decision. */
const proposals: Step = [
  'what is proposed',
  `
    create temp table proposal on commit drop as
      select row_number() over (order by kind, pledge_n, receipt_n) - 1 as n, p.*, uuidv7() as id, uuidv7() as proposing, uuidv7() as answer,
        case when kind in ('amendment', 'refund') and outcome < 3 then 'approved' when outcome < 5 then 'rejected'
          when outcome < 7 then 'withdrawn' else 'proposed' end::adjustment_state as state
      from (
        select (case when ${dice('n', 'proposal', 3)} = 0 then 'write_off' when ${dice('n', 'proposal', 3)} = 1 and has_agreement then 'agreement' else 'amendment' end)::adjustment_kind as kind,
          n as pledge_n, null::int8 as receipt_n, id as pledge_id, null::uuid as disbursement_id, retreat_id, share as amount,
          ${today} - ${DAYS.adjustment} as day, lines, amounts, ${dice('n', 'answer', 10)} as outcome, form, company_id, has_agreement, null::channel as channel
        from pledge where state = 'active' and not is_settled and ${dice('n', 'proposes', 20)} = 0
        union all
        select (case when is_refunded then 'refund' when state = 'verified' and cardinality(lines) > 1 and ${dice('n', 'proposal', 2)} = 0 then 'reallocation' else 'reversal' end)::adjustment_kind,
          pledge_n, n, pledge_id, id, retreat_id, case when is_refunded then (share / 10 + 1) * 16 else share * 16 end,
          greatest(received_on, ${today} - ${DAYS.adjustment}), lines, ${scaled('shares', 'case when is_refunded then share / 10 + 1 else share end')},
          ${dice('n', 'answer', 10)}, form, company_id, null, channel
        from receipt where is_refunded or state = 'verified' and ${dice('n', 'proposes', 500)} = 0
      ) p;
    update proposal set lines = array[null::text], amounts = array[amount] where kind = 'amendment';
    create index on proposal (id);
    update pledge set amended_by = amount from proposal a where a.kind = 'amendment' and a.state = 'approved' and pledge.n = a.pledge_n;
    update receipt set is_refunded = false where is_refunded and not exists (select from proposal a where a.receipt_n = receipt.n and a.state = 'approved');
    analyze proposal`,
]

/** Scans: of the letters of some pledges, and of the evidence of some receipts. */
const papers: Step = [
  'what is scanned',
  `
    alter table pledge add column letter_document_id uuid;
    create temp table scan on commit drop as
      select row_number() over () - 1 as n, s.*, uuidv7() as id, uuidv7() as upload, convert_to(concat_ws(' ', '%PDF-1.4 pindai simulasi', run, kind, of_n), 'UTF8') as content
      from person, (
        select 'letter' as kind, n as of_n from pledge where ${dice('n', 'scan', 20)} = 0
        union all select 'evidence', n from receipt where has_evidence or is_attached
      ) s;
    update pledge set letter_document_id = s.id from scan s where s.kind = 'letter' and s.of_n = pledge.n;
    alter table receipt add column scan_id uuid, add column attachment_id uuid;
    update receipt set scan_id = s.id, is_attached = not has_evidence, attachment_id = case when not has_evidence then uuidv7() end
      from scan s where s.kind = 'evidence' and s.of_n = receipt.n;
    update receipt set is_attached = false where scan_id is null and is_attached;
    -- As many as there are of what there is the most of: so many microseconds belong to each stage.
    select set_config('simulation.records', (1 + greatest((select max(n) from pledge), (select max(n) from receipt), (select max(n) from scan),
      (select max(n) from expenditure)))::text, true);
    analyze scan, pledge, receipt`,
]

export function planOf(volume: Volume): Step[] {
  return [places(volume), pledges(volume), receipts(volume), proposals, papers]
}
