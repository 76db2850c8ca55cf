/** Adjustments in tests: what they speak of, and how they are proposed. */
import type { TestService } from './service.ts'
import { anActivePledge, aReceipt, aRetreat, newNumber } from './world.ts'

/** A pledge of 300 dated 1 February: 100 on line A, 50 on B, 150 unallocated. C takes no CSR; ceilings are 1,000. */
export async function aSpreadPledge(service: TestService): Promise<{ retreatId: string; pledgeId: string }> {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 1_000 },
    { code: 'B', amount: 1_000 },
    { code: 'C', amount: 1_000, csrEligible: false },
  ])
  const allocations = [
    { lineCode: 'A', amount: 100 },
    { lineCode: 'B', amount: 50 },
  ]
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 300, allocations })
  return { retreatId, pledgeId }
}

/** The same with a receipt of 60 on A, 30 on B and 30 unallocated, dated 2 May. */
export async function aSpreadReceipt(service: TestService, more: object = {}) {
  const { retreatId, pledgeId } = await aSpreadPledge(service)
  const allocations = [
    { lineCode: 'A', amount: 60 },
    { lineCode: 'B', amount: 30 },
  ]
  const { id } = await aReceipt(service, pledgeId, 120, { allocations, unallocated: 30, ...more })
  return { retreatId, pledgeId, id }
}

export async function aVerifiedReceipt(service: TestService, more: object = {}) {
  const receipt = await aSpreadReceipt(service, more)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  return receipt
}

/** Instalments that add up to the total. */
export function instalmentsOf(total: number): { dueOn: string; amount: number }[] {
  return total === 0 ? [] : [{ dueOn: '2025-05-01', amount: total }]
}

export function refundOf(amount: number, more: object = {}) {
  return {
    amount,
    refundedOn: '2025-06-01',
    evidence: { kind: 'bank_transfer', number: newNumber('RETUR') },
    reason: 'Kelebihan setor',
    ...more,
  }
}
