import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  balanceOn,
  earlierVersionsOf,
  eventsOf,
  expectBalancesToBeTheJournalsSums,
  expectRefused,
  type Refusal,
} from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  type Line,
  lineOf,
  notYet,
  onLines,
  retreatOf,
} from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const budgetOf = (lines: Line[]) => ({ reason: 'RAB perubahan', lines: lines.map(lineOf) })
const draft = (retreatId: string, lines: Line[]) =>
  finance().made<{ version: number }>(`/v1/retreats/${retreatId}/budgets`, budgetOf(lines))
const adopt = (retreatId: string, version: number, adoptedOn = '2025-03-01') =>
  service.as('verifier').post(`/v1/retreats/${retreatId}/budgets/${version}/adoption`, { adoptedOn })

describe('an adopted budget', () => {
  it('sets the ceilings, supersedes the one before and keeps it as it was', async () => {
    const { id } = await aRetreat(service, [
      { code: 'A', amount: 100 },
      { code: 'B', amount: 100 },
    ])
    await draft(id, [
      { code: 'A', amount: 150 },
      { code: 'C', amount: 70 },
    ])

    const adopted = await adopt(id, 2)

    expect(adopted.body).toMatchObject({ version: 2, state: 'adopted', adoptedOn: '2025-03-01' })
    const ceilings = await Promise.all(['A', 'B', 'C', null].map((line) => balanceOn(service, id, line)))
    expect(ceilings.map(({ ceiling }) => ceiling)).toEqual([150, 0, 70, Number.MAX_SAFE_INTEGER - 220])
    const { body: before } = await finance().get(`/v1/retreats/${id}/budgets/1`)
    expect(before).toMatchObject({ state: 'superseded', adoptedOn: '2025-01-10' })
    expect(before.lines.map(({ amount }: { amount: number }) => amount)).toEqual([100, 100])
    expect(await earlierVersionsOf(service, `${id}/1`)).toMatchObject([
      { version: 1, row: { state: 'draft' } },
      { version: 2, row: { state: 'adopted' } },
    ])
    expect(await eventsOf(service, `${id}/2`)).toMatchObject([
      { type: 'budget.drafted' },
      { type: 'budget.adopted', data: { entries: [] } },
    ])
  })

  it('leaves what is pledged and received on its lines as it is', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const pledge = await anActivePledge(service, {
      retreatId: id,
      amount: 80,
      allocations: onLines({ A: 80 }),
    })
    await aReceipt(service, pledge.id, 50)
    await draft(id, [{ code: 'A', amount: 80 }])

    expect((await adopt(id, 2)).status).toBe(200)

    expect(await balanceOn(service, id, 'A')).toMatchObject({ ceiling: 80, reserved: 80, received: 50 })
    await expectBalancesToBeTheJournalsSums(service, id)
  })
})

