/** An approved proposal did what it says: whoever holds the application's login cannot approve one and do something else, or nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aSpreadPledge, aSpreadReceipt, aVerifiedReceipt, refundOf } from '../support/adjustments.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const finance = () => service.as('finance')

/** By kind, a proposal that waits. */
const proposals: Record<string, () => Promise<{ id: string }>> = {
  amendment: async () => {
    const { pledgeId } = await aSpreadPledge(service)
    return finance().made(`/v1/pledges/${pledgeId}/amendments`, {
      delta: 10,
      reason: 'Adendum contoh',
      effectiveOn: '2025-05-20',
    })
  },
  write_off: async () => {
    const { pledgeId } = await aSpreadPledge(service)
    return finance().made(`/v1/pledges/${pledgeId}/write-offs`, {
      amount: 10,
      reason: 'company_unable',
      effectiveOn: '2025-05-20',
    })
  },
  refund: async () => {
    const { id } = await aSpreadReceipt(service)
    return finance().made(`/v1/disbursements/${id}/refunds`, refundOf(10))
  },
  reversal: async () => {
    const { id } = await aVerifiedReceipt(service)
    return finance().made(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })
  },
  reallocation: async () => {
    const { id } = await aVerifiedReceipt(service)
    return finance().made(`/v1/disbursements/${id}/reallocations`, {
      moves: [{ from: 'A', to: 'B', amount: 10 }],
      reason: 'Pemindahan contoh',
      effectiveOn: '2025-06-01',
    })
  },
  venue_choice: async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    return finance().made(`/v1/retreats/${id}/venue-choices`, { venueCode: 'PANTAI', chosenOn: '2025-06-01' })
  },
  retreat_cancellation: async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    return finance().made(`/v1/retreats/${id}/cancellation`, {
      cancelledOn: '2025-06-01',
      reason: 'Dibatalkan',
    })
  },
  disclosure: async () => {
    const { id: companyId } = await aCompany(service)
    const path = `/v1/companies/${companyId}/disclosures`
    const sanction = { kind: 'sanction', reference: 'SK-1', validFrom: '2025-02-01', validTo: null }
    const { id } = await finance().made(path, sanction)
    const { body } = await finance().patch(`${path}/${id}`, { validTo: '2025-03-01', reason: 'Salah catat' })
    return body as { id: string }
  },
}

it.each(Object.keys(proposals))('of kind %s: nothing is approved and left undone', async (kind) => {
  const { id } = (await proposals[kind]?.()) ?? { id: '' }
  const client = await transactionOf(service.sql)
  await client.query(
    `update adjustments set state = 'approved', decided_at = now(),
       decided_by = (select id from users where 'verifier' = any (roles::text[]) and kind = 'person' limit 1),
       split = case when amount is null then split else jsonb_build_object('allocations', '[]'::jsonb, 'unallocated', abs(amount)) end
     where id = $1`,
    [id],
  )

  const end = client.query('set constraints proposal_takes_effect immediate')

  await expect(end).rejects.toMatchObject({ constraint: 'proposal_takes_effect' })
})

it('a re-allocation is proposed beside another that waits', async () => {
  const { id } = await aVerifiedReceipt(service)
  const move = {
    moves: [{ from: 'A', to: 'B', amount: 10 }],
    reason: 'Pemindahan contoh',
    effectiveOn: '2025-06-01',
  }
  const proposed = [1, 2].map(() => () => finance().made(`/v1/disbursements/${id}/reallocations`, move))

  for (const propose of proposed) expect(await propose()).toMatchObject({ state: 'proposed' })
})
