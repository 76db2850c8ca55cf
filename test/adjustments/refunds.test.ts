import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSpreadPledge, aSpreadReceipt, aVerifiedReceipt, refundOf } from '../support/adjustments.ts'
import { csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aReceipt, cancelRetreat, closeThrough } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const pathOf = (id: string) => `/v1/disbursements/${id}/refunds`
const propose = (id: string, body: object) => service.as('finance').post(pathOf(id), body)
const read = async (id: string) => (await service.as('auditor').get(`/v1/disbursements/${id}`)).body

describe('a refund', () => {
  it('changes nothing until it is approved', async () => {
    const { retreatId, pledgeId, id } = await aVerifiedReceipt(service)

    const { status, body } = await propose(id, refundOf(40))

    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'refund',
      state: 'proposed',
      amount: 40,
      pledgeId,
      disbursementId: id,
      effectiveOn: '2025-06-01',
      evidence: { kind: 'bank_transfer', number: expect.stringMatching(/^RETUR/), accountNumber: null },
      split: null,
    })
    expect(await read(id)).toMatchObject({ refunded: 0 })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 120, verified: 120 } })
  })

  it('takes a part back from where the money stands, in proportion, on the day that it left', async () => {
    const { retreatId, pledgeId, id } = await aVerifiedReceipt(service)

    const adjustment = await approved(service, pathOf(id), refundOf(40))

    const allocations = [
      { lineCode: 'A', amount: 20 },
      { lineCode: 'B', amount: 10 },
    ]
    expect(adjustment).toMatchObject({ state: 'approved', split: { allocations, unallocated: 10 } })
    expect(await lastEventOf(service, adjustment.id)).toMatchObject({
      type: 'adjustment.approved',
      entries: [
        'received A -20 2025-06-01',
        'received B -10 2025-06-01',
        'received - -10 2025-06-01',
        'verified A -20 2025-06-01',
        'verified B -10 2025-06-01',
        'verified - -10 2025-06-01',
      ],
    })
    expect(await csrOf(service, retreatId, '2025-05-31')).toMatchObject({ total: { verified: 120 } })
    expect(await csrOf(service, retreatId, '2025-06-01')).toMatchObject({
      total: { pledged: 300, received: 80, verified: 80 },
    })
    expect(await read(id)).toMatchObject({ state: 'verified', amount: 120, refunded: 40 })
    const { body: pledge } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(pledge).toMatchObject({ received: 80, outstanding: 220 })
  })

  it('can take all of it back, and then no more', async () => {
    const { id } = await aSpreadReceipt(service)

    await approved(service, pathOf(id), refundOf(120))

    expect(await read(id)).toMatchObject({
      state: 'recorded',
      refunded: 120,
      standing: { allocations: [], unallocated: 0 },
    })
    await expectRefused(service, () => propose(id, refundOf(1)), {
      status: 409,
      code: 'refund_exceeds_receipt',
      pointer: '/amount',
      figures: { line: 'total', asked: 1, left: 0 },
    })
  })

  it('takes the parts that it names', async () => {
    const { id } = await aSpreadReceipt(service)
    const allocations = [{ lineCode: 'B', amount: 30 }]

    const named = await approved(service, pathOf(id), refundOf(35, { allocations, unallocated: 5 }))
    const loose = await approved(service, pathOf(id), refundOf(25, { allocations: [] }))

    expect(named.split).toEqual({ allocations, unallocated: 5 })
    expect(loose.split).toEqual({ allocations: [], unallocated: 25 })
    expect((await read(id)).standing).toEqual({
      allocations: [{ lineCode: 'A', amount: 60 }],
      unallocated: 0,
    })
  })

  it('goes from where a re-allocation has put the money', async () => {
    const { retreatId, id } = await aVerifiedReceipt(service)
    await approved(service, `/v1/disbursements/${id}/reallocations`, {
      moves: [{ from: 'A', to: 'B', amount: 60 }],
      reason: 'Kapal lebih murah',
      effectiveOn: '2025-05-20',
    })

    const { split } = await approved(service, pathOf(id), refundOf(120))

    expect(split).toEqual({ allocations: [{ lineCode: 'B', amount: 90 }], unallocated: 30 })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 0, verified: 0 } })
  })

  it('that ends the promise writes the same amount off, where it stood, so that nobody is asked for it again', async () => {
    const { retreatId, pledgeId, id } = await aVerifiedReceipt(service)

    const { split, instalments } = await approved(
      service,
      pathOf(id),
      refundOf(40, { endsPromise: true, reason: 'Kelebihan setor' }),
    )

    expect(split).toEqual({
      allocations: [
        { lineCode: 'A', amount: 20 },
        { lineCode: 'B', amount: 10 },
      ],
      unallocated: 10,
    })
    expect(instalments).toEqual([{ dueOn: '2025-05-01', amount: 260 }])
    const { body: pledge } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(pledge).toMatchObject({ total: 260, writtenOff: 40, received: 80, outstanding: 180 })
    expect(await csrOf(service, retreatId)).toMatchObject({
      total: { pledged: 260, received: 80, verified: 80 },
    })
  })

  it('is followed by a verification of what is left only', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await approved(service, pathOf(id), refundOf(40))

    await service.as('verifier').made(`/v1/disbursements/${id}/verification`)

    expect(await csrOf(service, retreatId, '2025-05-02')).toMatchObject({ total: { verified: 120 } })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 80, verified: 80 } })
  })

  it('counts from its bookedOn where the month in which the money left is closed', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await closeThrough(service, '2025-07')
    const refund = refundOf(40, { refundedOn: '2025-07-20', bookedOn: '2025-08-04' })

    const adjustment = await approved(service, pathOf(id), refund)

    expect(adjustment).toMatchObject({ effectiveOn: '2025-07-20', bookedOn: '2025-08-04' })
    expect(await csrOf(service, retreatId, '2025-08-03')).toMatchObject({ total: { received: 120 } })
    expect(await csrOf(service, retreatId, '2025-08-04')).toMatchObject({ total: { received: 80 } })
  })

  it('never counts before the money does, which may have been booked later', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    await closeThrough(service, '2025-07')
    const booking = { receivedOn: '2025-07-10', bookedOn: '2025-08-10' }
    const { id } = await aReceipt(service, pledgeId, 120, booking)
    const refund = refundOf(40, { refundedOn: '2025-07-11', bookedOn: '2025-08-09' })

    await expectRefused(service, () => propose(id, refund), {
      status: 422,
      code: 'refund_before_receipt',
      pointer: '/refundedOn',
      figures: { refundedOn: '2025-07-11', receivedOn: '2025-08-10' },
    })
    await approved(service, pathOf(id), { ...refund, bookedOn: '2025-08-10' })
  })

  it.each([
    [
      'more than the disbursement',
      refundOf(121),
      409,
      'refund_exceeds_receipt',
      '/amount',
      { line: 'total', asked: 121, left: 120 },
    ],
    [
      'more than it has on a line',
      refundOf(61, { allocations: [{ lineCode: 'A', amount: 61 }] }),
      409,
      'refund_exceeds_receipt',
      '/allocations/0/amount',
      { line: 'A', asked: 61, left: 60 },
    ],
    [
      'more than it has unallocated',
      refundOf(31, { allocations: [] }),
      409,
      'refund_exceeds_receipt',
      '/unallocated',
      { line: 'unallocated', asked: 31, left: 30 },
    ],
    [
      'a line on which it has nothing',
      refundOf(1, { allocations: [{ lineCode: 'C', amount: 1 }] }),
      409,
      'refund_exceeds_receipt',
      '/allocations/0/lineCode',
      { line: 'C', asked: 1, left: 0 },
    ],
    [
      'parts that do not give the amount',
      refundOf(10, { allocations: [{ lineCode: 'A', amount: 9 }] }),
      422,
      'split_mismatch',
      '/allocations',
      { asked: 9, amount: 10 },
    ],
    [
      'a line named twice',
      refundOf(2, {
        allocations: [
          { lineCode: 'A', amount: 1 },
          { lineCode: 'A', amount: 1 },
        ],
      }),
      422,
      'duplicate_line',
      '/allocations/1/lineCode',
      { line: 'A' },
    ],
    [
      'a day before the receipt',
      refundOf(1, { refundedOn: '2025-05-01' }),
      422,
      'refund_before_receipt',
      '/refundedOn',
      { refundedOn: '2025-05-01', receivedOn: '2025-05-02' },
    ],
    [
      'a day after today',
      refundOf(1, { refundedOn: '9999-01-01' }),
      422,
      'date_in_future',
      '/refundedOn',
      {},
    ],
    [
      'a day in a closed month',
      refundOf(1, { refundedOn: '2025-07-01' }),
      409,
      'month_closed',
      '/refundedOn',
      { month: '2025-07', firstOpenDay: '2025-08-01' },
    ],
    [
      'a booking before its day',
      refundOf(1, { bookedOn: '2025-05-31' }),
      422,
      'dates_out_of_order',
      '/bookedOn',
      { from: '2025-06-01', to: '2025-05-31' },
    ],
    ['no evidence', { ...refundOf(1), evidence: undefined }, 422, 'validation_failed', '/evidence', {}],
  ])('is refused with %s', async (_, body, status, code, pointer, figures) => {
    const { id } = await aSpreadReceipt(service)
    if (code === 'month_closed') await closeThrough(service, '2025-07')

    await expectRefused(service, () => propose(id, body), { status, code, pointer, figures })
  })

  it('is refused when it is made where a refund that waits will have taken the money', async () => {
    const { id } = await aSpreadReceipt(service)
    await propose(id, refundOf(100))

    await expectRefused(service, () => propose(id, refundOf(30)), {
      status: 409,
      code: 'proposals_conflict',
      figures: { others: [{ kind: 'refund', amount: 100 }] },
    })
  })

  it('is refused of money that was taken back, when proposed and when approved', async () => {
    const { id } = await aSpreadReceipt(service)
    const { body } = await propose(id, refundOf(10))
    await service.as('finance').made(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })
    const refusal = {
      status: 409,
      code: 'disbursement_wrong_state',
      figures: { state: 'reversed', required: 'recorded / verified' },
    }

    await expectRefused(service, () => propose(id, refundOf(1)), refusal)
    await expectRefused(
      service,
      () => service.as('verifier').post(`/v1/adjustments/${body.id}/approval`),
      refusal,
    )
  })

  it('goes on after its retreat was cancelled', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await cancelRetreat(service, retreatId)

    await approved(service, pathOf(id), refundOf(120))

    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 0 } })
  })

  it('is what the disbursement says it was: the database refuses money gone without an approval', async () => {
    const { id } = await aSpreadReceipt(service)
    const client = await transactionOf(service.sql)
    await client.query('update disbursements set refunded = 40 where id = $1', [id])

    const end = client.query('set constraints all immediate')

    await expect(end).rejects.toMatchObject({ constraint: 'disbursement_adds_up' })
  })

  it('of some that are proposed and approved at the same moment never takes the same rupiah twice', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    const proposals = await Promise.all([70, 70, 50].map((amount) => propose(id, refundOf(amount))))

    const made = proposals.filter(({ status }) => status === 201)
    const answers = await Promise.all(
      made.map(({ body }) => service.as('verifier').post(`/v1/adjustments/${body.id}/approval`)),
    )

    const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body.amount)
    const sum = taken.reduce((total, amount) => total + amount, 0)
    expect(sum).toBeGreaterThan(0)
    expect(sum).toBeLessThanOrEqual(120)
    expect(taken).toHaveLength(made.length)
    const refused = proposals.filter(({ status }) => status !== 201)
    expect(refused.map(({ body }) => body.code)).toEqual(Array(3 - made.length).fill('proposals_conflict'))
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 120 - sum } })
  })
})