describe('an adoption is refused', () => {
  it('with every line that would fall below what stands on it', async () => {
    const { id: retreatId } = await aRetreat(
      service,
      ['A', 'B', 'C', 'D', 'E'].map((code) => ({ code, amount: 100 })),
    )
    const allocations = onLines({ A: 60, B: 10, C: 10 })
    await aSubmittedPledge(service, { retreatId, amount: 80, allocations })
    const spending = { lineCode: 'D', amount: 40, spentOn: '2025-02-01', sp2dNumber: 'SP2D/1' }
    await finance().made(`/v1/retreats/${retreatId}/expenditures`, spending)
    await draft(retreatId, [
      { code: 'A', amount: 59 },
      { code: 'B', amount: 100, csrEligible: false },
      { code: 'D', amount: 39 },
      { code: 'E', amount: 1 },
    ])

    const response = await adopt(retreatId, 2)

    expect(response.body).toMatchObject({ status: 409, code: 'lines_below_balances', figures: { lines: 4 } })
    const figures = response.body.errors.map((fault: { figures: object }) => fault.figures)
    expect(figures).toHaveLength(4)
    expect(figures).toEqual(
      expect.arrayContaining([
        { line: 'A', ceiling: 59, reserved: 60, used: 0 },
        { line: 'B', ceiling: 100, reserved: 10, used: 0 },
        { line: 'C', ceiling: 0, reserved: 10, used: 0 },
        { line: 'D', ceiling: 39, spent: 40 },
      ]),
    )
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ ceiling: 100 })
    expect((await finance().get(`/v1/retreats/${retreatId}/budgets/2`)).body).toMatchObject({
      state: 'draft',
    })
  })

  it('where it is adopted already, superseded, dated before the one in force, or after today', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    await draft(id, [{ code: 'A', amount: 100 }])
    const wrongState = { status: 409, code: 'budget_wrong_state' }

    await expectRefused(service, () => adopt(id, 1), {
      ...wrongState,
      figures: { state: 'adopted', required: 'draft' },
    })
    await expectRefused(service, () => adopt(id, 2, '2025-01-09'), {
      status: 422,
      code: 'adoption_out_of_order',
      figures: { previous: '2025-01-10' },
    })
    await expectRefused(service, () => adopt(id, 2, notYet), {
      status: 422,
      code: 'date_in_future',
      pointer: '/adoptedOn',
    })
    expect((await adopt(id, 2, '2025-01-10')).status).toBe(200)
    await expectRefused(service, () => adopt(id, 1), {
      ...wrongState,
      figures: { state: 'superseded', required: 'draft' },
    })
  })

  it('where there is no such version', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])

    await expectRefused(service, () => adopt(id, 2), { status: 404, code: 'budget_not_found' })
  })
})

describe('a draft of a budget is refused', () => {
  const line = lineOf({ code: 'A', amount: 100 })
  const invalid = { status: 422, code: 'validation_failed' }

  it.each<[why: string, lines: object[], refusal: Refusal]>([
    [
      'where quantity x price is not the amount',
      [{ ...line, quantity: 3, unitPrice: 33 }],
      {
        status: 422,
        code: 'line_amount_mismatch',
        pointer: '/lines/0/amount',
        figures: { line: 'A', asked: 100, expected: 99 },
      },
    ],
    [
      'with a line twice',
      [line, line],
      { status: 422, code: 'duplicate_line', pointer: '/lines/1/code', figures: { line: 'A' } },
    ],
    [
      'with a line that CSR may not pay, without saying why',
      [{ ...line, csrEligible: false }],
      { status: 422, code: 'ineligibility_reason_required', pointer: '/lines/0/csrIneligibleReason' },
    ],
    [
      'with a line above 10^13',
      [{ ...line, quantity: 2, unitPrice: 10 ** 13, amount: 2 * 10 ** 13 }],
      { ...invalid, pointer: '/lines/0/amount' },
    ],
    ['with a fraction of a rupiah', [{ ...line, amount: 99.5 }], { ...invalid, pointer: '/lines/0/amount' }],
    ['without lines', [], { ...invalid, pointer: '/lines' }],
  ])('%s', async (_why, lines, refusal) => {
    const { id } = await finance().made('/v1/retreats', retreatOf())
    const budget = { reason: 'RAB awal', lines }

    await expectRefused(service, () => finance().post(`/v1/retreats/${id}/budgets`, budget), refusal)
  })

  it('with a venue that the retreat does not have', async () => {
    const { id } = await finance().made('/v1/retreats', retreatOf())
    const budget = budgetOf([{ code: 'A', amount: 1, venueCode: 'BULAN' }])

    await expectRefused(service, () => finance().post(`/v1/retreats/${id}/budgets`, budget), {
      status: 422,
      code: 'unknown_venue',
      figures: { venue: 'BULAN', venues: 'PANTAI, KOTA' },
      pointer: '/lines/0/venueCode',
    })
  })

  it('with every line that does not fit', async () => {
    const { id } = await finance().made('/v1/retreats', retreatOf())
    const budget = budgetOf([
      { code: 'A', amount: 1, venueCode: 'BULAN' },
      { code: 'A', amount: 1 },
    ])

    const { body } = await finance().post(`/v1/retreats/${id}/budgets`, budget)

    expect(body.errors).toMatchObject([
      { pointer: '/lines/0/venueCode', code: 'unknown_venue' },
      { pointer: '/lines/1/code', code: 'duplicate_line' },
    ])
  })
})
