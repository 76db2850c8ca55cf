import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aCompany,
  aDraft,
  anActivePledge,
  aRetreat,
  aSubmittedPledge,
  lineOf,
  notYet,
  onLines,
} from '../support/world.ts'

let service: TestService
let retreatId: string

beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1000 }])).id
})
afterAll(() => service.close())

const finance = () => service.as('finance')

describe('a submission is refused', () => {
  it('with every line that lacks room: what was asked, what is left, and its ceiling', async () => {
    const lines = [
      { code: 'A', amount: 100 },
      { code: 'B', amount: 100 },
      { code: 'C', amount: 100 },
    ]
    const { id: full } = await aRetreat(service, lines)
    const taken = { retreatId: full, amount: 190, allocations: onLines({ A: 90, B: 100 }) }
    await aSubmittedPledge(service, taken)
    const terms = { retreatId: full, amount: 30, allocations: onLines({ A: 11, B: 9, C: 10 }) }
    const { id } = await aDraft(service, terms)

    const response = await finance().post(`/v1/pledges/${id}/submission`)

    const onA = { line: 'A', asked: 11, left: 10, ceiling: 100 }
    expect(response.body).toMatchObject({
      status: 409,
      code: 'line_ceiling_exceeded',
      figures: onA,
      detail: expect.stringContaining('Rp11 asked, Rp10 left of its ceiling Rp100'),
      errors: [
        { pointer: '/allocations/0/amount', figures: onA },
        { pointer: '/allocations/1/amount', figures: { line: 'B', asked: 9, left: 0, ceiling: 100 } },
      ],
    })
    expect((await finance().get(`/v1/pledges/${id}`)).body).toMatchObject({ state: 'draft', version: 1 })
  })

  it('on a line that a later budget closed to CSR or dropped', async () => {
    const { id: changing } = await aRetreat(service, [
      { code: 'A', amount: 100 },
      { code: 'B', amount: 100 },
    ])
    const closed = await aDraft(service, { retreatId: changing, amount: 1, allocations: onLines({ A: 1 }) })
    const dropped = await aDraft(service, { retreatId: changing, amount: 1, allocations: onLines({ B: 1 }) })
    const lines = [lineOf({ code: 'A', amount: 100, csrEligible: false })]
    await finance().made(`/v1/retreats/${changing}/budgets`, { reason: 'RAB perubahan', lines })
    const adoption = { adoptedOn: '2025-03-01' }
    await service.as('verifier').made(`/v1/retreats/${changing}/budgets/2/adoption`, adoption)

    const pointer = '/allocations/0/lineCode'
    await expectRefused(service, () => finance().post(`/v1/pledges/${closed.id}/submission`), {
      status: 422,
      code: 'line_not_csr_eligible',
      pointer,
    })
    await expectRefused(service, () => finance().post(`/v1/pledges/${dropped.id}/submission`), {
      status: 422,
      code: 'unknown_line',
      pointer,
    })
  })
})

