import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forge } from '../support/intruder.ts'
import {
  balanceOn,
  eventsOf,
  expectBalancesToBeTheJournalsSums,
  expectRefused,
  journalOf,
  type Refusal,
} from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aRetreat, notYet, onLines } from '../support/world.ts'

let service: TestService
let retreatId: string

beforeAll(async () => {
  service = await startTestService()
  retreatId = await aPlan()
})
afterAll(() => service.close())

async function aPlan() {
  const lines = [
    { code: 'A', amount: 100 },
    { code: 'B', amount: 100, csrEligible: false },
  ]
  return (await aRetreat(service, lines)).id
}

const spending = (change: object = {}) => ({
  lineCode: 'A',
  amount: 10,
  spentOn: '2025-06-24',
  sp2dNumber: `SP2D/${randomUUID()}`,
  ...change,
})
const spend = (id: string, change: object = {}) =>
  service.as('finance').post(`/v1/retreats/${id}/expenditures`, spending(change))

describe('an expenditure', () => {
  it('counts on its line from its day on, and its event tells of it', async () => {
    const id = await aPlan()

    const { body, status } = await spend(id, { amount: 40, invoiceNumber: 'INV-1', externalRef: 'SIPD-7' })

    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'recorded',
      amount: 40,
      invoiceNumber: 'INV-1',
      externalRef: 'SIPD-7',
    })
    expect(await journalOf(service, id)).toEqual(['spent A 40 2025-06-24'])
    expect(await eventsOf(service, body.id)).toMatchObject([
      { type: 'expenditure.recorded', data: { entries: [{ measure: 'spent', lineCode: 'A', amount: 40 }] } },
    ])
    await expectBalancesToBeTheJournalsSums(service, id)
  })

  it('above what was appropriated is accepted', async () => {
    const id = await aPlan()
    const appropriation = { effectiveOn: '2025-02-01', documentNumber: 'DPA/1', items: onLines({ A: 20 }) }
    await service.as('finance').made(`/v1/retreats/${id}/appropriations`, appropriation)

    expect((await spend(id, { amount: 21 })).status).toBe(201)
    expect(await balanceOn(service, id, 'A')).toMatchObject({ appropriated: 20, spent: 21 })
  })

  it('may pay several lines with one SP2D, also one that is not open to CSR', async () => {
    const id = await aPlan()

    const answers = [
      await spend(id, { sp2dNumber: 'SP2D/1' }),
      await spend(id, { sp2dNumber: 'SP2D/1', lineCode: 'B' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([201, 201])
  })

  it('up to the last rupiah of the ceiling', async () => {
    const id = await aPlan()

    expect((await spend(id, { amount: 100 })).status).toBe(201)
    await expectRefused(service, () => spend(id, { amount: 1 }), {
      status: 409,
      code: 'double_funding',
      pointer: '/amount',
      figures: { line: 'A', asked: 1, left: 0, ceiling: 100 },
    })
  })
})

describe('an expenditure is refused', () => {
  const invalid = { status: 422, code: 'validation_failed' }

  it.each<[why: string, change: object, refusal: Refusal]>([
    [
      'on a line that the budget does not have',
      { lineCode: 'Z' },
      { status: 422, code: 'unknown_line', pointer: '/lineCode', figures: { line: 'Z' } },
    ],
    [
      'on a day that has not come',
      { spentOn: notYet },
      { status: 422, code: 'date_in_future', pointer: '/spentOn' },
    ],
    ['of 0 rupiah', { amount: 0 }, { ...invalid, pointer: '/amount' }],
    ['of less than 0', { amount: -1 }, { ...invalid, pointer: '/amount' }],
    ['of a fraction', { amount: 1.5 }, { ...invalid, pointer: '/amount' }],
    ['above 10^13', { amount: 10 ** 13 + 1 }, { ...invalid, pointer: '/amount' }],
    ['of 2^53', { amount: 2 ** 53 }, { ...invalid, pointer: '/amount' }],
    ['with an unknown field', { paid: true }, { ...invalid, pointer: '/paid' }],
  ])('%s', async (_why, change, refusal) => {
    await expectRefused(service, () => spend(retreatId, change), refusal)
  })

  it('whose SP2D already paid this line', async () => {
    const id = await aPlan()
    await spend(id, { sp2dNumber: 'SP2D/1' })

    await expectRefused(service, () => spend(id, { sp2dNumber: 'SP2D/1', amount: 20 }), {
      status: 409,
      code: 'sp2d_exists',
      pointer: '/sp2dNumber',
    })
  })

  it('all but one, where the same SP2D is sent several times at once', async () => {
    const id = await aPlan()

    const answers = await Promise.all(Array.from({ length: 6 }, () => spend(id, { sp2dNumber: 'SP2D/1' })))

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(5).fill(409)])
    expect(await balanceOn(service, id, 'A')).toMatchObject({ spent: 10 })
    await expectBalancesToBeTheJournalsSums(service, id)
  })
})

describe('the database refuses an expenditure, whoever writes it,', () => {
  const row = (changed: object = {}) => ({
    id: randomUUID(),
    retreat_id: retreatId,
    line_code: 'A',
    amount: 10,
    spent_on: '2025-06-24',
    sp2d_number: `SP2D/${randomUUID()}`,
    makers: [randomUUID()],
    ...changed,
  })

  it.each<[what: string, changed: object, constraint: string]>([
    ['of 0 rupiah', { amount: 0 }, 'amount_range'],
    ['of less than 0', { amount: -1 }, 'amount_range'],
    ['above 10^13', { amount: 10 ** 13 + 1 }, 'amount_range'],
    ['dated after today', { spent_on: notYet }, 'date_in_future /spentOn'],
    [
      'that begins its life as reversed',
      { state: 'reversed', reversal_reason: 'palsu' },
      'begins_at_the_beginning',
    ],
  ])('%s', async (_what, changed, constraint) => {
    await expect(forge(service, ['expenditures', row(changed)])).rejects.toMatchObject({ constraint })
  })

  it.each([
    'amount = 11',
    `spent_on = '2025-06-23'`,
    `line_code = 'B'`,
    `state = 'reversed', amount = 11`,
    `sp2d_number = 'SP2D/0'`,
  ])('or changes one: %s', async (change) => {
    const { body } = await spend(await aPlan())
    const client = await transactionOf(service.sql)

    const update = client.query(`update expenditures set ${change} where id = $1`, [body.id])

    await expect(update).rejects.toMatchObject({ constraint: 'expenditure_transition' })
  })
})
