/** The register: what it can be asked for, what it counts, and what a past day hides from it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding, FindingRegister } from '../../src/findings/findings.schema.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  anActivePledge,
  aReceipt,
  aRetreat,
  cancelRetreat,
  companyOf,
  lineOf,
  notYet,
  pledgeOf,
  receiptOf,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function read(retreatId: string, query = ''): Promise<FindingRegister> {
  const response = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?${query}`)
  expect(response.status, response.text).toBe(200)
  return response.body
}

const codesOf = ({ items }: { items: Finding[] }) => items.map(({ code }) => code)

async function aWorld() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
  const { id: receiptId } = await aReceipt(service, pledgeId, 60, { channel: 'other_account' })
  return { retreatId, pledgeId, receiptId }
}

describe('the register', () => {
  it('stands in the order of severity, and counts what it holds', async () => {
    const { retreatId } = await aWorld()

    const register = await read(retreatId)

    // The NPWP of a company made up at random may or may not pass its check (F26).
    const found = codesOf(register).filter((code) => code !== 'F26')
    expect(found).toEqual(['F01', 'F02', 'F18', 'F24', 'F14'])
    expect(register.counts).toMatchObject({
      critical: 2,
      high: 0,
      medium: 2,
      info: 1,
      total: register.items.length,
    })
  })

  it('can be asked for one code, one severity or one status, and counts that alone', async () => {
    const { retreatId } = await aWorld()
    const [first] = (await read(retreatId, 'code=F01')).items
    await service
      .as('auditor')
      .made(`/v1/findings/${first?.id}/follow-ups`, { kind: 'accepted_risk', reason: 'Contoh' })

    expect(codesOf(await read(retreatId, 'severity=critical'))).toEqual(['F01', 'F02'])
    expect(codesOf(await read(retreatId, 'severity=critical&status=open'))).toEqual(['F02'])
    expect(await read(retreatId, 'status=accepted_risk')).toMatchObject({
      counts: { total: 1, critical: 1 },
      items: [{ code: 'F01' }],
    })
    expect((await read(retreatId, 'code=F18')).counts).toMatchObject({ total: 1, critical: 0, medium: 1 })
  })

  it.each(['code=F99', 'severity=grave', 'status=done', 'asOf=yesterday', 'limit=5'])(
    'refuses %s',
    async (query) => {
      const { retreatId } = await aWorld()

      const response = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?${query}`)

      expect(response.body).toMatchObject({ status: 400, code: 'invalid_query' })
    },
  )

  it('has no tomorrow', async () => {
    const { retreatId } = await aWorld()

    for (const path of ['findings', 'reports/findings']) {
      const response = await service.as('auditor').get(`/v1/retreats/${retreatId}/${path}?asOf=${notYet}`)

      expect(response.body).toMatchObject({ status: 422, code: 'date_in_future' })
    }
  })

  it('is empty of lines, but not of receipts, where no budget is adopted', async () => {
    const { retreatId } = await aWorld()

    expect(codesOf(await read(retreatId, 'asOf=2025-01-09'))).toEqual([])
    expect(codesOf(await read(retreatId, 'asOf=2025-01-10'))).toEqual(['F14'])
  })

  it('lists at most 1,000 findings of a rule, the oldest first, and counts them all', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_001 })
    const ones = (count: number) => Array.from({ length: count }, () => receiptOf(pledgeId, 1))
    for (const items of [ones(1_000), ones(1)])
      await service.as('finance').made('/v1/disbursements/batch', { items })

    const [register, open, settled] = [
      await read(retreatId, 'code=F02'),
      await read(retreatId, 'code=F02&status=open'),
      await read(retreatId, 'code=F02&status=settled'),
    ]

    expect(register.items).toHaveLength(1_000)
    expect(register.counts).toMatchObject({ total: 1_001, critical: 1_001 })
    expect(open.counts.total).toBe(1_001)
    expect(settled.counts.total).toBe(0)
  })
})

describe('on a past day', () => {
  it('money, refunds and overdue instalments are those of the day', async () => {
    const { retreatId, pledgeId, receiptId } = await aWorld()
    const refund = await service.as('finance').made(`/v1/disbursements/${receiptId}/refunds`, {
      amount: 60,
      refundedOn: '2025-05-20',
      evidence: { kind: 'bank_transfer', number: 'TRF-1' },
      reason: 'Salah rekening',
    })
    await service.as('verifier').made(`/v1/adjustments/${refund.id}/approval`)
    await service
      .as('finance')
      .made('/v1/disbursements', receiptOf(pledgeId, 30, { receivedOn: '2025-06-01' }))

    const amounts = async (asOf: string) =>
      (await read(retreatId, `code=F02&asOf=${asOf}`)).items.map(({ facts }) => facts.amount)
    expect(await amounts('2025-05-01')).toEqual([])
    expect(await amounts('2025-05-02')).toEqual([60])
    expect(await amounts('2025-05-20')).toEqual([])
    expect(await amounts('2025-06-01')).toEqual([30])
    const overdue = async (asOf: string) =>
      (await read(retreatId, `code=F18&asOf=${asOf}`)).items[0]?.facts.overdue
    expect(await overdue('2025-05-01')).toBeUndefined()
    expect(await overdue('2025-05-10')).toBe(940)
    expect(await overdue('2025-05-25')).toBe(1_000)
  })

  it('the schedule is the one before a later amendment', async () => {
    const { retreatId, pledgeId } = await aWorld()
    const amendment = await service.as('finance').made(`/v1/pledges/${pledgeId}/amendments`, {
      delta: 500,
      reason: 'Tambahan',
      effectiveOn: '2025-06-10',
      instalments: [{ dueOn: '2025-05-15', amount: 1_500 }],
    })
    await service.as('verifier').made(`/v1/adjustments/${amendment.id}/approval`)

    const due = async (asOf: string) => (await read(retreatId, `code=F18&asOf=${asOf}`)).items[0]?.facts
    expect(await due('2025-06-09')).toMatchObject({ dueOn: '2025-05-01', due: 1_000 })
    expect(await due('2025-06-10')).toMatchObject({ dueOn: '2025-05-15', due: 1_500 })
  })

  it('a pledge that was cancelled since still stands', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
    await service.as('finance').made(`/v1/pledges/${pledgeId}/cancellation`, { reason: 'Perusahaan mundur' })

    expect((await read(retreatId, 'code=F18&asOf=2025-05-02')).items).toHaveLength(1)
    expect((await read(retreatId, 'code=F18')).items).toEqual([])
  })

  it('nothing is due any more once the retreat is cancelled', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
    const days = async () =>
      (await service.as('finance').get(`/v1/pledges/${pledgeId}`)).body.instalments[0].overdueDays
    expect(await days()).toBeGreaterThan(0)
    await cancelRetreat(service, retreatId)

    expect(await days()).toBe(0)
    expect((await read(retreatId, 'code=F18')).items).toEqual([])
    expect((await read(retreatId, 'code=F18&asOf=2025-05-31')).items).toHaveLength(1)
  })

  it('prices are those of the budget then in force', async () => {
    const { retreatId } = await aWorld()
    const standardPrice = { amount: 2_000, source: 'SSH contoh', year: 2025 }
    const line = { ...lineOf({ code: 'A', amount: 1_000 }), standardPrice }
    await service.as('finance').made(`/v1/retreats/${retreatId}/budgets`, { reason: 'SSH', lines: [line] })
    await service
      .as('verifier')
      .made(`/v1/retreats/${retreatId}/budgets/2/adoption`, { adoptedOn: '2025-03-01' })

    expect((await read(retreatId, 'code=F14&asOf=2025-02-28')).items).toHaveLength(1)
    expect((await read(retreatId, 'code=F14&asOf=2025-03-01')).items).toEqual([])
  })

  it('a permit that was disclosed for a later day is not known', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: companyId } = await service.as('finance').made('/v1/companies', companyOf())
    const permit = { kind: 'permit', reference: 'IZIN-1', validFrom: '2025-03-01', validTo: '2025-04-01' }
    await service.as('finance').made(`/v1/companies/${companyId}/disclosures`, permit)
    const { id } = await service
      .as('finance')
      .made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10, companyId }))
    await service.as('finance').made(`/v1/pledges/${id}/submission`)

    expect((await read(retreatId, 'code=F08&asOf=2025-02-28')).items).toEqual([])
    expect((await read(retreatId, 'code=F08&asOf=2025-03-01')).items).toMatchObject([
      { facts: { permits: 'IZIN-1' } },
    ])
  })
})
