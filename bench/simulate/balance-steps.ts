/** Balances of the simulated retreats, by the sums that `verify` recomputes them with. */
import {
  balancesOfJournal,
  coverageSums,
  lineSums,
  pledgeSums,
  type Sum,
  spansOfJournal,
} from '../../src/platform/journal/journal-sums.ts'
import type { Step } from './step.ts'

const columns = (sums: Sum[]) => sums.map(([column]) => column).join(', ')

export const balanceSteps: Step[] = [
  [
    "pledges' balances",
    `
    insert into pledge_line_balances (pledge_id, line_code, retreat_id, company_id, form, ${columns(pledgeSums)})
      select pledge_id, nullif(line_key, ''), retreat_id, company_id, form, ${columns(pledgeSums)}
      from (${balancesOfJournal('pledge_id', pledgeSums)}) j join pledge p on p.id = j.pledge_id`,
  ],
  [
    "lines' balances",
    `
    update line_balances b set ${lineSums.map(([column]) => `${column} = j.${column}`).join(', ')}, version = version + 1
      from (${balancesOfJournal('retreat_id', lineSums)}) j
      where b.retreat_id = j.retreat_id and b.line_key = j.line_key and b.retreat_id in (select id from retreat)`,
  ],
  [
    'what is still owed',
    `
    insert into open_instalments (pledge_id, due_on, retreat_id, amount)
      select pledge_id, due_on, retreat_id, amount from open_instalments_of(array(select id from pledge where state = 'active'))`,
  ],
  [
    'sums over time',
    `
    insert into line_spans (retreat_id, line_key, since, until, ${columns(coverageSums)})
      select * from (${spansOfJournal()}) j where retreat_id in (select id from retreat)`,
  ],
]
