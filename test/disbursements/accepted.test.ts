import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOn, expectBalancesToBeTheJournalsSums } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, newNumber, onLines, receiptOf, today } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a receipt is accepted, whatever has to be explained about it,', () => {
  /** The retreat ends on 26 June 2025; the pledge is dated 1 February and has no agreement. */
  it.each([
    ['before any agreement', { receivedOn: '2025-05-02' }],
    ['before the date of its pledge', { receivedOn: '2025-01-15' }],
    ['after the event', { receivedOn: '2025-07-01' }],
    ['today', { receivedOn: today }],
    [
      'outside the treasury account',
      {
        channel: 'other_account',
        evidence: { kind: 'bank_transfer', number: 'TRF/1', accountNumber: '123' },
      },
    ],
    ['paid to a vendor', { channel: 'direct_to_vendor', invoiceNumber: 'INV-1' }],
    [
      'as part of a larger deposit',
      { evidence: { kind: 'sts', number: 'STS/1', documentTotal: 5000 }, externalRef: 'SIPD-1' },
    ],
  ])('%s', async (_what, more) => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 100, allocations: onLines({ A: 100 }) })

    const receipt = await aReceipt(service, id, 40, more)
    const verified = await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)

    expect(receipt).toMatchObject({ state: 'recorded', ...more })
    expect(verified).toMatchObject({ state: 'verified', ...more })
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ received: 40, verified: 40 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it.each(['goods', 'services'] as const)('%s with a handover record, by any channel', async (form) => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 100, form })

    const receipt = await aReceipt(service, id, 40, {
      channel: 'direct_to_vendor',
      evidence: { kind: 'bast', number: newNumber('BAST') },
    })

    expect(receipt).toMatchObject({ form, channel: 'direct_to_vendor' })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('up to the last rupiah of the pledge', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 101, allocations: onLines({ A: 100 }) })

    const response = await service.as('finance').post('/v1/disbursements', receiptOf(id, 101))

    expect(response.status).toBe(201)
    expect(response.headers.location).toBe(`/v1/disbursements/${response.body.id}`)
    expect(await balanceOn(service, retreatId, null)).toMatchObject({ received: 1 })
  })
})
