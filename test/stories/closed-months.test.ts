/** Closed months, as a finance officer meets them: what the journal then says, line by line, and the report of each month. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { csrOf, entriesOfEvent } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  closeThrough,
  newNumber,
  reopenFrom,
} from '../support/world.ts'

let service: TestService
let retreatId: string
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const verifier = () => service.as('verifier')

/** In March a company promised 100 for line X, and the books of the year are open. */
beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'X', amount: 1_000 }])).id
  const allocations = [{ lineCode: 'X', amount: 100 }]
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100, pledgedOn: '2025-03-01', allocations }))
    .id
})

/** Sixty of it are not needed on X after all. */
const moveInJuly = (record: string) =>
  finance().made(`/v1/${record}/reallocations`, {
    moves: [{ from: 'X', to: null, amount: 60 }],
    reason: 'Sewa kapal lebih murah',
    effectiveOn: '2025-07-10',
  })

const onX = async (day: string) => (await csrOf(service, retreatId, day)).X
const apbdOn = async (day: string) => {
  const { body } = await service
    .as('auditor')
    .get(`/v1/retreats/${retreatId}/coverage?venue=KOTA&asOf=${day}`)
  return { line: body.totals.apbd, elsewhere: body.apbdElsewhere }
}

describe('a receipt of March, of which a part was moved in July', () => {
  it('is verified after July was closed: from August on, and never more than was received', async () => {
    const { id } = await aReceipt(service, pledgeId, 100, { receivedOn: '2025-03-10' })
    await moveInJuly(`disbursements/${id}`)
    await closeThrough(service, '2025-07')

    await verifier().made(`/v1/disbursements/${id}/verification`)

    expect(await entriesOfEvent(service, retreatId, 'disbursement.verified')).toEqual([
      'verified - 60 2025-08-01',
      'verified X 40 2025-08-01',
    ])
    expect(await onX('2025-03-31')).toMatchObject({ received: 100, verified: 0 })
    expect(await onX('2025-07-31')).toMatchObject({ received: 40, verified: 0 })
    expect(await onX('2025-08-01')).toMatchObject({ received: 40, verified: 40 })
  })

  it('is reversed after July was closed: the closed months keep it, August has nothing of it', async () => {
    const { id } = await aReceipt(service, pledgeId, 100, { receivedOn: '2025-03-10' })
    await moveInJuly(`disbursements/${id}`)
    await closeThrough(service, '2025-07')

    await finance().made(`/v1/disbursements/${id}/reversal`, { reason: 'Milik program lain' })

    expect(await entriesOfEvent(service, retreatId, 'disbursement.reversed')).toEqual([
      'received - -60 2025-08-01',
      'received X -40 2025-08-01',
    ])
    expect(await onX('2025-06-30')).toMatchObject({ received: 100 })
    expect(await onX('2025-07-31')).toMatchObject({ received: 40 })
    expect((await csrOf(service, retreatId, '2025-08-01')).total).toMatchObject({ received: 0 })
  })
})

describe('a pledge of March, of which a part was moved in July', () => {
  it('gets its agreement after July was closed: from August on, and never more than is pledged', async () => {
    await moveInJuly(`pledges/${pledgeId}`)
    await closeThrough(service, '2025-07')

    await finance().made(`/v1/pledges/${pledgeId}/agreement`, {
      kind: 'nphd',
      number: 'NPHD/1',
      signedOn: '2025-04-01',
    })

    expect(await entriesOfEvent(service, retreatId, 'pledge.agreement_signed')).toEqual([
      'committed - 60 2025-08-01',
      'committed X 40 2025-08-01',
    ])
    expect(await onX('2025-07-31')).toMatchObject({ pledged: 40, committed: 0 })
    expect(await onX('2025-08-01')).toMatchObject({ pledged: 40, committed: 40 })
  })
})

