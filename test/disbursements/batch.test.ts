import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DisbursementBatch } from '../../src/disbursements/disbursements.schema.ts'
import { booksOf, csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { statementsOf } from '../support/statements.ts'
import { aDraft, anActivePledge, aRetreat, closeThrough, receiptOf, today } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const post = (items: object[], key?: string) =>
  service.as('finance').post('/v1/disbursements/batch', { items }, key ? { key } : {})

/** A pledge of 100 on line A (ceiling 1,000) and 50 unallocated. */
async function aPledge() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const allocations = [{ lineCode: 'A', amount: 100 }]
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 150, allocations })
  return { retreatId, pledgeId }
}

describe('a batch of receipts', () => {
  it('is answered with what its schema names, and nothing beside', async () => {
    const { pledgeId } = await aPledge()

    const { body } = await post([receiptOf(pledgeId, 60), receiptOf(pledgeId, 20, { externalRef: 'B-1' })])

    expect(DisbursementBatch.encode(body)).toEqual(body)
  })

  it('records every row with its entries and an event of its own, in one request', async () => {
    const { retreatId, pledgeId } = await aPledge()

    const response = await post([
      receiptOf(pledgeId, 60, { allocations: [{ lineCode: 'A', amount: 60 }] }),
      receiptOf(pledgeId, 20, { allocations: [], receivedOn: '2025-05-03', externalRef: 'B-2' }),
    ])

    expect(response.status).toBe(201)
    expect(response.body.items).toMatchObject([
      {
        amount: 60,
        state: 'recorded',
        allocations: [{ lineCode: 'A', amount: 60 }],
        unallocated: 0,
        refunded: 0,
      },
      { amount: 20, externalRef: 'B-2', standing: { allocations: [], unallocated: 20 }, bookedOn: null },
    ])
    const [first, second] = response.body.items
    expect(await lastEventOf(service, first.id)).toMatchObject({
      type: 'disbursement.recorded',
      entries: ['received A 60 2025-05-02'],
    })
    expect(await lastEventOf(service, second.id)).toMatchObject({ entries: ['received - 20 2025-05-03'] })
    const { rows } = await service.sql.query(
      'select count(distinct request_id)::int as requests from events where subject_id = any($1)',
      [[first.id, second.id]],
    )
    expect(rows).toEqual([{ requests: 1 }])
    expect(await csrOf(service, retreatId)).toMatchObject({ A: { received: 60 }, '-': { received: 20 } })
  })

  it('judges each row after the rows before it: a default split takes what they left', async () => {
    const { pledgeId } = await aPledge()

    const { body } = await post([
      receiptOf(pledgeId, 90, { allocations: [{ lineCode: 'A', amount: 90 }] }),
      receiptOf(pledgeId, 60),
    ])

    expect(body.items[1]).toMatchObject({ allocations: [{ lineCode: 'A', amount: 10 }], unallocated: 50 })
  })

  it('gives the same result as its rows posted one after another', async () => {
    const [together, apart] = [await aPledge(), await aPledge()]
    const amounts = [37, 41, 13, 59]

    await post(amounts.map((amount) => receiptOf(together.pledgeId, amount)))
    for (const amount of amounts)
      await service.as('finance').made('/v1/disbursements', receiptOf(apart.pledgeId, amount))

    const splits = async ({ pledgeId }: { pledgeId: string }) => {
      const { body } = await service.as('auditor').get(`/v1/disbursements?pledgeId=${pledgeId}`)
      return body.items.map(({ amount, allocations, unallocated }: Record<string, unknown>) => ({
        amount,
        allocations,
        unallocated,
      }))
    }
    expect(await splits(together)).toEqual(await splits(apart))
    expect(await csrOf(service, together.retreatId)).toEqual(await csrOf(service, apart.retreatId))
  })

  it('records nothing where one row is refused, and names every refused row with its own problem', async () => {
    const { retreatId, pledgeId } = await aPledge()
    const draft = await aDraft(service, { retreatId, amount: 10 })
    await closeThrough(service, '2025-03')
    const before = await booksOf(service, retreatId)

    const { status, body } = await post([
      receiptOf(pledgeId, 10),
      receiptOf(pledgeId, 200),
      receiptOf('00000000-0000-7000-8000-000000000009', 1),
      receiptOf(pledgeId, 5, { receivedOn: '9999-01-01' }),
      receiptOf(pledgeId, 5, { receivedOn: '2025-03-31' }),
      receiptOf(pledgeId, 5, { receivedOn: '2025-03-31', bookedOn: '2025-03-30' }),
      receiptOf(draft.id, 5),
      receiptOf(pledgeId, 101, { allocations: [{ lineCode: 'A', amount: 101 }] }),
      receiptOf(pledgeId, 9, { allocations: [{ lineCode: 'A', amount: 8 }] }),
      receiptOf(pledgeId, 9, { allocations: [{ lineCode: 'Z', amount: 9 }] }),
      receiptOf(pledgeId, 9, { evidence: { kind: 'sts', number: '1', documentTotal: 8 } }),
    ])

    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'batch_refused', figures: { rows: 10 } })
    expect(body.errors).toMatchObject([
      { pointer: '/items/1/amount', code: 'pledge_outstanding_exceeded', figures: { asked: 200, left: 140 } },
      { pointer: '/items/2/pledgeId', code: 'unknown_reference' },
      { pointer: '/items/3/receivedOn', code: 'date_in_future', figures: { today } },
      { pointer: '/items/4/receivedOn', code: 'month_closed', figures: { month: '2025-03' } },
      { pointer: '/items/5/bookedOn', code: 'dates_out_of_order' },
      { pointer: '/items/6', code: 'pledge_wrong_state' },
      { pointer: '/items/7/allocations/0/amount', code: 'pledge_line_exceeded', figures: { line: 'A' } },
      { pointer: '/items/8/allocations', code: 'split_mismatch', figures: { asked: 8, amount: 9 } },
      { pointer: '/items/9/allocations/0/lineCode', code: 'line_not_in_pledge' },
      { pointer: '/items/10/evidence/documentTotal', code: 'document_total_too_small' },
    ])
    expect(await booksOf(service, retreatId)).toEqual(before)
  })

  it('does not count a refused row against the rows after it', async () => {
    const { retreatId, pledgeId } = await aPledge()

    const { body } = await post([receiptOf(pledgeId, 151), receiptOf(pledgeId, 150), receiptOf(pledgeId, 1)])

    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/items/0/amount',
      '/items/2/amount',
    ])
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 0 } })
  })

  it('sees double funding that only its rows together make', async () => {
    const { retreatId, pledgeId } = await aPledge()
    await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, {
      lineCode: 'A',
      amount: 950,
      spentOn: '2025-05-01',
      sp2dNumber: 'SP2D-1',
    })
    const onA = (amount: number) => receiptOf(pledgeId, amount, { allocations: [{ lineCode: 'A', amount }] })

    const { body } = await post([onA(30), onA(30), onA(20)])

    expect(body.errors).toMatchObject([
      { pointer: '/items/1/allocations/0/amount', code: 'double_funding', figures: { asked: 30, left: 20 } },
    ])
  })

  it('takes receipts of pledges of several retreats', async () => {
    const [one, other] = [await aPledge(), await aPledge()]

    const { status } = await post([receiptOf(other.pledgeId, 15), receiptOf(one.pledgeId, 30)])

    expect(status).toBe(201)
    expect(await csrOf(service, one.retreatId)).toMatchObject({ total: { received: 30 } })
    expect(await csrOf(service, other.retreatId)).toMatchObject({ total: { received: 15 } })
  })

  it('of several at the same moment on the same pledges, in any order, takes no rupiah twice', async () => {
    const [one, other] = [await aPledge(), await aPledge()]
    const receipts = () => [one, other].map(({ pledgeId }) => receiptOf(pledgeId, 60))

    const answers = await Promise.all(
      [0, 1, 2, 3].map((turn) => post(turn % 2 === 0 ? receipts() : receipts().reverse())),
    )

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422])
    for (const { retreatId } of [one, other])
      expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 120 } })
  })

  it('answers a repeated request again without recording it again', async () => {
    const { retreatId, pledgeId } = await aPledge()
    const items = [receiptOf(pledgeId, 10), receiptOf(pledgeId, 20)]

    const first = await post(items, 'same-batch')
    const second = await post(items, 'same-batch')

    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(second.body).toEqual(first.body)
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 30 } })
  })

  it('takes 1,000 rows in as many statements as one, and no more rows', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 5_000 }])
    const allocations = [{ lineCode: 'A', amount: 1_500 }]
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 2_002, allocations })
    const rows = (count: number) => Array.from({ length: count }, () => receiptOf(pledgeId, 2))

    const ofOne = await statementsOf(() => post(rows(1)))
    const ofMany = await statementsOf(() => post(rows(1_000)))

    expect(ofMany.answer.status).toBe(201)
    expect(ofOne.statements.length).toBeGreaterThan(5)
    expect(ofMany.statements).toEqual(ofOne.statements)
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 2_002 } })
    const tooMany = await post(rows(1_001))
    expect(tooMany).toMatchObject({ status: 422, body: { code: 'validation_failed' } })
  })

  it('is refused whole where it spreads over more than 20,000 parts', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => ({ code: `L${index}`, amount: 10_000 }))
    const { id: retreatId } = await aRetreat(service, lines)
    const allocations = lines.map(({ code }) => ({ lineCode: code, amount: 1_000 }))
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 50_000, allocations })

    await expectRefused(service, () => post(Array.from({ length: 400 }, () => receiptOf(pledgeId, 100))), {
      status: 422,
      code: 'batch_too_large',
      figures: { asked: 400 * 51, limit: 20_000 },
    })
  })

  it('is for finance only', async () => {
    const { pledgeId } = await aPledge()

    const response = await service
      .as('verifier')
      .post('/v1/disbursements/batch', { items: [receiptOf(pledgeId, 1)] })

    expect(response).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})

