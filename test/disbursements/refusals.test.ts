import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, type Refusal } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  newNumber,
  notYet,
  onLines,
  receiptOf,
} from '../support/world.ts'

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
const invalid = { status: 422, code: 'validation_failed' }

describe('a receipt is refused, and nothing is stored', () => {
  const cases: [why: string, change: object, refusal: Refusal][] = [
    ['a fraction of a rupiah', { amount: 0.5 }, { ...invalid, pointer: '/amount' }],
    ['2^53', { amount: 2 ** 53 }, { ...invalid, pointer: '/amount' }],
    ['one rupiah above 10^13', { amount: 10 ** 13 + 1 }, { ...invalid, pointer: '/amount' }],
    ['nothing', { amount: 0 }, { ...invalid, pointer: '/amount' }],
    ['less than nothing', { amount: -1 }, { ...invalid, pointer: '/amount' }],
    ['30 February', { receivedOn: '2025-02-30' }, { ...invalid, pointer: '/receivedOn' }],
    [
      'a day that has not come',
      { receivedOn: notYet },
      { status: 422, code: 'date_in_future', pointer: '/receivedOn' },
    ],
    ['an unknown channel', { channel: 'cash_box' }, { ...invalid, pointer: '/channel' }],
    ['an unknown field', { verified: true }, { ...invalid, pointer: '/verified' }],
    [
      'an unknown pledge',
      { pledgeId: '0198f2a0-0000-7000-8000-000000000000' },
      { status: 422, code: 'unknown_reference', pointer: '/pledgeId' },
    ],
    [
      'a split that gives less',
      { allocations: onLines({ A: 5 }), unallocated: 4 },
      { status: 422, code: 'split_mismatch', pointer: '/allocations', figures: { asked: 9, amount: 10 } },
    ],
    [
      'a split that leaves the rest unsaid',
      { allocations: onLines({ A: 9 }) },
      { status: 422, code: 'split_mismatch', pointer: '/allocations', figures: { asked: 9, amount: 10 } },
    ],
    [
      'nothing allocated and too little unallocated',
      { allocations: [], unallocated: 9 },
      { status: 422, code: 'split_mismatch', pointer: '/allocations', figures: { asked: 9, amount: 10 } },
    ],
    [
      'a line named twice',
      { allocations: [...onLines({ A: 4 }), ...onLines({ A: 6 })] },
      { status: 422, code: 'duplicate_line', pointer: '/allocations/1/lineCode', figures: { line: 'A' } },
    ],
    [
      'a line on which the pledge has nothing',
      { allocations: onLines({ A: 5, C: 5 }) },
      { status: 422, code: 'line_not_in_pledge', pointer: '/allocations/1/lineCode', figures: { line: 'C' } },
    ],
    [
      'a line that no budget has',
      { allocations: onLines({ Z: 10 }) },
      { status: 422, code: 'line_not_in_pledge', pointer: '/allocations/0/lineCode', figures: { line: 'Z' } },
    ],
    [
      'evidence for less than the receipt',
      { evidence: { kind: 'sts', number: 'STS/1', documentTotal: 9 } },
      {
        status: 422,
        code: 'document_total_too_small',
        pointer: '/evidence/documentTotal',
        figures: { documentTotal: 9, amount: 10 },
      },
    ],
  ]

  it.each(cases)('%s', async (_why, change, refusal) => {
    await expectRefused(service, () => record(receiptOf(pledgeId, 10, change)), refusal)
  })

  it('malformed JSON', async () => {
    await expectRefused(service, () => finance().post('/v1/disbursements', '{'), {
      status: 400,
      code: 'malformed_json',
    })
  })

  it.each(['goods', 'services'] as const)('%s without a handover record', async (form) => {
    const { id } = await anActivePledge(service, { retreatId, amount: 100, form })
    const refusal = { status: 422, code: 'in_kind_needs_bast', pointer: '/evidence/kind' }

    await expectRefused(service, () => record(receiptOf(id, 10)), refusal)

    const bast = { evidence: { kind: 'bast', number: newNumber('BAST') } }
    const taken = await aReceipt(service, id, 10, bast)
    await expectRefused(
      service,
      () => finance().patch(`/v1/disbursements/${taken.id}`, { evidence: { kind: 'sts' } }),
      refusal,
    )
  })

  it.each([
    ['draft', aDraft],
    ['submitted', aSubmittedPledge],
  ] as const)('against a pledge that is %s', async (state, make) => {
    const { id } = await make(service, { retreatId, amount: 100 })

    await expectRefused(service, () => record(receiptOf(id, 10)), {
      status: 409,
      code: 'pledge_wrong_state',
      figures: { state, required: 'active' },
    })
  })
})

describe('a step that the disbursement’s state does not allow is refused, naming the state and what it needs', () => {
  const verification = { by: 'verifier', path: 'verification', body: {} } as const
  const reversal = { by: 'finance', path: 'reversal', body: { reason: 'Salah catat' } } as const
  const cases = [
    ['verified', verification, 'recorded'],
    ['reversed', verification, 'recorded'],
    ['reversed', reversal, 'recorded / verified'],
  ] as const

  async function receiptThatIs(state: 'verified' | 'reversed') {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)
    const { by, path, body } = state === 'verified' ? verification : reversal
    return service.as(by).made(`/v1/disbursements/${id}/${path}`, body)
  }

  it.each(cases)('%s: $path', async (state, step, required) => {
    const { id } = await receiptThatIs(state)

    await expectRefused(
      service,
      () => service.as(step.by).post(`/v1/disbursements/${id}/${step.path}`, step.body),
      { status: 409, code: 'disbursement_wrong_state', figures: { state, required } },
    )
  })

  it.each(['verified', 'reversed'] as const)('%s: a correction', async (state) => {
    const { id } = await receiptThatIs(state)

    await expectRefused(service, () => finance().patch(`/v1/disbursements/${id}`, { invoiceNumber: 'X' }), {
      status: 409,
      code: 'disbursement_wrong_state',
      figures: { state, required: 'recorded' },
    })
  })

  it('a reversal without a reason', async () => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)

    await expectRefused(
      service,
      () => finance().post(`/v1/disbursements/${id}/reversal`, { reason: ' x ' }),
      {
        ...invalid,
        pointer: '/reason',
      },
    )
  })
})

describe('a correction of the papers', () => {
  it('never reaches amount, date or split', async () => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)

    for (const change of [{ amount: 11 }, { receivedOn: '2025-05-03' }, { allocations: [] }]) {
      await expectRefused(service, () => finance().patch(`/v1/disbursements/${id}`, change), {
        ...invalid,
        pointer: `/${Object.keys(change)[0]}`,
      })
    }
  })

  it('needs the current ETag', async () => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)
    const path = `/v1/disbursements/${id}`
    const stale = { 'if-match': String((await finance().get(path)).headers.etag) }
    expect((await finance().patch(path, { invoiceNumber: 'INV-1' }, stale)).status).toBe(200)

    await expectRefused(service, () => finance().patch(path, { invoiceNumber: 'INV-2' }, stale), {
      status: 412,
      code: 'precondition_failed',
    })
    await expectRefused(service, () => finance().patch(path, { invoiceNumber: 'INV-2' }, {}), {
      status: 428,
      code: 'precondition_required',
    })
  })
})
