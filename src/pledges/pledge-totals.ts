/** What the pledges of a list add up to. What was handed over is told of now alone. */
import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/db/client.ts'
import { filterOf, type List, ofRetreat, readTotals, sumOf } from '../platform/db/list-rows.ts'
import { formsOf } from '../platform/journal/balance-columns.ts'
import { lineBalances, pledgeLineBalances } from '../platform/journal/balances.table.ts'
import type { Totals } from '../platform/shared/list-query.ts'
import { form, type Level } from '../platform/shared/measures.ts'
import { knownAtOf } from '../platform/shared/paging.ts'
import type { PledgeQuery } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

type Listed = Pick<List<typeof pledges>, 'filters' | 'retreats'>
type Money = Pick<Totals, 'received' | 'verified' | 'outstanding'>

export async function pledgeTotals(reader: Reader, query: PledgeQuery, list: Listed): Promise<Totals> {
  const totals = await readTotals(reader, pledges, list, pledges.amount)
  if (knownAtOf(query) !== undefined) return totals
  return { ...totals, ...(await moneyOf(reader, query, list)) }
}

/** Active pledges alone have any; of whole retreats the balances of lines tell it. */
async function moneyOf(reader: Reader, query: PledgeQuery, list: Listed): Promise<Money> {
  if (query.state?.includes('active') === false) return { received: 0, verified: 0, outstanding: 0 }
  return isOfWholeRetreats(query) ? ofRetreats(reader, query, list) : ofPledges(reader, list)
}

function isOfWholeRetreats(query: PledgeQuery): boolean {
  const { companyId, lineCode, makerId, overdue, from, to, amountFrom, amountTo, externalRef, q } = query
  const narrowing = [companyId, lineCode, makerId, overdue, from, to, amountFrom, amountTo, externalRef, q]
  return narrowing.every((filter) => filter === undefined)
}

async function ofRetreats(reader: Reader, query: PledgeQuery, { retreats }: Listed): Promise<Money> {
  const wanted = query.form ?? form.enumValues
  const of = (level: Level): SQL =>
    sql.join(
      formsOf(level).flatMap(({ key, form: each }) =>
        each && wanted.includes(each) ? [sql`${lineBalances[key]}`] : [],
      ),
      sql` + `,
    )
  const [money] = await reader
    .select({
      received: sumOf(of('received')),
      verified: sumOf(of('verified')),
      outstanding: sumOf(sql`${of('pledged')} - (${of('received')})`),
    })
    .from(lineBalances)
    .where(ofRetreat(lineBalances.retreatId, retreats?.wanted, retreats?.seen))
  return money ?? {}
}

async function ofPledges(reader: Reader, list: Listed): Promise<Money> {
  const found = reader.select({ id: pledges.id }).from(pledges).where(filterOf(list))
  const { pledgeId, pledged, received, verified } = pledgeLineBalances
  const [money] = await reader
    .select({
      received: sumOf(received),
      verified: sumOf(verified),
      outstanding: sumOf(sql`${pledged} - ${received}`),
    })
    .from(pledgeLineBalances)
    .where(inArray(pledgeId, found))
  return money ?? {}
}
