import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventRow, forge } from '../support/intruder.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aRetreat, aSubmittedPledge, lineOf, notYet, onLines, retreatOf } from '../support/world.ts'

let service: TestService
let retreatId: string

beforeAll(async () => {
  service = await startTestService()
  const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
  retreatId = id
  await aSubmittedPledge(service, { retreatId, amount: 60, allocations: onLines({ A: 60 }) })
  for (const amount of [100, 59]) {
    const budget = { reason: 'RAB perubahan', lines: [lineOf({ code: 'A', amount })] }
    await service.as('finance').made(`/v1/retreats/${retreatId}/budgets`, budget)
  }
})
afterAll(() => service.close())

const versionRow = (changed: object = {}) => ({
  retreat_id: retreatId,
  number: 9,
  reason: 'RAB palsu',
  makers: ['0198f2a0-0000-7000-8000-000000000001'],
  ...changed,
})

const lineRow = (changed: object = {}) => ({
  retreat_id: retreatId,
  number: 2,
  code: 'B',
  position: 1,
  category: 'transport',
  account_code: '5.1.02.04.01.0001',
  chart_version: 'x',
  description: 'Baris B',
  quantity: 1,
  unit: 'paket',
  unit_price: 10,
  amount: 10,
  csr_eligible: true,
  ...changed,
})

describe('the database refuses, whoever writes it,', () => {
  it.each<[what: string, row: object, constraint: string]>([
    ['a line added to the adopted version', { number: 1 }, 'budget_transition'],
    ['a line whose amount is not quantity x price', { amount: 11 }, 'line_amount_mismatch'],
    ['a line of less than nothing', { unit_price: -1, amount: -1 }, 'line_amount_range'],
    ['a line above 10^13', { unit_price: 10 ** 13 + 1, amount: 10 ** 13 + 1 }, 'line_amount_range'],
    [
      'a line that CSR may not pay, without a reason',
      { csr_eligible: false },
      'ineligibility_reason_required',
    ],
    ['a line of an unknown venue', { venue_code: 'BULAN' }, 'unknown_venue'],
    ['a line twice', { code: 'A' }, 'budget_lines_retreat_id_number_code_pk'],
  ])('%s', async (_what, row, constraint) => {
    await expect(forge(service, ['budget_lines', lineRow(row)])).rejects.toMatchObject({ constraint })
  })

  it('and takes the same line in a draft', async () => {
    const line = lineRow()
    const version = `${line.retreat_id}/${line.number}`
    const event = eventRow(String(line.retreat_id), 'budget.drafted', version)

    await expect(forge(service, ['budget_lines', line], ['events', event])).resolves.toBeUndefined()
  })

  it('a version that begins its life as adopted', async () => {
    const { id } = await service.as('finance').made('/v1/retreats', retreatOf())
    const born = {
      state: 'adopted',
      adopted_on: '2025-01-01',
      adopted_at: '2025-01-01T00:00:00Z',
      adopted_by: id,
      retreat_id: id,
    }

    await expect(forge(service, ['budget_versions', versionRow(born)])).rejects.toMatchObject({
      constraint: 'begins_at_the_beginning',
    })
  })

  const adopted = `state = 'adopted', adopted_on = '2025-03-01', adopted_at = now(), adopted_by = gen_random_uuid()`
  it.each<[number: number, change: string, constraint: string]>([
    [1, `reason = 'lain'`, 'budget_transition'],
    [1, `state = 'draft', adopted_on = null, adopted_by = null`, 'budget_transition'],
    [1, `state = 'superseded', adopted_on = '2025-01-01'`, 'budget_transition'],
    [2, `state = 'superseded'`, 'budget_transition'],
    [2, `state = 'adopted'`, 'budget_adoption'],
    [2, adopted.replace('gen_random_uuid()', 'makers[1]'), 'maker_is_checker'],
    [2, `${adopted}, makers = '{}'`, 'budget_transition'],
    [2, adopted.replace('2025-03-01', notYet), 'date_in_future /adoptedOn'],
    [2, adopted, 'budget_versions_adopted'],
  ])('a change of version %i: %s', async (number, change, constraint) => {
    const client = await transactionOf(service.sql)

    const update = client.query(
      `update budget_versions set ${change} where retreat_id = $1 and number = $2`,
      [retreatId, number],
    )

    await expect(update).rejects.toMatchObject({ constraint })
  })

  it('the adoption of a ceiling below what is reserved', async () => {
    const client = await transactionOf(service.sql)
    const set = (change: string, number: number) =>
      client.query(`update budget_versions set ${change} where retreat_id = $1 and number = $2`, [
        retreatId,
        number,
      ])
    await set(`state = 'superseded'`, 1)

    await expect(set(adopted, 3)).rejects.toMatchObject({ constraint: 'line_ceiling_exceeded' })
  })

  it.each(['update budget_lines set amount = 1', 'delete from budget_lines', 'delete from budget_versions'])(
    '%s: the application has no such right',
    async (statement) => {
      const client = await transactionOf(service.sql)

      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    },
  )
})
