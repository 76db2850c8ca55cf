/** The worked example of docs/ledger.md, step by step, with what the page says after each. Figures in juta rupiah. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { balanceOn } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, aRetreat, closeThrough } from '../support/world.ts'

const JUTA = 1_000_000
const page = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8')

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

it('the ledger’s worked example comes out as its page says', async () => {
  const finance = service.as('finance')
  const verifier = service.as('verifier')
  const { id: retreatId } = await aRetreat(service, [{ code: 'M04', amount: 356_400_000 }])
  const { id: companyId } = await aCompany(service)
  const on = (line: string | null) => balanceOn(service, retreatId, line)
  const receive = (amount: number, receivedOn: string, number: string, more: object = {}) =>
    finance.made('/v1/disbursements', {
      pledgeId: pledge,
      amount: amount * JUTA,
      receivedOn,
      channel: 'rkud',
      evidence: { kind: 'sts', number },
      allocations: [{ lineCode: 'M04', amount: amount * JUTA }],
      ...more,
    })

  const { id: pledge } = await finance.made('/v1/pledges', {
    retreatId,
    companyId,
    form: 'cash',
    amount: 250 * JUTA,
    pledgedOn: '2025-04-14',
    letterNumber: '012/A/IV/2025',
    instalments: [{ dueOn: '2025-06-30', amount: 250 * JUTA }],
    allocations: [{ lineCode: 'M04', amount: 250 * JUTA }],
  })
  await finance.made(`/v1/pledges/${pledge}/submission`)
  expect(await on('M04')).toMatchObject({ reserved: 250 * JUTA, pledged: 0 })

  await verifier.made(`/v1/pledges/${pledge}/approval`)
  const agreement = { kind: 'nphd', number: '900/101/NPHD/2025', signedOn: '2025-04-28' }
  await finance.made(`/v1/pledges/${pledge}/agreement`, agreement)
  expect(await on('M04')).toMatchObject({ pledged: 250 * JUTA, committed: 250 * JUTA })

  const { id: receipt } = await receive(150, '2025-05-14', 'STS/0451/2025')
  await verifier.made(`/v1/disbursements/${receipt}/verification`)
  expect(await on('M04')).toMatchObject({ received: 150 * JUTA, verified: 150 * JUTA })

  const again = await finance.post('/v1/disbursements', {
    pledgeId: pledge,
    amount: 50 * JUTA,
    receivedOn: '2025-05-16',
    channel: 'rkud',
    evidence: { kind: 'sts', number: 'sts-451/2025' },
  })
  expect([again.status, again.body.code, again.body.figures.others[0].id]).toEqual([
    409,
    'paper_used',
    receipt,
  ])
  expect(await on('M04')).toMatchObject({ received: 150 * JUTA })

  await finance.made(`/v1/pledges/${pledge}/reallocations`, {
    moves: [{ from: 'M04', to: null, amount: 25 * JUTA }],
    reason: 'Sewa speedboat lebih murah',
    effectiveOn: '2025-05-20',
  })
  expect(await on('M04')).toMatchObject({ pledged: 225 * JUTA })
  expect(await on(null)).toMatchObject({ pledged: 25 * JUTA })

  const { id: mistake } = await receive(50, '2025-06-10', 'STS/0599/2025')
  await finance.made(`/v1/disbursements/${mistake}/reversal`, { reason: 'Setoran milik program lain' })
  expect(await on('M04')).toMatchObject({ received: 150 * JUTA })

  const writeOff = await finance.made(`/v1/pledges/${pledge}/write-offs`, {
    amount: 40 * JUTA,
    reason: 'company_unable',
    effectiveOn: '2025-06-15',
    instalments: [{ dueOn: '2025-06-30', amount: 210 * JUTA }],
  })
  await verifier.made(`/v1/adjustments/${writeOff.id}/approval`)
  expect(await on('M04')).toMatchObject({ pledged: 210 * JUTA })
  expect(await on(null)).toMatchObject({ pledged: 0 })

  const refund = await finance.made(`/v1/disbursements/${receipt}/refunds`, {
    amount: 10 * JUTA,
    refundedOn: '2025-06-18',
    evidence: { kind: 'bank_transfer', number: 'TRF/18/VI' },
    reason: 'Kelebihan setor',
  })
  await verifier.made(`/v1/adjustments/${refund.id}/approval`)

  await closeThrough(service, '2025-06')
  await receive(20, '2025-06-24', 'STS/0612/2025', { bookedOn: '2025-07-01' })
  expect(await on('M04')).toMatchObject({ received: 160 * JUTA, verified: 140 * JUTA })

  const stands = (await finance.get(`/v1/pledges/${pledge}`)).body
  expect(stands).toMatchObject({
    amount: 250 * JUTA,
    writtenOff: 40 * JUTA,
    total: 210 * JUTA,
    received: 160 * JUTA,
    outstanding: 50 * JUTA,
  })
  const coverage = async (asOf: string) =>
    (await service.as('auditor').get(`/v1/retreats/${retreatId}/coverage?venue=KOTA&asOf=${asOf}`)).body
      .totals
  expect(await coverage('2025-06-30')).toMatchObject({
    csr: { received: 140 * JUTA, verified: 140 * JUTA },
    percent: { verified: 39.28 },
  })
  expect(await coverage('2025-05-01')).toMatchObject({
    csr: { pledged: 250 * JUTA, committed: 250 * JUTA, received: 0, verified: 0 },
  })
  expect(page).toContain('140 / 356,4 = 39,28 %')
  expect(page).toContain('now stands at 210 (250 promised − 40 written off), 160 received, 50 outstanding')
})
