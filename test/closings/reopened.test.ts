/** What was proposed with a booking while its month was closed can be approved after the month was opened again. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { anActivePledge, aReceipt, aRetreat, closeThrough, newNumber, reopenFrom } from '../support/world.ts'

let service: TestService
let pledgeId: string
let receiptId: string
beforeAll(async () => {
  service = await startTestService()
})
beforeEach(async () => {
  await reopenFrom(service, '2022-01')
  const { id: retreatId } = await aRetreat(service, [{ code: 'X', amount: 1_000 }])
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100, pledgedOn: '2025-03-01' })).id
  receiptId = (await aReceipt(service, pledgeId, 50, { receivedOn: '2025-03-10' })).id
  await service.as('verifier').made(`/v1/disbursements/${receiptId}/verification`)
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const booked = { effectiveOn: '2025-03-20', bookedOn: '2025-05-01', reason: 'Terlambat diterima' }
const proposals: Record<string, () => [path: string, body: object]> = {
  'a re-allocation of verified money': () => [
    `/v1/disbursements/${receiptId}/reallocations`,
    { ...booked, moves: [{ from: null, to: 'X', amount: 10 }] },
  ],
  'an amendment': () => [`/v1/pledges/${pledgeId}/amendments`, { ...booked, delta: 10 }],
  'a write-off': () => [
    `/v1/pledges/${pledgeId}/write-offs`,
    { ...booked, amount: 10, reason: 'company_unable' },
  ],
  'a refund': () => [
    `/v1/disbursements/${receiptId}/refunds`,
    {
      amount: 10,
      refundedOn: '2025-03-20',
      bookedOn: '2025-05-01',
      evidence: { kind: 'bank_transfer', number: newNumber('RETUR') },
      reason: 'Kelebihan bayar',
    },
  ],
}

it.each(Object.keys(proposals))('%s', async (what) => {
  await closeThrough(service, '2025-04')
  const [path, body] = proposals[what]?.() ?? ['', {}]
  const { status, body: proposal } = await service.as('finance').post(path, body)
  expect([201, 202], JSON.stringify(proposal)).toContain(status)
  await reopenFrom(service, '2025-03')

  const approved = await service.as('verifier').post(`/v1/adjustments/${proposal.id}/approval`)

  expect(approved.status, approved.text).toBe(200)
})
