/** Balances are the journal's sums, and keep the rules of the money. */
import {
  balancesOfJournal,
  coverageSums,
  lineSums,
  pledgeSums,
  type Sum,
  spansOfJournal,
} from '../../platform/journal/journal-sums.ts'
import { type Check, LINE_NAME } from './check.ts'

/**
 * The rows of a table against the journal's sums over the same key. A balance without entries is all zero. Over time the
 * row itself says something, also where it adds up to nothing: from its day on no earlier one counts.
 */
function sumsCheck(name: string, table: string, key: string[], sums: Sum[], journal: string): Check {
  const together = (alias: string) =>
    `concat_ws(', ', ${sums
      .map(
        ([column]) =>
          `case when coalesce(${alias}.${column}, 0) <> 0 then '${column} ' || ${alias}.${column} end`,
      )
      .join(', ')})`
  const [owner = '', ...days] = key
  const orNone = (alias: string) => `case when ${alias}.is_there then ${together(alias)} else 'no row' end`
  const expected = days.length > 0 ? orNone('j') : together('j')
  const record = [
    `'${owner.replace('_id', '')} ' || ${owner} || ', ' || ${LINE_NAME}`,
    ...days.map((day) => `', ${day} ' || ${day}`),
  ]
  return {
    name,
    sql: `
      select ${record.join(' || ')} as record, ${expected} as expected, ${orNone('b')} as found
      from (select true as is_there, * from ${table}) b
      full join (select true as is_there, * from (${journal}) sums) j using (${[...key, 'line_key'].join(', ')})`,
  }
}

