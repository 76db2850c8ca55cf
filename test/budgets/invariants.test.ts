import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forge } from '../support/intruder.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aRetreat, aSubmittedPledge, lineOf, notYet, onLines, retreatOf } from '../support/world.ts'

let service: TestService
let retreatId: string

beforeAll(async () => {
  service = await startTestService()
  const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
  retreatId = id
  await aSubmittedPledge(service, { retreatId, amount: 60, allocations: onLines({ A: 60 }) })
  for (const amount of [100, 59, 100]) {
    const budget = { reason: 'RAB perubahan', lines: [lineOf({ code: 'A', amount })] }
    await service.as('finance').made(`/v1/retreats/${retreatId}/budgets`, budget)
  }
  await service
    .as('finance')
    .made(`/v1/retreats/${retreatId}/budgets/4/discarding`, { reason: 'Tidak dipakai' })
})
afterAll(() => service.close())

const versionRow = (changed: object = {}) => ({
  retreat_id: retreatId,
  number: 9,
  reason: 'RAB palsu',
  draft_lines: '[]',
  makers: ['0198f2a0-0000-7000-8000-000000000001'],
  ...changed,
})

const draftLine = { ...lineOf({ code: 'B', amount: 10 }), csrIneligibleReason: null, standardPrice: null }

const change = (client: pg.PoolClient, set: string, number: number) =>
  client.query(`update budget_versions set ${set} where retreat_id = $1 and number = $2`, [retreatId, number])

/** Adopts version 2 with these lines, as who holds the application's login could try. */
async function adoptWith(client: pg.PoolClient, lines: object[]): Promise<pg.QueryResult> {
  await change(client, `draft_lines = '${JSON.stringify(lines)}'`, 2)
  await change(client, `state = 'superseded'`, 1)
  return change(client, adopted, 2)
}

const adopted = `state = 'adopted', adopted_on = '2025-03-01', adopted_at = now(), adopted_by = gen_random_uuid()`

describe('the database refuses, whoever writes it,', () => {
  it.each<[what: string, line: object, constraint: string]>([
    ['a line whose amount is not quantity x price', { amount: 11 }, 'line_amount_mismatch'],
    ['a line of less than nothing', { unitPrice: -1, amount: -1 }, 'line_amount_range'],
    ['a line above 10^13', { unitPrice: 10 ** 13 + 1, amount: 10 ** 13 + 1 }, 'line_amount_range'],
    [
      'a line that CSR may not pay, without a reason',
      { csrEligible: false },
      'ineligibility_reason_required',
    ],
    ['a line of an unknown venue', { venueCode: 'BULAN' }, 'unknown_venue'],
    ['a line twice', { code: 'A' }, 'budget_lines_retreat_id_number_code_pk'],
  ])('the adoption of %s', async (_what, line, constraint) => {
    const client = await transactionOf(service.sql)
    const lines = [
      { ...draftLine, code: 'A', unitPrice: 100, amount: 100 },
      { ...draftLine, ...line },
    ]

    await expect(adoptWith(client, lines)).rejects.toMatchObject({ constraint })
  })

  it('and makes rows of exactly the lines of the draft that is adopted', async () => {
    const client = await transactionOf(service.sql)
    await adoptWith(client, [{ ...draftLine, code: 'A', unitPrice: 100, amount: 100 }, draftLine])

    const { rows } = await client.query(
      'select code, position, amount, standard_price from budget_lines where retreat_id = $1 and number = 2 order by position',
      [retreatId],
    )
    expect(rows).toEqual([
      { code: 'A', position: 0, amount: 100, standard_price: null },
      { code: 'B', position: 1, amount: 10, standard_price: null },
    ])
  })

  it('a version that begins its life as adopted', async () => {
    const { id } = await service.as('finance').made('/v1/retreats', retreatOf())
    const born = {
      state: 'adopted',
      draft_lines: null,
      adopted_on: '2025-01-01',
      adopted_at: '2025-01-01T00:00:00Z',
      adopted_by: id,
      retreat_id: id,
    }

    await expect(forge(service, ['budget_versions', versionRow(born)])).rejects.toMatchObject({
      constraint: 'begins_at_the_beginning',
    })
  })

  it.each<[number: number, set: string, constraint: string]>([
    [1, `reason = 'lain'`, 'budget_transition'],
    [1, `state = 'draft', adopted_on = null, adopted_by = null`, 'budget_transition'],
    [1, `state = 'superseded', adopted_on = '2025-01-01'`, 'budget_transition'],
    [2, `state = 'superseded'`, 'budget_transition'],
    [2, `state = 'adopted'`, 'budget_adoption'],
    [2, adopted.replace('gen_random_uuid()', 'makers[1]'), 'maker_is_checker'],
    [2, `${adopted}, makers = '{}'`, 'makers_stay'],
    [2, adopted.replace('2025-03-01', notYet), 'date_in_future /adoptedOn'],
    [2, adopted, 'budget_versions_adopted'],
    [1, `draft_lines = '[]'`, 'budget_transition'],
    [1, `state = 'discarded', discarding_reason = 'Salah'`, 'budget_transition'],
    [2, `${adopted}, draft_lines = '[]'`, 'budget_transition'],
    [2, `state = 'discarded'`, 'discarding_whole'],
    [2, `state = 'discarded', discarding_reason = 'Salah', draft_lines = '[]'`, 'budget_transition'],
    [2, 'draft_lines = null', 'draft_lines_whole'],
    [2, `makers = '{}'`, 'makers_stay'],
    [4, `state = 'draft', discarding_reason = null`, 'budget_transition'],
    [4, adopted, 'budget_transition'],
  ])('a change of version %i: %s', async (number, set, constraint) => {
    const client = await transactionOf(service.sql)

    await expect(change(client, set, number)).rejects.toMatchObject({ constraint })
  })

  it('the adoption of a ceiling below what is reserved', async () => {
    const client = await transactionOf(service.sql)
    await change(client, `state = 'superseded'`, 1)

    await expect(change(client, adopted, 3)).rejects.toMatchObject({ constraint: 'line_ceiling_exceeded' })
  })

  it.each([
    'insert into budget_lines default values',
    'update budget_lines set amount = 1',
    'delete from budget_lines',
    'delete from budget_versions',
  ])('%s: the application has no such right', async (statement) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})
