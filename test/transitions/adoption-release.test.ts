import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { booksOf, entriesOfEvent, eventsOfType } from '../support/ledger.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  cancelRetreat,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000
const adoptedOn = '2025-05-20'
const before = [
  { code: 'A', amount: 100 * M },
  { code: 'B', amount: 50 * M },
]

async function adopt(retreatId: string, version: number, body: object = { adoptedOn, excess: 'release' }) {
  return service.as('verifier').post(`/v1/retreats/${retreatId}/budgets/${version}/adoption`, body)
}

/** Line A full: an old pledge half of which is received, and a young one that is only submitted. */
async function aFullRetreat() {
  const retreat = await aRetreat(service, before)
  const old = await anActivePledge(service, {
    retreatId: retreat.id,
    amount: 60 * M,
    allocations: [{ lineCode: 'A', amount: 60 * M }],
  })
  const receipt = await aReceipt(service, old.id, 30 * M)
  const young = await aSubmittedPledge(service, {
    retreatId: retreat.id,
    amount: 40 * M,
    allocations: [{ lineCode: 'A', amount: 40 * M }],
  })
  return { retreatId: retreat.id, old, young, receipt }
}

describe('adopting a budget that has less room than its lines hold', () => {
  it('is refused with every such line and its figures, and nothing changes', async () => {
    const { retreatId } = await aFullRetreat()
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 70 * M }])
    const untouched = await booksOf(service, retreatId)

    const refused = await adopt(retreatId, version, { adoptedOn })

    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      code: 'lines_below_balances',
      errors: [
        {
          code: 'line_below_balances',
          detail:
            'Line A: new ceiling Rp70,000,000, reserved by pledges Rp100,000,000, received and spent Rp30,000,000. Adopt it releasing the excess (excess: "release"), which then is unallocated, or ask finance to raise the ceiling in the draft.',
          figures: { line: 'A', ceiling: 70 * M, reserved: 100 * M, used: 30 * M },
        },
      ],
    })
    expect(await booksOf(service, retreatId)).toEqual(untouched)
  })

  it('releases the youngest promise when asked to, and tells what it released', async () => {
    const { retreatId, young, old } = await aFullRetreat()
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 70 * M }])

    const adopted = await adopt(retreatId, version)

    const released = [{ pledgeId: young.id, disbursementId: null, lineCode: 'A', amount: 30 * M }]
    expect(adopted.status).toBe(200)
    expect(adopted.body).toMatchObject({ version, state: 'adopted', adoptedOn, released })
    expect(await entriesOfEvent(service, retreatId, 'budget.adopted')).toEqual([
      'reserved - 30000000 2025-05-20',
      'reserved A -30000000 2025-05-20',
    ])
    const [, event] = await eventsOfType(service, retreatId, 'budget.adopted')
    expect(event).toMatchObject({
      subject_type: 'budget',
      subject_id: `${retreatId}/${version}`,
    })
    const { rows } = await service.superuser.query('select * from transfers where retreat_id = $1', [
      retreatId,
    ])
    expect(rows).toMatchObject([
      {
        kind: 'budget_adoption',
        subject_id: `${retreatId}/${version}`,
        moves: [{ pledgeId: young.id, disbursementId: null, from: 'A', to: null, amount: 30 * M }],
      },
    ])
    const pledge = async (id: string) => (await service.as('auditor').get(`/v1/pledges/${id}`)).body
    expect(await pledge(young.id)).toMatchObject({
      state: 'submitted',
      allocations: [{ lineCode: 'A', amount: 10 * M }],
      unallocated: 30 * M,
    })
    expect(await pledge(old.id)).toMatchObject({ allocations: [{ lineCode: 'A', amount: 60 * M }] })
  })

  it('releases money last, together with its promise, the youngest receipt first', async () => {
    const { retreatId, old, young, receipt } = await aFullRetreat()
    const later = await aReceipt(service, old.id, 10 * M, { receivedOn: '2025-06-01' })
    await service.as('verifier').made(`/v1/disbursements/${later.id}/verification`)
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 25 * M }])

    const adopted = await adopt(retreatId, version)

    expect(adopted.body.released).toEqual([
      { pledgeId: young.id, disbursementId: null, lineCode: 'A', amount: 40 * M },
      { pledgeId: old.id, disbursementId: null, lineCode: 'A', amount: 20 * M },
      { pledgeId: old.id, disbursementId: later.id, lineCode: 'A', amount: 10 * M },
      { pledgeId: old.id, disbursementId: receipt.id, lineCode: 'A', amount: 5 * M },
    ])
    const { body } = await service.as('auditor').get(`/v1/pledges/${old.id}`)
    expect(body).toMatchObject({
      allocations: [{ lineCode: 'A', amount: 25 * M, received: 25 * M, verified: 0 }],
      unallocated: 35 * M,
      received: 40 * M,
      verified: 10 * M,
    })
    // Money that came after the adoption leaves the line on the day on which it came.
    expect(await entriesOfEvent(service, retreatId, 'budget.adopted')).toContain(
      'received A -10000000 2025-06-01',
    )
  })

  it('releases everything from a line that the version drops and from one that takes no CSR any more', async () => {
    const { id: retreatId } = await aRetreat(service, before)
    const pledge = await anActivePledge(service, {
      retreatId,
      amount: 30 * M,
      allocations: [
        { lineCode: 'A', amount: 20 * M },
        { lineCode: 'B', amount: 10 * M },
      ],
    })
    const version = await aDraftBudget(service, retreatId, [
      { code: 'B', amount: 50 * M, csrEligible: false },
    ])

    const adopted = await adopt(retreatId, version)

    expect(adopted.body.released).toEqual([
      { pledgeId: pledge.id, disbursementId: null, lineCode: 'A', amount: 20 * M },
      { pledgeId: pledge.id, disbursementId: null, lineCode: 'B', amount: 10 * M },
    ])
    const { body } = await service.as('auditor').get(`/v1/pledges/${pledge.id}`)
    expect(body).toMatchObject({ allocations: [], unallocated: 30 * M, outstanding: 30 * M })
  })

  it('counts a line of a venue that was not chosen as zero, whatever its ceiling', async () => {
    const lines = [
      { code: 'A', amount: 100 * M },
      { code: 'K', amount: 50 * M, venueCode: 'KOTA' },
    ]
    const { id: retreatId } = await aRetreat(service, lines)
    await chosenVenue(service, retreatId, { venueCode: 'PANTAI', chosenOn: '2025-03-01' })
    const pledge = await anActivePledge(service, {
      retreatId,
      amount: 20 * M,
      allocations: [{ lineCode: 'A', amount: 20 * M }],
    })
    const version = await aDraftBudget(service, retreatId, [
      { code: 'A', amount: 100 * M, venueCode: 'KOTA' },
    ])

    const [refused, adopted] = [
      await adopt(retreatId, version, { adoptedOn }),
      await adopt(retreatId, version),
    ]

    expect(refused.body.errors[0].figures).toEqual({ line: 'A', ceiling: 100 * M, reserved: 20 * M, used: 0 })
    expect(adopted.body.released).toEqual([
      { pledgeId: pledge.id, disbursementId: null, lineCode: 'A', amount: 20 * M },
    ])
  })

  it('still refuses what the regional budget spent above a new ceiling, naming the line, and changes nothing', async () => {
    const { retreatId } = await aFullRetreat()
    const spent = { lineCode: 'B', amount: 20 * M, spentOn: '2025-04-01', sp2dNumber: 'SP2D/1' }
    await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, spent)
    const version = await aDraftBudget(service, retreatId, [{ code: 'B', amount: 10 * M }])
    const untouched = await booksOf(service, retreatId)

    const refused = await adopt(retreatId, version)

    expect(refused.status).toBe(409)
    expect(refused.body.code).toBe('lines_below_balances')
    expect(refused.body.errors).toMatchObject([
      { code: 'line_overspent', figures: { line: 'B', ceiling: 10 * M, spent: 20 * M } },
    ])
    expect(await booksOf(service, retreatId)).toEqual(untouched)
  })

  it('makes room for what was spent by releasing money, though the promises would fit', async () => {
    const { id: retreatId } = await aRetreat(service, before)
    const pledge = await anActivePledge(service, {
      retreatId,
      amount: 60 * M,
      allocations: [{ lineCode: 'A', amount: 60 * M }],
    })
    const receipt = await aReceipt(service, pledge.id, 60 * M)
    const spent = { lineCode: 'A', amount: 40 * M, spentOn: '2025-04-01', sp2dNumber: 'SP2D/2' }
    await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, spent)
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 80 * M }])

    const adopted = await adopt(retreatId, version)

    expect(adopted.body.released).toEqual([
      { pledgeId: pledge.id, disbursementId: receipt.id, lineCode: 'A', amount: 20 * M },
    ])
  })

  it('leaves the days before it as they were, under the budget of those days', async () => {
    const { retreatId } = await aFullRetreat()
    const reportAsOf = async (asOf: string) =>
      (await service.as('auditor').get(`/v1/retreats/${retreatId}/coverage?venue=KOTA&asOf=${asOf}`)).body
    const earlier = await reportAsOf('2025-05-19')
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 25 * M }])

    await adopt(retreatId, version)

    expect(await reportAsOf('2025-05-19')).toEqual(earlier)
    expect(await reportAsOf('2025-05-20')).toMatchObject({
      budgetVersion: version,
      totals: { csr: { pledged: 25 * M, received: 25 * M } },
      unallocated: { pledged: 35 * M, received: 5 * M },
    })
  })

  it('answers that nothing was released where everything fits', async () => {
    const { retreatId } = await aFullRetreat()
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 100 * M }])

    const adopted = await adopt(retreatId, version)

    expect(adopted.body.released).toEqual([])
    const { rows } = await service.superuser.query('select 1 from transfers where retreat_id = $1', [
      retreatId,
    ])
    expect(rows).toEqual([])
  })

  it('stops when the retreat is cancelled', async () => {
    const { retreatId } = await aFullRetreat()
    await cancelRetreat(service, retreatId)
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 70 * M }])

    const refused = await adopt(retreatId, version)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'retreat_cancelled' })
  })
})
