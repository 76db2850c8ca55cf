/**
 * The simulation, step by step: set-based SQL that writes what the service would have written for as many requests.
 * First a plan in temporary tables; then the documents in their last state and every version of them; then `posting`,
 * one row for each event, from which come both the journal and the events.
 */
import { theService } from '../../src/platform/authority/actor.ts'
import { PLEDGE_SHARE, SHARES, UNALLOCATED_SHARES, type Volume } from './volume.ts'

export type Step = [what: string, sql: string]

/** Days before today (WITA) on which things happen, in the order in which they must. */
const DAYS = { adoption: 720, pledging: 700, lastPledge: 645, receipts: 630 }
const today = 'wita_today()'

const byService = `array['${theService.personId}'::uuid]`
const pledgeShares = `array[${SHARES.join(', ')}]`
const partAmounts = (share: number) =>
  `{${[...SHARES, UNALLOCATED_SHARES].map((shares) => shares * share).join(',')}}`
const totalOf = (share: number) =>
  [...SHARES, UNALLOCATED_SHARES].reduce((sum, shares) => sum + shares, 0) * share
const lineCode = (index: string) => `'L' || lpad((${index})::text, 4, '0')`

/** The last lines of every twenty are personal benefits, which take no CSR. SQL, whole division. */
const takingCsr = (lines: number) => `(${lines} * 95 / 100)`

/** A split as documents keep it: [{lineCode, amount}, …] of its lines. */
function allocationsOf(share: number): string {
  return `(select jsonb_agg(jsonb_build_object('lineCode', line, 'amount', shares * ${share}))
    from unnest(lines[1:${SHARES.length}], ${pledgeShares}) part (line, shares))`
}

