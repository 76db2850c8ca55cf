import { afterAll, beforeAll, describe, it } from 'vitest'
import { expectRefused, type Refusal } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat, notYet, onLines, pledgeOf, retreatOf } from '../support/world.ts'

let service: TestService
let retreatId: string
let pledge: Awaited<ReturnType<typeof pledgeOf>>

beforeAll(async () => {
  service = await startTestService()
  const lines = [
    { code: 'A', amount: 1000 },
    { code: 'B', amount: 1000 },
    { code: 'P', amount: 1000, csrEligible: false },
  ]
  retreatId = (await aRetreat(service, lines)).id
  pledge = await pledgeOf(service, { retreatId, amount: 100 })
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const nowhere = '0198f2a0-0000-7000-8000-000000000000'
const invalid = { status: 422, code: 'validation_failed' }
const amounted = (amount: unknown) => ({ amount, instalments: [{ dueOn: '2025-05-01', amount: 100 }] })

describe('a draft is refused, and nothing is stored', () => {
  const cases: [why: string, change: object, refusal: Refusal][] = [
    ['a fraction of a rupiah', amounted(100.5), { ...invalid, pointer: '/amount' }],
    ['2^53', amounted(2 ** 53), { ...invalid, pointer: '/amount' }],
    ['one rupiah above 10^13', amounted(10 ** 13 + 1), { ...invalid, pointer: '/amount' }],
    ['nothing', amounted(0), { ...invalid, pointer: '/amount' }],
    ['less than nothing', amounted(-1), { ...invalid, pointer: '/amount' }],
    ['an amount in words', amounted('100'), { ...invalid, pointer: '/amount' }],
    ['a day of the year 0', { pledgedOn: '0000-01-01' }, { ...invalid, pointer: '/pledgedOn' }],
    ['30 February', { pledgedOn: '2025-02-30' }, { ...invalid, pointer: '/pledgedOn' }],
    ['an unknown field', { paid: true }, { ...invalid, pointer: '/paid' }],
    [
      'a field unknown inside a list',
      { allocations: [{ lineCode: 'A', amount: 1, share: 1 }] },
      { ...invalid, pointer: '/allocations/0/share' },
    ],
    [
      'a day that has not come',
      { pledgedOn: notYet, instalments: [{ dueOn: notYet, amount: 100 }] },
      { status: 422, code: 'date_in_future', pointer: '/pledgedOn' },
    ],
    [
      'a line named twice',
      { allocations: [...onLines({ A: 1 }), ...onLines({ A: 2 })] },
      { status: 422, code: 'duplicate_line', pointer: '/allocations/1/lineCode', figures: { line: 'A' } },
    ],
    [
      'a line that the budget does not have',
      { allocations: onLines({ A: 1, Z: 1 }) },
      { status: 422, code: 'unknown_line', pointer: '/allocations/1/lineCode', figures: { line: 'Z' } },
    ],
    [
      'a line that CSR may not pay',
      { allocations: onLines({ P: 1 }) },
      {
        status: 422,
        code: 'line_not_csr_eligible',
        pointer: '/allocations/0/lineCode',
        figures: { line: 'P' },
      },
    ],
    [
      'allocations above the amount',
      { allocations: onLines({ A: 60, B: 41 }) },
      {
        status: 422,
        code: 'allocations_exceed_amount',
        pointer: '/allocations',
        figures: { asked: 101, amount: 100 },
      },
    ],
    [
      'instalments that do not add up',
      { instalments: [{ dueOn: '2025-05-01', amount: 99 }] },
      {
        status: 422,
        code: 'instalments_mismatch',
        pointer: '/instalments',
        figures: { asked: 99, amount: 100 },
      },
    ],
    [
      'an instalment that is due before the letter',
      { instalments: [{ dueOn: '2025-01-31', amount: 100 }] },
      {
        status: 422,
        code: 'due_before_letter',
        pointer: '/instalments/0/dueOn',
        figures: { dueOn: '2025-01-31', pledgedOn: '2025-02-01' },
      },
    ],
    [
      'an instalment that is due in a lifetime',
      { instalments: [{ dueOn: '2099-01-01', amount: 100 }] },
      {
        status: 422,
        code: 'date_too_late',
        pointer: '/instalments/0/dueOn',
        figures: { date: '2099-01-01' },
      },
    ],
    [
      'a letter of long before the fiscal year',
      { pledgedOn: '2022-12-31' },
      {
        status: 422,
        code: 'date_too_early',
        pointer: '/pledgedOn',
        figures: { date: '2022-12-31', earliest: '2023-01-01' },
      },
    ],
    [
      'cash with a valuation basis',
      { valuationBasis: 'invoice' },
      { status: 422, code: 'valuation_basis_not_allowed', pointer: '/valuationBasis' },
    ],
    [
      'goods without one',
      { form: 'goods' },
      { status: 422, code: 'valuation_basis_required', pointer: '/valuationBasis' },
    ],
    [
      'services without one',
      { form: 'services' },
      { status: 422, code: 'valuation_basis_required', pointer: '/valuationBasis' },
    ],
    [
      'a letter that promises less',
      { letterAmount: 99 },
      {
        status: 422,
        code: 'letter_amount_too_small',
        pointer: '/letterAmount',
        figures: { letterAmount: 99, amount: 100 },
      },
    ],
    [
      'an unknown company',
      { companyId: nowhere },
      { status: 422, code: 'unknown_reference', pointer: '/companyId' },
    ],
    [
      'an unknown retreat',
      { retreatId: nowhere },
      { status: 422, code: 'unknown_reference', pointer: '/retreatId' },
    ],
    [
      'the place of an unknown pledge',
      { replaces: nowhere },
      { status: 422, code: 'unknown_reference', pointer: '/replaces' },
    ],
  ]

  it.each(cases)('%s', async (_why, change, refusal) => {
    await expectRefused(service, () => finance().post('/v1/pledges', { ...pledge, ...change }), refusal)
  })

  it('malformed JSON', async () => {
    await expectRefused(service, () => finance().post('/v1/pledges', '{"amount": 100'), {
      status: 400,
      code: 'malformed_json',
    })
  })

  it('allocations before any budget is adopted', async () => {
    const { id } = await finance().made('/v1/retreats', retreatOf())
    const early = { ...pledge, retreatId: id, allocations: onLines({ A: 1 }) }

    await expectRefused(service, () => finance().post('/v1/pledges', early), {
      status: 409,
      code: 'no_adopted_budget',
    })
  })
})
