import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOn, booksOf, eventsOfType } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  pledgeOf,
  receiptOf,
  today,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000
const cancellation = { cancelledOn: '2025-06-18', reason: 'Cuaca laut buruk' }

function cancel(retreatId: string) {
  return approved(service, `/v1/retreats/${retreatId}/cancellation`, cancellation)
}

function propose(retreatId: string, body: object = cancellation) {
  return service.as('finance').post(`/v1/retreats/${retreatId}/cancellation`, body)
}

function aSmallRetreat() {
  return aRetreat(service, [{ code: 'A', amount: 100 * M }])
}

const onA = (retreatId: string, amount: number) => ({
  retreatId,
  amount,
  allocations: [{ lineCode: 'A', amount }],
})

describe('cancelling a retreat', () => {
  it('is recorded with its day and reason, and moves nothing', async () => {
    const { id } = await aSmallRetreat()
    await anActivePledge(service, onA(id, 10 * M))
    const { entries, lines } = await booksOf(service, id)

    const cancelled = await cancel(id)

    expect(cancelled).toMatchObject({ retreatId: id, state: 'approved', effect: { moves: [] } })
    const { body } = await service.as('auditor').get(`/v1/retreats/${id}`)
    expect(body).toMatchObject({ id, cancellation })
    expect(await eventsOfType(service, id, 'adjustment.approved')).toMatchObject([
      { subject_type: 'adjustment', subject_id: cancelled.id, data: { entries: [] } },
    ])
    expect(await booksOf(service, id)).toMatchObject({ entries, lines })
  })

  it('stops new pledges, submissions, appropriations and the choice of a venue', async () => {
    const { id } = await aSmallRetreat()
    const draft = await aDraft(service, onA(id, 10 * M))
    const another = await pledgeOf(service, onA(id, 10 * M))
    await cancel(id)
    const untouched = await booksOf(service, id)

    const finance = service.as('finance')
    const refusals = [
      await finance.post('/v1/pledges', another),
      await finance.post(`/v1/pledges/${draft.id}/submission`),
      await finance.post(`/v1/retreats/${id}/appropriations`, {
        effectiveOn: '2025-02-01',
        documentNumber: 'DPA/1',
        items: [{ lineCode: 'A', amount: 1 }],
      }),
      await finance.post(`/v1/retreats/${id}/venue-choices`, { venueCode: 'KOTA', chosenOn: '2025-06-19' }),
    ]

    for (const { status, body } of refusals) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ code: 'retreat_cancelled', figures: { cancelledOn: '2025-06-18' } })
    }
    expect(await booksOf(service, id)).toEqual(untouched)
  })

  it('lets receipts, verifications, expenditures and reports go on', async () => {
    const { id } = await aSmallRetreat()
    const active = await anActivePledge(service, onA(id, 10 * M))
    const receipt = await aReceipt(service, active.id, 4 * M)
    await cancel(id)

    const { finance, verifier } = { finance: service.as('finance'), verifier: service.as('verifier') }
    const answers = [
      await finance.post('/v1/disbursements', receiptOf(active.id, 1 * M)),
      await verifier.post(`/v1/disbursements/${receipt.id}/verification`),
      await finance.post(`/v1/retreats/${id}/expenditures`, {
        lineCode: 'A',
        amount: 1,
        spentOn: '2025-06-20',
        sp2dNumber: 'SP2D/1',
      }),
      await service.as('auditor').get(`/v1/retreats/${id}/coverage?venue=KOTA`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 200])
  })

  it('is done once: a second one is refused with the day of the first, and changes nothing', async () => {
    const { id } = await aSmallRetreat()
    await cancel(id)
    const untouched = await booksOf(service, id)

    const again = await propose(id, { cancelledOn: '2025-06-20', reason: 'Sekali lagi' })

    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ code: 'retreat_cancelled', figures: { cancelledOn: '2025-06-18' } })
    expect(await booksOf(service, id)).toEqual(untouched)
  })

  it('is not dated after today', async () => {
    const { id } = await aSmallRetreat()

    const refused = await propose(id, { ...cancellation, cancelledOn: '2999-01-01' })

    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'date_in_future',
      figures: { date: '2999-01-01', today },
      errors: [{ pointer: '/cancelledOn' }],
    })
  })

  it('makes drafts of what waited for approval again, and gives the lines their room back', async () => {
    const { id } = await aSmallRetreat()
    const submitted = await aSubmittedPledge(service, onA(id, 10 * M))

    const { effect } = await cancel(id)

    const { body } = await service.as('auditor').get(`/v1/pledges/${submitted.id}`)
    expect(body).toMatchObject({ state: 'draft' })
    expect(await balanceOn(service, id, 'A')).toMatchObject({ reserved: 0 })
    const taken = { pledgeId: submitted.id, measure: 'reserved', from: 'A', amount: 10 * M }
    expect(effect.moves).toMatchObject([taken])
  })

  it('is taken back by a proposal, and the retreat goes on', async () => {
    const { id } = await aSmallRetreat()
    const draft = await aDraft(service, onA(id, 10 * M))
    const restoration = { reason: 'Jadi dilaksanakan' }
    const early = await service.as('finance').post(`/v1/retreats/${id}/restoration`, restoration)
    await cancel(id)

    await approved(service, `/v1/retreats/${id}/restoration`, restoration)

    expect(early.body).toMatchObject({ code: 'retreat_not_cancelled' })
    const { body } = await service.as('auditor').get(`/v1/retreats/${id}`)
    expect(body.cancellation).toBeNull()
    expect((await service.as('finance').post(`/v1/pledges/${draft.id}/submission`)).status).toBe(200)
  })

  it('is proposed by finance', async () => {
    const { id } = await aSmallRetreat()

    for (const role of ['verifier', 'auditor', 'admin'] as const) {
      expect((await service.as(role).post(`/v1/retreats/${id}/cancellation`, cancellation)).status).toBe(403)
    }
  })
})