export const balanceChecks: Check[] = [
  sumsCheck(
    'line balances are the sums of the journal',
    'line_balances',
    ['retreat_id'],
    lineSums,
    balancesOfJournal('retreat_id', lineSums),
  ),
  sumsCheck(
    'pledge balances are the sums of the journal',
    'pledge_line_balances',
    ['pledge_id'],
    pledgeSums,
    balancesOfJournal('pledge_id', pledgeSums),
  ),
  sumsCheck(
    'sums over time are those of the journal',
    'line_spans',
    ['retreat_id', 'since', 'until'],
    coverageSums,
    spansOfJournal(),
  ),
  {
    name: 'what is still owed, and since when, is what instalments and receipts say',
    sql: `
      with owed as (
        select i.pledge_id, i.due_on, sum(least(i.amount, i.so_far - coalesce(money.received, 0))) as amount
        from (
          select p.id as pledge_id, (e.value ->> 'dueOn')::date as due_on, (e.value ->> 'amount')::int8 as amount,
            sum((e.value ->> 'amount')::int8) over (partition by p.id order by e.value ->> 'dueOn', e.place) as so_far
          from pledges p, jsonb_array_elements(p.instalments) with ordinality e (value, place) where p.state = 'active'
        ) i left join (
          select pledge_id, sum(amount) as received from journal_entries where measure = 'received' group by pledge_id
        ) money using (pledge_id)
        where i.so_far > coalesce(money.received, 0) group by 1, 2
      )
      select 'pledge ' || pledge_id || ', due on ' || due_on as record,
        coalesce(owed.amount || ' of retreat ' || p.retreat_id, 'nothing') as expected,
        coalesce(kept.amount || ' of retreat ' || kept.retreat_id, 'nothing') as found
      from owed full join open_instalments kept using (pledge_id, due_on) left join pledges p on p.id = pledge_id`,
  },
  {
    name: 'ceilings and eligibility follow the adopted budget',
    sql: `
      select 'retreat ' || b.retreat_id || ', line ' || b.line_code as record,
        coalesce(l.amount, 0) || ' ' || coalesce(takes_csr(l), false) as expected,
        b.ceiling || ' ' || b.csr_eligible as found
      from line_balances b
      left join budget_versions v on v.retreat_id = b.retreat_id and v.state = 'adopted'
      left join budget_lines l on l.retreat_id = b.retreat_id and l.number = v.number and l.code = b.line_code
      where b.line_code is not null`,
  },
  {
    // Also where nothing lies on it, and no version that is in force has it any more.
    name: 'every line that was ever adopted has its balance, and no other line',
    sql: `
      select 'retreat ' || retreat_id || ', line ' || line_code as record,
        case when l.is_adopted then 'a balance' else 'none' end as expected,
        case when b.is_kept then 'a balance' else 'none' end as found
      from (select distinct retreat_id, code as line_code, true as is_adopted from budget_lines) l
      full join (select retreat_id, line_code, true as is_kept from line_balances where line_code is not null) b
        using (retreat_id, line_code)`,
  },
  {
    name: 'a pledge balance is of its pledge',
    sql: `
      select 'pledge ' || b.pledge_id || ', ' || ${LINE_NAME} as record,
        concat_ws(', ', 'retreat ' || p.retreat_id, 'company ' || p.company_id, p.form) as expected,
        concat_ws(', ', 'retreat ' || b.retreat_id, 'company ' || b.company_id, b.form) as found
      from pledge_line_balances b left join pledges p on p.id = b.pledge_id`,
  },
  {
    name: 'balances are of a retreat, and every retreat has one of what is unallocated',
    sql: `
      select 'retreat ' || coalesce(r.id, b.retreat_id) as record, 'a retreat with its balances' as expected,
        case when r.id is null then 'balances of no retreat' when b.has_unallocated then 'a retreat with its balances'
          else 'none of what is unallocated' end as found
      from retreats r full join (
        select retreat_id, bool_or(line_code is null) as has_unallocated from line_balances group by retreat_id
      ) b on b.retreat_id = r.id`,
  },
  {
    name: 'what is unallocated has no ceiling but that of a total',
    sql: `
      select 'retreat ' || b.retreat_id || ', unallocated' as record,
        9007199254740991 - coalesce(l.ceilings, 0) || ' true' as expected, b.ceiling || ' ' || b.csr_eligible as found
      from line_balances b
      left join (select retreat_id, sum(ceiling) as ceilings from line_balances where line_code is not null group by retreat_id) l
        using (retreat_id)
      where b.line_code is null`,
  },
  {
    name: 'F06: no line carries more than its ceiling, or CSR where none may be',
    sql: `
      select 'retreat ' || retreat_id || ', ' || ${LINE_NAME} as record,
        'at most ' || case when csr_eligible then ceiling else 0 end as expected,
        case when reserved <= case when csr_eligible then ceiling else 0 end
          then 'at most ' || case when csr_eligible then ceiling else 0 end else reserved || ' reserved' end as found
      from line_balances`,
  },
  {
    name: 'no double funding: CSR received and APBD spent stay within the ceiling',
    sql: `
      select 'retreat ' || retreat_id || ', line ' || line_code as record, 'within ' || ceiling as expected,
        case when received + spent <= ceiling then 'within ' || ceiling
          else received || ' received and ' || spent || ' spent' end as found
      from (select *, received_cash + received_goods + received_services as received from line_balances) b
      where line_code is not null`,
  },
  {
    name: 'F17: verified <= received <= pledged <= reserved, for every pledge on every line',
    sql: `
      select 'pledge ' || pledge_id || ', ' || ${LINE_NAME} as record, 'in order' as expected,
        case when 0 <= verified and verified <= received and received <= pledged and committed between 0 and pledged and pledged <= reserved
          then 'in order' else concat_ws(', ', 'verified ' || verified, 'received ' || received, 'committed ' || committed,
            'pledged ' || pledged, 'reserved ' || reserved) end as found
      from pledge_line_balances`,
  },
  {
    name: 'no measure was negative on any date',
    sql: `
      select 'retreat ' || retreat_id || ', ' || ${LINE_NAME} || ', ' || measure || ' on ' || effective_on as record,
        'not negative' as expected, case when standing >= 0 then 'not negative' else standing::text end as found
      from (
        select retreat_id, coalesce(line_code, '') as line_key, measure, effective_on,
          sum(sum(amount)) over (partition by retreat_id, line_code, measure, form, channel order by effective_on) as standing
        from journal_entries group by retreat_id, line_code, measure, form, channel, effective_on
      ) days`,
  },
]