describe('a step that the pledge’s state does not allow is refused, naming the state and what it needs', () => {
  const submission = { by: 'finance', path: 'submission', body: {} } as const
  const approval = { by: 'verifier', path: 'approval', body: {} } as const
  const rejection = { by: 'verifier', path: 'rejection', body: { reason: 'Bukan untuk retret ini' } } as const
  const nphd = { kind: 'nphd', number: '900/1', signedOn: '2025-03-01' }
  const agreement = { by: 'finance', path: 'agreement', body: nphd } as const
  const withdrawal = { by: 'finance', path: 'withdrawal', body: {} } as const
  const discarding = { by: 'finance', path: 'discarding', body: { reason: 'Tercatat dua kali' } } as const
  const make = { draft: aDraft, submitted: aSubmittedPledge, active: anActivePledge, rejected, discarded }
  const cases = [
    ['draft', approval, 'submitted'],
    ['draft', rejection, 'submitted'],
    ['draft', agreement, 'active'],
    ['submitted', submission, 'draft / rejected'],
    ['submitted', agreement, 'active'],
    ['active', submission, 'draft / rejected'],
    ['active', approval, 'submitted'],
    ['active', rejection, 'submitted'],
    ['rejected', approval, 'submitted'],
    ['rejected', agreement, 'active'],
    ['draft', withdrawal, 'submitted'],
    ['active', withdrawal, 'submitted'],
    ['rejected', withdrawal, 'submitted'],
    ['submitted', discarding, 'draft / rejected'],
    ['active', discarding, 'draft / rejected'],
    ['discarded', discarding, 'draft / rejected'],
    ['discarded', submission, 'draft / rejected'],
    ['discarded', withdrawal, 'submitted'],
  ] as const

  it.each(cases)('%s: $path', async (state, step, required) => {
    const { id } = await make[state](service, { retreatId, amount: 100 })

    await expectRefused(
      service,
      () => service.as(step.by).post(`/v1/pledges/${id}/${step.path}`, step.body),
      { status: 409, code: 'pledge_wrong_state', figures: { state, required } },
    )
  })

  async function rejected(to: TestService, terms: { retreatId: string; amount: number }) {
    const { id } = await aSubmittedPledge(to, terms)
    return to.as('verifier').made(`/v1/pledges/${id}/rejection`, rejection.body)
  }

  async function discarded(to: TestService, terms: { retreatId: string; amount: number }) {
    const { id } = await aDraft(to, terms)
    return to.as('finance').made(`/v1/pledges/${id}/discarding`, discarding.body)
  }

  it('active: any correction', async () => {
    const { id } = await anActivePledge(service, { retreatId, amount: 100 })
    const ifMatch = String((await finance().get(`/v1/pledges/${id}`)).headers.etag)

    await expectRefused(
      service,
      () => finance().patch(`/v1/pledges/${id}`, { letterNumber: 'S-2' }, { 'if-match': ifMatch }),
      {
        status: 409,
        code: 'pledge_wrong_state',
        figures: { state: 'active', required: 'draft / rejected / submitted' },
      },
    )
  })

  it('rejected: another company or form, since the journal speaks of this one', async () => {
    const { id } = await rejected(service, { retreatId, amount: 100 })
    const { id: companyId } = await aCompany(service)

    await expectRefused(service, () => finance().patch(`/v1/pledges/${id}`, { companyId }), {
      status: 409,
      code: 'pledge_party_fixed',
      pointer: '/companyId',
    })
    const goods = { form: 'goods', valuationBasis: 'invoice' }
    await expectRefused(service, () => finance().patch(`/v1/pledges/${id}`, goods), {
      status: 409,
      code: 'pledge_party_fixed',
      pointer: '/form',
    })
  })

  it('a second agreement that does not say what it is, or why', async () => {
    const { id } = await anActivePledge(service, { retreatId, amount: 100 })
    await finance().made(`/v1/pledges/${id}/agreement`, nphd)

    const propose = (more: object) => () =>
      finance().post(`/v1/pledges/${id}/agreement`, { ...nphd, ...more })

    await expectRefused(service, propose({}), {
      status: 422,
      code: 'relation_required',
      pointer: '/relation',
    })
    await expectRefused(service, propose({ relation: 'correction' }), {
      status: 422,
      code: 'reason_required',
      pointer: '/reason',
    })
  })

  it('an agreement signed on a day that has not come', async () => {
    const { id } = await anActivePledge(service, { retreatId, amount: 100 })
    const early = { ...nphd, signedOn: notYet }

    await expectRefused(service, () => finance().post(`/v1/pledges/${id}/agreement`, early), {
      status: 422,
      code: 'date_in_future',
      pointer: '/signedOn',
    })
  })
})

describe('a correction', () => {
  it('needs the ETag of the pledge', async () => {
    const { id } = await aDraft(service, { retreatId, amount: 100 })

    await expectRefused(service, () => finance().patch(`/v1/pledges/${id}`, { letterNumber: 'S-2' }, {}), {
      status: 428,
      code: 'precondition_required',
    })
  })

  it('is refused with the ETag of an earlier version', async () => {
    const { id } = await aDraft(service, { retreatId, amount: 100 })
    const stale = { 'if-match': String((await finance().get(`/v1/pledges/${id}`)).headers.etag) }
    const first = await finance().patch(`/v1/pledges/${id}`, { letterNumber: 'S-2' }, stale)

    expect(first.status).toBe(200)
    expect(first.headers.etag).not.toBe(stale['if-match'])
    await expectRefused(service, () => finance().patch(`/v1/pledges/${id}`, { letterNumber: 'S-3' }, stale), {
      status: 412,
      code: 'precondition_failed',
    })
  })

  it('is checked as a whole: a lower amount without its allocations and instalments does not fit', async () => {
    const { id } = await aDraft(service, { retreatId, amount: 100, allocations: onLines({ A: 100 }) })
    const instalments = [{ dueOn: '2025-05-01', amount: 99 }]

    const allocations = onLines({ A: 99 })
    await expectRefused(service, () => finance().patch(`/v1/pledges/${id}`, { amount: 99, allocations }), {
      status: 422,
      code: 'instalments_mismatch',
      pointer: '/instalments',
    })
    await expectRefused(service, () => finance().patch(`/v1/pledges/${id}`, { amount: 99, instalments }), {
      status: 422,
      code: 'allocations_exceed_amount',
      pointer: '/allocations',
    })
  })
})