const plan = ({ retreats, companies, pledges, receipts, lines }: Volume): Step[] => [
  [
    'plan',
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
    create temp table pledge on commit drop as
      select i as n, uuidv7() as id, r.id as retreat_id, c.id as company_id,
        (array['cash', 'cash', 'cash', 'goods', 'services'])[1 + i / ${retreats} % 5]::form as form,
        ${today} - ${DAYS.pledging} + i * 13 % ${DAYS.pledging - DAYS.lastPledge} as pledged_on, i / ${retreats} % 2 = 0 as has_agreement,
        uuidv7() as drafting, uuidv7() as submission, uuidv7() as approval, uuidv7() as agreement,
        array(select ${lineCode(`(i / ${retreats} * 7 + part * (${lines} / 5)) % ${takingCsr(lines)}`)}
              from generate_series(0, ${SHARES.length - 1}) part) || null::text as lines
      from generate_series(0, ${pledges - 1}) i
      join retreat r on r.n = i % ${retreats} join company c on c.n = i % ${companies};
    create temp table receipt on commit drop as
      select i as n, uuidv7() as id, p.id as pledge_id, p.retreat_id, p.company_id, p.form, p.lines,
        (case p.form when 'cash' then (array['rkud', 'rkud', 'other_account'])[1 + i % 3] else 'bast' end)::channel as channel,
        (case p.form when 'cash' then 'sts' else 'bast' end)::evidence_kind as evidence_kind,
        ${today} - 1 - (i::int8 * 7919 % ${DAYS.receipts})::int as received_on, i % 4 <> 0 as is_verified,
        uuidv7() as recording, uuidv7() as verification
      from generate_series(0, ${receipts - 1}) i join pledge p on p.n = i % ${pledges} order by i;
    analyze retreat, company, cost_line, pledge, receipt`,
  ],
]

/** An event for each row, by the maker, or whoever may cause it; its trigger gives it what was written since the last. SQL. */
function tell(type: string, subject: string, id: string, rows: string, retreatId = 'null::uuid'): string {
  return `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, data)
      select uuidv7(), '${type}', '${subject}', ${id}, ${retreatId},
        case '${type}' when 'budget.adopted' then checker when 'user.confirmed' then admin
          when 'user.created' then '${theService.personId}'::uuid else maker end, 'simulasi-' || run,
        case when '${type}' = 'budget.adopted' then '{"entries": []}'::jsonb else '{}' end
      from person, ${rows}`
}

const frame: Step[] = [
  [
    'people, companies, retreats and adopted budgets',
    `
    insert into users (id, name, roles, unconfirmed_by)
      select maker, 'Keuangan Simulasi Contoh ' || run, '{finance}'::role[], ${byService} from person
      union all select checker, 'Pemeriksa Simulasi Contoh ' || run, '{verifier}'::role[], ${byService} from person
      union all select admin, 'Admin Simulasi Contoh ' || run, '{admin}'::role[], ${byService} from person;
    ${tell('user.created', 'user', `u.id`, 'users u where u.id in (maker, checker, admin)')};
    insert into sessions (id, user_id, secret_hash, expires_at)
      select uuidv7(), u.id, 'simulasi-' || u.id, now() + interval '1 hour' from person, users u where u.id in (maker, checker, admin);
    insert into events (id, type, subject_type, subject_id, actor_id, request_id, data)
      select uuidv7(), 'user.signed_in', 'user', s.user_id, s.user_id, 'simulasi-' || run,
        jsonb_build_object('sessionId', s.id, 'sessionFingerprint', encode(sha256(s.secret_hash::bytea), 'hex'))
      from person, sessions s where s.user_id in (maker, checker, admin);
    update users set unconfirmed_by = '{}', confirmed_by = admin from person where id in (maker, checker);
    ${tell('user.confirmed', 'user', `u.id`, 'users u where u.id in (maker, checker)')};
    insert into companies (id, legal_name, npwp, nib, kbli_code, kbli_version, regency_codes)
      select id, 'PT Contoh Simulasi ' || run || ' ' || n, '0' || lpad((abs(hashtextextended(run || n, 0)) % 1000000000000000)::text, 15, '0'),
        lpad((abs(hashtextextended('nib' || run || n, 0)) % 10000000000000)::text, 13, '0'), (array['05100', '06201', '02111'])[1 + n % 3], '2020', array[(array['64.03', '64.71', '64.08'])[1 + n % 3]]
      from company, person;
    ${tell('company.registered', 'company', `c.id`, 'company c where true')};
    -- One after the other: an event carries its own lines.
    do $each$ declare one uuid; begin for one in select id from retreat order by n loop
    insert into retreats (id, code, title, fiscal_year, starts_on, ends_on, venues)
      select id, 'SIM-' || run || '-' || n, 'Retret simulasi ' || n, extract(year from ${today})::int, ${today} + 30, ${today} + 33,
        '[{"code": "PANTAI", "name": "Pantai Contoh", "regencyCode": "64.03"}, {"code": "KOTA", "name": "Kota Contoh", "regencyCode": "64.71"}]'
      from retreat, person where id = one;
    ${tell('retreat.created', 'retreat', `r.id`, 'retreat r where r.id = one', 'r.id')};
    insert into budget_versions (retreat_id, number, reason, makers, draft_lines)
      select r.id, 1, 'RAB simulasi', array[maker], jsonb_agg(jsonb_build_object(
        'code', l.code, 'venueCode', l.venue_code, 'category', (array['transport', 'akomodasi', 'konsumsi', 'materi'])[1 + l.n % 4],
        'accountCode', '5.1.02.04.01.' || lpad((1 + l.n % 9)::text, 4, '0'), 'chartVersion', 'kepmendagri-050-5889-2021',
        'description', 'Baris simulasi ' || l.code, 'quantity', 1, 'unit', 'paket',
        'unitPrice', coalesce(promised.amount, 0) / 10 * 13 + ${PLEDGE_SHARE}, 'amount', coalesce(promised.amount, 0) / 10 * 13 + ${PLEDGE_SHARE},
        'csrEligible', not is_personal, 'csrIneligibleReason', case when is_personal then 'Dibayarkan langsung kepada pejabat' end,
        'standardPrice', null) order by l.n)
      from person, retreat r cross join cost_line l
      left join (
        select retreat_id, line, sum(shares * ${PLEDGE_SHARE})::int8 as amount from pledge, unnest(lines, ${pledgeShares}) part (line, shares)
        group by retreat_id, line
      ) promised on promised.retreat_id = r.id and promised.line = l.code
      where r.id = one group by r.id, maker;
    ${tell('budget.drafted', 'budget', `r.id || '/1'`, 'retreat r where r.id = one', 'r.id')};
    update budget_versions set state = 'adopted', adopted_on = ${today} - ${DAYS.adoption}, adopted_by = checker, adopted_at = now()
      from person where retreat_id = one;
    ${tell('budget.adopted', 'budget', `r.id || '/1'`, 'retreat r where r.id = one', 'r.id')};
    end loop; end $each$;
    delete from sessions using person where user_id in (maker, checker, admin)`,
  ],
]

const documents = ({ receiptShare }: Volume): Step[] => [
  [
    'pledges and every version of them',
    `
    insert into pledges (id, retreat_id, company_id, state, form, valuation_basis, amount, pledged_on, letter_number, instalments, allocations,
        unallocated, makers, decided_by, decided_at, agreement_kind, agreement_number, agreement_signed_on, version)
      select id, retreat_id, company_id, 'active', form, case when form <> 'cash' then 'invoice'::valuation_basis end, ${totalOf(PLEDGE_SHARE)},
        pledged_on, 'S-' || n || '/simulasi', jsonb_build_array(jsonb_build_object('dueOn', ${today} + 20, 'amount', ${totalOf(PLEDGE_SHARE)})),
        ${allocationsOf(PLEDGE_SHARE)}, ${UNALLOCATED_SHARES * PLEDGE_SHARE}, array[maker], checker, now(),
        case when has_agreement then 'nphd'::agreement_kind end, case when has_agreement then 'NPHD/' || n end,
        case when has_agreement then pledged_on + 14 end, case when has_agreement then 4 else 3 end
      from pledge, person order by n;
    insert into record_versions (kind, record_id, version, event_id, row)
      select 'pledges', id::text, written.version, written.event_id, to_jsonb(pledges) || written.as_it_was
      from pledges join pledge planned using (id), lateral (values
          (1, planned.drafting, '{"version": 1, "state": "draft", "decided_by": null, "decided_at": null, "agreement_kind": null, "agreement_number": null, "agreement_signed_on": null}'::jsonb),
          (2, planned.submission, '{"version": 2, "state": "submitted", "decided_by": null, "decided_at": null, "agreement_kind": null, "agreement_number": null, "agreement_signed_on": null}'),
          (3, planned.approval, '{"version": 3, "agreement_kind": null, "agreement_number": null, "agreement_signed_on": null}'),
          (4, planned.agreement, '{}')
        ) written (version, event_id, as_it_was)
      where written.version <= pledges.version order by id, written.version`,
  ],
  [
    'disbursements and every version of them',
    `
    insert into disbursements (id, retreat_id, pledge_id, company_id, form, state, amount, received_on, channel, evidence_kind, evidence_number,
        allocations, unallocated, makers, verified_by, verified_at, version)
      select id, retreat_id, pledge_id, company_id, form, case when is_verified then 'verified' else 'recorded' end::disbursement_state,
        ${totalOf(receiptShare)}, received_on, channel, evidence_kind, upper(evidence_kind::text) || '/' || run || '/' || n || '/simulasi',
        ${allocationsOf(receiptShare)}, ${UNALLOCATED_SHARES * receiptShare}, array[maker],
        case when is_verified then checker end, case when is_verified then now() end, case when is_verified then 2 else 1 end
      from receipt, person order by n;
    insert into record_versions (kind, record_id, version, event_id, row)
      select 'disbursements', id::text, written.version, written.event_id, to_jsonb(disbursements) || written.as_it_was
      from disbursements join receipt planned using (id), lateral (values
          (1, planned.recording, '{"version": 1, "state": "recorded", "verified_by": null, "verified_at": null}'::jsonb),
          (2, planned.verification, '{}')
        ) written (version, event_id, as_it_was)
      where written.version <= disbursements.version order by id, written.version`,
  ],
  [
    'appropriations and expenditures',
    `
    create temp table appropriation on commit drop as select uuidv7() as id, uuidv7() as event, id as retreat_id from retreat;
    create temp table expenditure on commit drop as
      select uuidv7() as id, uuidv7() as event, retreat_id, line_code, ceiling / 20 as amount
      from line_balances where line_code is not null and retreat_id in (select id from retreat);
    insert into appropriations (id, retreat_id, effective_on, document_number, items, makers)
      select a.id, a.retreat_id, ${today} - ${DAYS.adoption}, 'DPA/simulasi',
        jsonb_agg(jsonb_build_object('lineCode', line_code, 'amount', ceiling / 10) order by line_code), array[maker]
      from appropriation a join line_balances b using (retreat_id), person where line_code is not null group by a.id, a.retreat_id, maker;
    insert into expenditures (id, retreat_id, line_code, amount, spent_on, sp2d_number, makers)
      select id, retreat_id, line_code, amount, ${today} - ${DAYS.lastPledge}, 'SP2D/simulasi/' || line_code, array[maker] from expenditure, person;
    insert into record_versions (kind, record_id, version, event_id, row)
      select 'appropriations', id::text, 1, event, to_jsonb(appropriations) from appropriations join (select id, event from appropriation) planned using (id)
      union all
      select 'expenditures', id::text, 1, event, to_jsonb(expenditures) from expenditures join (select id, event from expenditure) planned using (id)`,
  ],
]

/** What every event has posted: the parts and amounts of one measure. */
const postings = ({ receiptShare }: Volume): Step[] => {
  const promised = (type: string, event: string, measure: string, day: string) => `
    select ${event}, '${type}', 'pledge', id, retreat_id, '${measure}'::measure, lines, '${partAmounts(PLEDGE_SHARE)}'::int8[],
      company_id, id, null::uuid, form, null::channel, ${day} from pledge`
  const handedOver = (type: string, event: string, measure: string) => `
    select ${event}, '${type}', 'disbursement', id, retreat_id, '${measure}'::measure, lines, '${partAmounts(receiptShare)}'::int8[],
      company_id, pledge_id, id, form, channel, received_on from receipt`
  return [
    [
      'what every event posts',
      `
      create temp table posting (n int8 generated always as identity, event_id uuid, type text, subject_type text, subject_id uuid, retreat_id uuid,
        measure measure, lines text[], amounts int8[], company_id uuid, pledge_id uuid, disbursement_id uuid, form form, channel channel,
        day date) on commit drop;
      create temp view posting_columns as select event_id, type, subject_type, subject_id, retreat_id, measure, lines, amounts, company_id, pledge_id,
        disbursement_id, form, channel, day from posting;
      insert into posting_columns
        select a.event, 'appropriation.stated', 'appropriation', a.id, retreat_id, 'appropriated', array_agg(item ->> 'lineCode'),
          array_agg((item ->> 'amount')::int8), null, null, null, null, null, effective_on
        from appropriation a join appropriations using (id, retreat_id), jsonb_array_elements(items) item group by a.event, a.id, retreat_id, effective_on;
      insert into posting_columns
        select event, 'expenditure.recorded', 'expenditure', id, retreat_id, 'spent', array[line_code], array[amount], null, null, null, null, null,
          ${today} - ${DAYS.lastPledge} from expenditure;
      insert into posting_columns (event_id, type, subject_type, subject_id, retreat_id)
        select drafting, 'pledge.drafted', 'pledge', id, retreat_id from pledge;
      insert into posting_columns ${promised('pledge.submitted', 'submission', 'reserved', 'pledged_on')};
      insert into posting_columns ${promised('pledge.approved', 'approval', 'pledged', 'pledged_on')};
      insert into posting_columns ${promised('pledge.agreement_signed', 'agreement', 'committed', 'pledged_on + 14')} where has_agreement;
      insert into posting_columns ${handedOver('disbursement.recorded', 'recording', 'received')} order by n;
      insert into posting_columns ${handedOver('disbursement.verified', 'verification', 'verified')} where is_verified order by n;
      analyze posting`,
    ],
    [
      'journal',
      `
      insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, amount, effective_on)
        select retreat_id, event_id, measure, line, company_id, pledge_id, disbursement_id, form, channel, amount, day
        from posting, unnest(lines, amounts) part (line, amount) order by n`,
    ],
    [
      'events',
      `
      insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, data)
        select event_id, type, subject_type, subject_id::text, retreat_id,
          case when type in ('pledge.approved', 'disbursement.verified') then checker else maker end, 'simulasi-' || run,
          case when lines is null then '{}' else jsonb_build_object('entries', (
            select jsonb_agg(jsonb_build_object('retreatId', retreat_id, 'measure', measure, 'lineCode', line, 'companyId', company_id,
              'pledgeId', pledge_id, 'disbursementId', disbursement_id, 'form', form, 'channel', channel, 'amount', amount, 'effectiveOn', day))
            from unnest(lines, amounts) part (line, amount))) end
        from posting, person order by n;
      insert into log_queue (sequence) select sequence from events join posting on posting.event_id = events.id`,
    ],
  ]
}

/** The plan, and the few documents on which everything stands: written with their triggers on. */
export function frameOf(volume: Volume): Step[] {
  return [...plan(volume), ...frame]
}

/** What grows with the volume. */
export function massOf(volume: Volume): Step[] {
  return [...documents(volume), ...postings(volume)]
}
