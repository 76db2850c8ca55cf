/** The same report, asked for again after many further postings: it must be the same to the byte. */
import { expect } from 'vitest'
import { chosenVenue, correctedByTwo } from './proposals.ts'
import type { Random } from './random.ts'
import { seal } from './sealing.ts'
import type { TestService } from './service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat, lineOf } from './world.ts'

const groupings = ['category', 'accountCode', 'company', 'form', 'sector', 'regency', 'channel', 'month']

/** A retreat with money on it, sealed; and how to ask for its reports as they were then. */
export async function aSealedRetreat(service: TestService) {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 1_000_000_000 },
    { code: 'B', amount: 1_000_000_000, venueCode: 'PANTAI' },
    { code: 'C', amount: 1_000_000_000, venueCode: 'KOTA' },
  ])
  const { id: companyId } = await aCompany(service)
  const { id: pledgeId } = await anActivePledge(service, {
    retreatId,
    companyId,
    amount: 500_000_000,
    allocations: [
      { lineCode: 'A', amount: 200_000_000 },
      { lineCode: 'B', amount: 200_000_000 },
    ],
  })
  const receipt = await aReceipt(service, pledgeId, 100_000_000)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  // Takes the further receipts, on a line that no venue choice touches.
  const { id: busyPledgeId } = await anActivePledge(service, {
    retreatId,
    companyId,
    amount: 100_000_000,
    allocations: [{ lineCode: 'A', amount: 100_000_000 }],
  })
  const knownAt = await seal(service)

  const reports = async () => {
    const queries = [
      ...['PANTAI', 'KOTA'].flatMap((venue) =>
        groupings.map((by) => `coverage?venue=${venue}&groupBy=${by}&`),
      ),
      'coverage?venue=PANTAI&asOf=2025-05-01&',
      'venue-comparison?',
    ]
    const answers: string[] = []
    for (const query of queries) {
      const { status, text, headers } = await service
        .as('auditor')
        .get(`/v1/retreats/${retreatId}/${query}knownAt=${knownAt}`)
      expect(status, `${query}: ${text}`).toBe(200)
      answers.push(`${query} ${headers.etag} ${text}`)
    }
    return answers
  }
  return { retreatId, companyId, pledgeId, busyPledgeId, receiptId: receipt.id, knownAt, reports }
}

/** So many further receipts in batches, every third dated before everything that was there. */
export async function postReceipts(
  service: TestService,
  pledgeId: string,
  count: number,
  random: Random,
): Promise<void> {
  const BATCH = 500
  for (let posted = 0; posted < count; posted += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, count - posted) }, (_, index) => ({
      pledgeId,
      amount: random.between(1, 1_000),
      receivedOn: random.once(3) ? '2025-02-03' : '2025-05-20',
      channel: 'rkud',
      evidence: { kind: 'sts', number: `STS/ULANG/${posted + index}/2025` },
    }))
    await service.as('finance').made('/v1/disbursements/batch', { items })
  }
}

/** What changes documents: a company, a budget, the retreat, a pledge. */
export async function changeEverything(
  service: TestService,
  { retreatId, companyId, pledgeId, receiptId }: Awaited<ReturnType<typeof aSealedRetreat>>,
): Promise<void> {
  const finance = service.as('finance')
  const verifier = service.as('verifier')
  await finance.patch(`/v1/companies/${companyId}`, {
    legalName: 'PT Contoh Ganti Nama',
    kbliCode: '01262',
    regencyCodes: ['64.71'],
  })
  const change = { title: 'Retret dengan nama lain', reason: 'Contoh alasan' }
  await correctedByTwo(service, `/v1/retreats/${retreatId}`, change)
  await finance.made(`/v1/pledges/${pledgeId}/agreement`, {
    kind: 'nphd',
    number: 'NPHD/1',
    signedOn: '2025-02-02',
  })
  await finance.made(`/v1/retreats/${retreatId}/budgets`, {
    reason: 'RAB kedua contoh',
    lines: [
      lineOf({ code: 'A', amount: 900_000_000 }),
      lineOf({ code: 'B', amount: 900_000_000, venueCode: 'PANTAI' }),
    ],
  })
  await verifier.made(`/v1/retreats/${retreatId}/budgets/2/adoption`, { adoptedOn: '2025-02-05' })
  await chosenVenue(service, retreatId, { venueCode: 'KOTA', chosenOn: '2025-02-06' })
  const reversal = await finance.made(`/v1/disbursements/${receiptId}/reversal`, { reason: 'Salah catat' })
  await verifier.made(`/v1/adjustments/${reversal.id}/approval`)
}
