import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectRefused, type Refusal } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, onLines, receiptOf } from '../support/world.ts'

let service: TestService
let retreatId: string
let pledgeId: string

beforeAll(async () => {
  service = await startTestService()
  retreatId = (
    await aRetreat(
      service,
      ['A', 'B', 'C'].map((code) => ({ code, amount: 10_000 })),
    )
  ).id
  const terms = { retreatId, amount: 100, allocations: onLines({ A: 60, B: 30 }) }
  pledgeId = (await anActivePledge(service, terms)).id
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const record = (body: object) => finance().post('/v1/disbursements', body)

describe('more than is open is refused at its narrowest limit, naming the excess', () => {
  it.each<[why: string, amount: number, split: object, refusal: Refusal]>([
    [
      'of the pledge on a line, although the pledge as a whole is exceeded too',
      200,
      { allocations: onLines({ B: 130 }), unallocated: 70 },
      {
        status: 409,
        code: 'pledge_line_exceeded',
        pointer: '/allocations/0/amount',
        figures: { line: 'B', asked: 130, left: 30, excess: 100 },
      },
    ],
    [
      'of the pledge on a line, although the pledge as a whole has room',
      90,
      { allocations: onLines({ A: 59, B: 31 }) },
      {
        status: 409,
        code: 'pledge_line_exceeded',
        pointer: '/allocations/1/amount',
        figures: { line: 'B', asked: 31, left: 30, excess: 1 },
      },
    ],
    [
      'of the pledge’s unallocated part',
      11,
      { allocations: [] },
      {
        status: 409,
        code: 'pledge_line_exceeded',
        pointer: '/unallocated',
        figures: { line: 'unallocated', asked: 11, left: 10, excess: 1 },
      },
    ],
    [
      'of the pledge where nothing is said of lines',
      101,
      {},
      {
        status: 409,
        code: 'pledge_outstanding_exceeded',
        pointer: '/amount',
        figures: { asked: 101, left: 100, excess: 1 },
      },
    ],
  ])('%s', async (_why, amount, split, refusal) => {
    await expectRefused(service, () => record(receiptOf(pledgeId, amount, split)), refusal)
  })

  it('after earlier receipts, by what they left', async () => {
    const { id } = await anActivePledge(service, { retreatId, amount: 100, allocations: onLines({ A: 100 }) })
    await aReceipt(service, id, 70)

    await expectRefused(service, () => record(receiptOf(id, 31)), {
      status: 409,
      code: 'pledge_outstanding_exceeded',
      pointer: '/amount',
      figures: { asked: 31, left: 30, excess: 1 },
    })
  })

  it('in words of the reader’s language, saying what to do next', async () => {
    const body = receiptOf(pledgeId, 1_000_101)
    const inEnglish = await record(body)
    const inIndonesian = await finance().post('/v1/disbursements', body, {
      headers: { 'accept-language': 'id' },
    })

    expect(inEnglish.body.detail).toMatch(
      /^Rp1,000,101 is more than the Rp100 outstanding, by Rp1,000,001\. .*amend.*, or record Rp100 alone\.$/,
    )
    expect(inIndonesian.body.detail).toMatch(
      /^Rp1\.000\.101 melebihi sisa komitmen Rp100, sebesar Rp1\.000\.001\. .*, atau catat Rp100 saja\.$/,
    )
  })
})

describe('double funding is refused', () => {
  let full: string
  let promise: string

  beforeEach(async () => {
    full = (await aRetreat(service, [{ code: 'A', amount: 100 }])).id
    promise = (
      await anActivePledge(service, { retreatId: full, amount: 100, allocations: onLines({ A: 100 }) })
    ).id
  })

  const spend = (amount: number) =>
    finance().post(`/v1/retreats/${full}/expenditures`, {
      lineCode: 'A',
      amount,
      spentOn: '2025-06-24',
      sp2dNumber: `SP2D/${amount}`,
    })

  it('where the regional budget has paid: the receipt does not fit any more', async () => {
    expect((await spend(70)).status).toBe(201)

    await expectRefused(service, () => record(receiptOf(promise, 31)), {
      status: 409,
      code: 'double_funding',
      pointer: '/allocations/0/amount',
      figures: { line: 'A', asked: 31, left: 30, ceiling: 100 },
    })
    expect((await record(receiptOf(promise, 30))).status).toBe(201)
  })

  it('where CSR has paid: the expenditure does not fit any more', async () => {
    await aReceipt(service, promise, 70)

    await expectRefused(service, () => spend(31), {
      status: 409,
      code: 'double_funding',
      pointer: '/amount',
      figures: { line: 'A', asked: 31, left: 30, ceiling: 100 },
    })
    expect((await spend(30)).status).toBe(201)
  })
})
