import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { aSpreadReceipt, aVerifiedReceipt, refundOf } from '../support/adjustments.ts'
import { csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { closeThrough } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const reverse = (id: string, options = {}) =>
  service.as('finance').post(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' }, options)
const approve = (id: string) => service.as('verifier').post(`/v1/adjustments/${id}/approval`)

describe('the reversal of a disbursement that is recorded', () => {
  it('takes effect at once, by its recorder, on its own lines and dates', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)

    const { status, body } = await reverse(id)

    expect(status).toBe(200)
    expect(body).toMatchObject({ id, state: 'reversed', reversalReason: 'Salah catat' })
    expect(await lastEventOf(service, id)).toMatchObject({
      type: 'disbursement.reversed',
      entries: ['received A -60 2025-05-02', 'received B -30 2025-05-02', 'received - -30 2025-05-02'],
    })
    expect(await csrOf(service, retreatId, '2025-05-02')).toMatchObject({ total: { received: 0 } })
  })

  it('can be made once', async () => {
    const { id } = await aSpreadReceipt(service)
    await reverse(id)

    await expectRefused(service, () => reverse(id), {
      status: 409,
      code: 'disbursement_wrong_state',
      figures: { state: 'reversed', required: 'recorded / verified' },
    })
  })

  it('takes it from where a re-allocation has put it, on each date what stood then', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await service.as('finance').made(`/v1/disbursements/${id}/reallocations`, {
      moves: [{ from: 'A', to: 'B', amount: 60 }],
      reason: 'Kapal lebih murah',
      effectiveOn: '2025-05-20',
    })

    await reverse(id)

    const nothing = { A: { received: 0 }, B: { received: 0 }, '-': { received: 0 } }
    expect(await csrOf(service, retreatId, '2025-05-10')).toMatchObject(nothing)
    expect(await csrOf(service, retreatId)).toMatchObject(nothing)
  })

  it('takes the first open day where its month was closed since', async () => {
    const { retreatId, id } = await aSpreadReceipt(service, { receivedOn: '2025-04-15' })
    await closeThrough(service, '2025-04')

    await reverse(id)

    expect(await csrOf(service, retreatId, '2025-04-30')).toMatchObject({ total: { received: 120 } })
    expect(await csrOf(service, retreatId, '2025-05-01')).toMatchObject({ total: { received: 0 } })
  })
})

describe('the reversal of verified money', () => {
  it('is a proposal, answered 202 with the adjustment, and changes nothing yet', async () => {
    const { retreatId, id } = await aVerifiedReceipt(service)

    const { status, headers, body } = await reverse(id)

    expect(status).toBe(202)
    expect(headers.location).toBe(`/v1/adjustments/${body.id}`)
    expect(body).toMatchObject({
      kind: 'reversal',
      state: 'proposed',
      amount: 120,
      disbursementId: id,
      effectiveOn: null,
    })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 120, verified: 120 } })
  })

  it('is done when another person approves it: all measures, on their own lines and dates', async () => {
    const { retreatId, id } = await aVerifiedReceipt(service)
    const { body: proposed } = await reverse(id)

    const { status, body } = await approve(proposed.id)

    expect(status).toBe(200)
    expect(body.split).toEqual({
      allocations: [
        { lineCode: 'A', amount: 60 },
        { lineCode: 'B', amount: 30 },
      ],
      unallocated: 30,
    })
    expect((await lastEventOf(service, body.id)).entries).toEqual([
      'received A -60 2025-05-02',
      'received B -30 2025-05-02',
      'received - -30 2025-05-02',
      'verified A -60 2025-05-02',
      'verified B -30 2025-05-02',
      'verified - -30 2025-05-02',
    ])
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { received: 0, verified: 0 } })
    const { body: disbursement } = await service.as('auditor').get(`/v1/disbursements/${id}`)
    expect(disbursement).toMatchObject({ state: 'reversed', reversalReason: 'Salah catat' })
  })

  it('answers a repeated request with the same proposal, and its status', async () => {
    const { id } = await aVerifiedReceipt(service)
    const key = `reversal-${id}`

    const first = await reverse(id, { key })
    const second = await reverse(id, { key })

    expect(second).toMatchObject({ status: 202, body: first.body })
    expect(second.headers['idempotency-replayed']).toBe('true')
  })

  it('is proposed once: a second one could not be approved beside it', async () => {
    const { id } = await aVerifiedReceipt(service)
    await reverse(id)

    await expectRefused(service, () => reverse(id), {
      status: 409,
      code: 'proposals_conflict',
      figures: { others: [{ kind: 'reversal', amount: 120 }] },
    })
  })

  it('by whoever proposed it is refused by the database too', async () => {
    const { id } = await aVerifiedReceipt(service)
    const { body } = await reverse(id)
    const client = await transactionOf(service.sql)

    const change = client.query(
      `update adjustments set state = 'approved', split = '{}', decided_by = makers[1] where id = $1`,
      [body.id],
    )

    await expect(change).rejects.toMatchObject({ constraint: 'maker_is_checker' })
  })

  it('without an approval is refused by the database', async () => {
    const { id } = await aVerifiedReceipt(service)
    const client = await transactionOf(service.sql)
    await client.query(
      `update disbursements set state = 'reversed', reversal_reason = 'Diam-diam' where id = $1`,
      [id],
    )
    await client.query(
      `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, amount, effective_on)
       select retreat_id, $2, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, -amount, effective_on
       from journal_entries where disbursement_id = $1`,
      [id, newId()],
    )

    const end = client.query('set constraints disbursement_adds_up immediate')

    await expect(end).rejects.toMatchObject({ constraint: 'disbursement_adds_up' })
  })
})

describe('after a refund', () => {
  it('neither recorded nor verified money is reversed: what is left is refunded', async () => {
    for (const receipt of [await aSpreadReceipt(service), await aVerifiedReceipt(service)]) {
      await approved(service, `/v1/disbursements/${receipt.id}/refunds`, refundOf(20))

      await expectRefused(service, () => reverse(receipt.id), {
        status: 409,
        code: 'disbursement_has_refunds',
        figures: { refunded: 20 },
      })
    }
  })

  it('nor is a refund proposed while a reversal waits', async () => {
    const { id } = await aVerifiedReceipt(service)
    await reverse(id)

    const refund = () => service.as('finance').post(`/v1/disbursements/${id}/refunds`, refundOf(20))

    await expectRefused(service, refund, {
      status: 409,
      code: 'proposals_conflict',
      figures: { others: [{ kind: 'reversal', amount: 120 }] },
    })
  })

  it('and the database refuses it as well', async () => {
    const { id } = await aSpreadReceipt(service)
    await approved(service, `/v1/disbursements/${id}/refunds`, refundOf(20))
    const client = await transactionOf(service.sql)

    const change = client.query(
      `update disbursements set state = 'reversed', reversal_reason = 'Diam-diam' where id = $1`,
      [id],
    )

    await expect(change).rejects.toMatchObject({ constraint: 'disbursement_is_fixed' })
  })
})