describe('a month that is closed', () => {
  it('is not changed through an earlier one that was left open: there is none', async () => {
    await closeThrough(service, '2025-07')
    const receipt = {
      pledgeId,
      amount: 10,
      receivedOn: '2025-03-20',
      channel: 'rkud',
      evidence: { kind: 'sts', number: 'STS/9' },
    }

    const refused = await finance().post('/v1/disbursements', receipt)
    const booked = await finance().post('/v1/disbursements', { ...receipt, bookedOn: '2025-08-01' })

    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'month_closed', figures: { month: '2025-03', firstOpenDay: '2025-08-01' } },
    })
    expect(booked.status).toBe(201)
    expect(await onX('2025-07-31')).toMatchObject({ received: 0 })
  })

  it('lets a refund of its days be booked in an open one, and takes verified money with it', async () => {
    const { id } = await aReceipt(service, pledgeId, 100, { receivedOn: '2025-03-10' })
    await verifier().made(`/v1/disbursements/${id}/verification`)
    await closeThrough(service, '2025-07')
    const refund = await finance().made(`/v1/disbursements/${id}/refunds`, {
      amount: 30,
      refundedOn: '2025-07-20',
      bookedOn: '2025-08-04',
      evidence: { kind: 'bank_transfer', number: newNumber('RETUR') },
      reason: 'Kelebihan setor',
    })

    await verifier().made(`/v1/adjustments/${refund.id}/approval`)

    expect(await entriesOfEvent(service, retreatId, 'adjustment.approved')).toEqual([
      'received X -30 2025-08-04',
      'verified X -30 2025-08-04',
    ])
  })
})

describe('a retreat that is cancelled after its pledges were submitted', () => {
  const cancelledOn = async (day: string) =>
    approved(service, `/v1/retreats/${retreatId}/cancellation`, { cancelledOn: day, reason: 'Ditunda' })
  const submitted = (pledgedOn: string) =>
    aSubmittedPledge(service, {
      ...{ retreatId, amount: 30, pledgedOn, allocations: [{ lineCode: 'X', amount: 30 }] },
    })
  const givenBack = () => entriesOfEvent(service, retreatId, 'adjustment.approved')

  it('gives them back from its own day on, not from the first open one, and nothing is booked later', async () => {
    await submitted('2025-04-10')
    await closeThrough(service, '2025-06')

    const cancellation = await cancelledOn('2025-08-01')

    expect(await givenBack()).toEqual(['reserved X -30 2025-08-01'])
    expect(cancellation).toMatchObject({ effect: { moves: [{ effectiveOn: '2025-08-01' }] }, warnings: [] })
  })

  it('gives back what was promised after its day from the day of the promise', async () => {
    await reopenFrom(service, '2022-01')
    await submitted('2025-08-20')

    await cancelledOn('2025-08-01')

    expect(await givenBack()).toEqual(['reserved X -30 2025-08-20'])
  })
})

describe('the regional budget', () => {
  const state = (effectiveOn: string, amount: number, more: object = {}) =>
    finance().post(`/v1/retreats/${retreatId}/appropriations`, {
      effectiveOn,
      documentNumber: `DPA/${effectiveOn}`,
      items: [{ lineCode: 'X', amount }],
      ...more,
    })

  it('is stated late: it counts on the open days until the next statement, and closed months stand', async () => {
    await state('2025-09-01', 90)
    await closeThrough(service, '2025-07')

    const late = await state('2025-02-01', 40, { bookedOn: '2025-08-01' })

    expect(late.status).toBe(201)
    const totals = await Promise.all(
      ['2025-07-31', '2025-08-01', '2025-08-31', '2025-09-01'].map(
        async (day) => (await apbdOn(day)).line.appropriated,
      ),
    )
    expect(totals).toEqual([0, 40, 40, 90])
  })

  it('is stated too late: the next statement counts already, and the refusal names it', async () => {
    await state('2025-06-01', 90)
    await closeThrough(service, '2025-07')

    const late = await state('2025-02-01', 40, { bookedOn: '2025-08-01' })

    expect(late).toMatchObject({
      status: 409,
      body: { code: 'statement_superseded', figures: { line: 'X', documentNumber: 'DPA/2025-06-01' } },
    })
  })

  it('stays in the report when its line is dropped, and takes nothing new there', async () => {
    await state('2025-02-01', 40)
    const version = await aDraftBudget(service, retreatId, [{ code: 'Y', amount: 1_000 }])
    await verifier().made(`/v1/retreats/${retreatId}/budgets/${version}/adoption`, {
      adoptedOn: '2025-05-01',
      excess: 'release',
    })

    const more = await state('2025-06-01', 50)

    expect(more).toMatchObject({ status: 422, body: { code: 'unknown_line' } })
    expect(await apbdOn('2025-04-30')).toMatchObject({
      line: { appropriated: 40 },
      elsewhere: { droppedLines: { appropriated: 0 } },
    })
    expect(await apbdOn('2025-05-01')).toMatchObject({
      line: { appropriated: 0 },
      elsewhere: { droppedLines: { appropriated: 40, spent: 0 }, otherVenues: { appropriated: 0, spent: 0 } },
    })
  })
})