describe('a receipt whose month is closed', () => {
  it('counts from its bookedOn, in an open month', async () => {
    const { retreatId, pledgeId } = await aPledge()
    await closeThrough(service, '2025-03')

    const { body } = await service
      .as('finance')
      .post(
        '/v1/disbursements',
        receiptOf(pledgeId, 30, { receivedOn: '2025-03-31', bookedOn: '2025-04-02' }),
      )

    expect(body).toMatchObject({ receivedOn: '2025-03-31', bookedOn: '2025-04-02' })
    expect(await csrOf(service, retreatId, '2025-04-01')).toMatchObject({ total: { received: 0 } })
    expect(await csrOf(service, retreatId, '2025-04-02')).toMatchObject({ total: { received: 30 } })
  })

  it.each([
    ['without a booking', {}, 409, 'month_closed', '/receivedOn'],
    ['booked in a closed month', { bookedOn: '2025-03-31' }, 409, 'month_closed', '/bookedOn'],
    ['booked before it came', { bookedOn: '2025-02-28' }, 422, 'dates_out_of_order', '/bookedOn'],
    [
      'booked though its month is open',
      { receivedOn: '2025-04-01', bookedOn: '2025-04-02' },
      422,
      'booking_not_needed',
      '/bookedOn',
    ],
    ['booked in the future', { bookedOn: '9999-01-01' }, 422, 'date_in_future', '/bookedOn'],
  ])('is refused %s', async (_, booking, status, code, pointer) => {
    const { pledgeId } = await aPledge()
    await closeThrough(service, '2025-03')
    const receipt = receiptOf(pledgeId, 30, { receivedOn: '2025-03-30', ...booking })

    await expectRefused(service, () => service.as('finance').post('/v1/disbursements', receipt), {
      status,
      code,
      pointer,
    })
  })
})
