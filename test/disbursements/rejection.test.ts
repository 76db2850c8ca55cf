import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSpreadReceipt, aVerifiedReceipt, refundOf } from '../support/adjustments.ts'
import { csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { aPerson } from '../support/people.ts'
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

const reject = (id: string, body: object = { reason: 'Tidak ada di rekening koran' }) =>
  service.as('verifier').post(`/v1/disbursements/${id}/rejection`, body)

describe('the rejection of a disbursement', () => {
  it('takes it back as if it had never come, on its own lines and dates, and keeps the reason', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)

    const { status, body } = await reject(id)

    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'rejected',
      rejectionReason: 'Tidak ada di rekening koran',
      amount: 120,
      standing: { allocations: [], unallocated: 0 },
    })
    expect(await lastEventOf(service, id)).toMatchObject({
      type: 'disbursement.rejected',
      entries: ['received A -60 2025-05-02', 'received B -30 2025-05-02', 'received - -30 2025-05-02'],
    })
    expect(await csrOf(service, retreatId, '2025-05-02')).toMatchObject({
      total: { pledged: 300, received: 0 },
    })
  })

  it('leaves what it took open for the receipt that replaces it', async () => {
    const { pledgeId, id } = await aSpreadReceipt(service)

    await reject(id)

    const { body } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(body).toMatchObject({ received: 0, outstanding: 300 })
  })

  it('is refused to whoever recorded or corrected it, whatever their roles', async () => {
    const { id } = await aSpreadReceipt(service)
    const both = (await aPerson(service, 'finance', 'verifier')).client
    await both.patch(`/v1/disbursements/${id}`, { evidence: { number: 'STS/2' } })

    await expectRefused(
      service,
      () => both.post(`/v1/disbursements/${id}/rejection`, { reason: 'Coba sendiri' }),
      { status: 403, code: 'maker_is_checker' },
    )
  })

  it('by its maker is refused by the database as well', async () => {
    const { id } = await aSpreadReceipt(service)
    const client = await transactionOf(service.sql)

    const change = client.query(
      `update disbursements set state = 'rejected', rejected_by = makers[1], rejection_reason = 'Coba sendiri' where id = $1`,
      [id],
    )

    await expect(change).rejects.toMatchObject({ constraint: 'maker_is_checker' })
  })

  it('without its entries is refused by the database', async () => {
    const { id } = await aSpreadReceipt(service)
    const client = await transactionOf(service.sql)
    await client.query(
      `update disbursements set state = 'rejected', rejected_by = gen_random_uuid(), rejection_reason = 'Diam-diam' where id = $1`,
      [id],
    )

    const end = client.query('set constraints all immediate')

    await expect(end).rejects.toMatchObject({ constraint: 'disbursement_adds_up' })
  })

  it('is refused of money that is verified, rejected or reversed', async () => {
    const verified = await aVerifiedReceipt(service)
    const rejected = await aSpreadReceipt(service)
    await reject(rejected.id)
    const reversed = await aSpreadReceipt(service)
    await service.as('finance').made(`/v1/disbursements/${reversed.id}/reversal`, { reason: 'Salah catat' })

    for (const [receipt, state] of [
      [verified, 'verified'],
      [rejected, 'rejected'],
      [reversed, 'reversed'],
    ] as const) {
      await expectRefused(service, () => reject(receipt.id), {
        status: 409,
        code: 'disbursement_wrong_state',
        figures: { state, required: 'recorded' },
      })
    }
  })

  it('is refused once a part of it was refunded', async () => {
    const { id } = await aSpreadReceipt(service)
    await approved(service, `/v1/disbursements/${id}/refunds`, refundOf(20))

    await expectRefused(service, () => reject(id), {
      status: 409,
      code: 'disbursement_has_refunds',
      figures: { refunded: 20 },
    })
  })

  it('needs a reason, and the role of a verifier', async () => {
    const { id } = await aSpreadReceipt(service)

    await expectRefused(service, () => reject(id, {}), {
      status: 422,
      code: 'validation_failed',
      pointer: '/reason',
    })
    await expectRefused(
      service,
      () => service.as('finance').post(`/v1/disbursements/${id}/rejection`, { reason: 'Salah' }),
      { status: 403, code: 'forbidden' },
    )
  })
})

describe('what is said of a receipt whose month was closed since', () => {
  it.each([
    {
      step: 'verification',
      body: {},
      month: '2025-03',
      firstOpen: '2025-04-01',
      received: 120,
      verified: 120,
    },
    {
      step: 'rejection',
      body: { reason: 'Tidak ada di rekening koran' },
      month: '2025-04',
      firstOpen: '2025-05-01',
      received: 0,
      verified: 0,
    },
  ])('takes the first open day: $step', async ({ step, body, month, firstOpen, ...levels }) => {
    const { retreatId, id } = await aSpreadReceipt(service, { receivedOn: `${month}-15` })
    await closeThrough(service, month)

    const { status } = await service.as('verifier').post(`/v1/disbursements/${id}/${step}`, body)

    expect(status).toBe(200)
    const { entries } = await lastEventOf(service, id)
    expect(entries.map((entry) => entry.split(' ').at(-1))).toEqual([firstOpen, firstOpen, firstOpen])
    expect(await csrOf(service, retreatId, `${month}-28`)).toMatchObject({
      total: { received: 120, verified: 0 },
    })
    expect(await csrOf(service, retreatId, firstOpen)).toMatchObject({ total: levels })
  })
})
