/** The people, companies, retreats and budgets on which everything stands: few, and written with their triggers on. */
import { theService } from '../../src/platform/authority/actor.ts'
import { DAYS, dice, oneOf, type Step, today } from './step.ts'

const byService = `array['${theService.personId}'::uuid]`
const FIRST_WORDS = [
  'Bara',
  'Mahakam',
  'Kayan',
  'Derawan',
  'Sawit',
  'Borneo',
  'Samudra',
  'Rimba',
  'Kutai',
  'Tirta',
]
const SECOND_WORDS = [
  'Jaya',
  'Lestari',
  'Utama',
  'Makmur',
  'Sentosa',
  'Abadi',
  'Mandiri',
  'Nusantara',
  'Perkasa',
  'Sejahtera',
]

/** The least that a line's ceiling is above what is promised on it, whole rupiah. */
const ROOM = 100_000_000

/** An event for each row, by the maker, or whoever may cause it; its trigger gives it what was written since the last. SQL. */
function tell(type: string, subject: string, id: string, rows: string, retreatId = 'null::uuid'): string {
  return `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, data)
      select uuidv7(), '${type}', '${subject}', ${id}, ${retreatId},
        case '${type}' when 'budget.adopted' then checker when 'user.confirmed' then admin
          when 'user.created' then '${theService.personId}'::uuid else maker end, 'simulasi-' || run,
        case when '${type}' = 'budget.adopted' then '{"entries": []}'::jsonb else '{}' end
      from person, ${rows}`
}

export const frame: Step[] = [
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
      select id, ${oneOf('n', 'kind', ['PT', 'PT', 'PT', 'CV', 'Koperasi'])} || ' ' || ${oneOf('n', 'first', FIRST_WORDS)} || ' '
          || ${oneOf('n', 'second', SECOND_WORDS)} || ' Contoh ' || run || ' ' || n,
        '0' || lpad((abs(hashtextextended(run || n, 0)) % 1000000000000000)::text, 15, '0'),
        lpad((abs(hashtextextended('nib' || run || n, 0)) % 10000000000000)::text, 13, '0'),
        ${oneOf('n', 'kbli', ['05100', '06201', '02111'])}, '2020', array[${oneOf('n', 'regency', ['64.03', '64.71', '64.08'])}]
      from company, person;
    ${tell('company.registered', 'company', `c.id`, 'company c where true')};
    create temp table promised on commit drop as
      select retreat_id, line, sum(amount)::int8 as amount from pledge, unnest(lines, amounts) part (line, amount) group by 1, 2;
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
        'description', 'Baris simulasi ' || l.code, 'quantity', 1, 'unit', 'paket', 'unitPrice', ceiling, 'amount', ceiling,
        'csrEligible', not is_personal, 'csrIneligibleReason', case when is_personal then 'Dibayarkan langsung kepada pejabat' end,
        'standardPrice', null) order by l.n)
      from person, retreat r cross join cost_line l
      left join promised on promised.retreat_id = r.id and promised.line = l.code
      cross join lateral (select coalesce(promised.amount, 0) / 10 * 13 + ${ROOM} + 1000 * ${dice('l.n', 'room', 100_000)} as ceiling) c
      where r.id = one group by r.id, maker;
    ${tell('budget.drafted', 'budget', `r.id || '/1'`, 'retreat r where r.id = one', 'r.id')};
    update budget_versions set state = 'adopted', adopted_on = ${today} - ${DAYS.adoption}, adopted_by = checker, adopted_at = now()
      from person where retreat_id = one;
    ${tell('budget.adopted', 'budget', `r.id || '/1'`, 'retreat r where r.id = one', 'r.id')};
    end loop; end $each$;
    delete from sessions using person where user_id in (maker, checker, admin)`,
  ],
]
