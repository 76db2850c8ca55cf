import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CoverageReport, VenueComparison } from '../../src/coverage/coverage.schema.ts'
import { levels } from '../../src/platform/shared/measures.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (
    await aRetreat(service, [
      { code: 'A', amount: 10_000 },
      { code: 'B', amount: 10_000 },
    ])
  ).id
  await postOutOfOrder()
})
afterAll(() => service.close())

/** First days, last days and days between of several months, each followed by an earlier one. */
const RECEIVED_ON = [
  '2025-05-31',
  '2025-03-01',
  '2025-04-30',
  '2025-03-31',
  '2025-05-01',
  '2025-02-14',
  '2025-03-15',
]

async function postOutOfOrder(): Promise<void> {
  const allocations = [
    { lineCode: 'A', amount: 4_000 },
    { lineCode: 'B', amount: 4_000 },
  ]
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 9_000, allocations })
  for (const [index, receivedOn] of RECEIVED_ON.entries()) {
    const { id } = await aReceipt(service, pledgeId, 100 + index, { receivedOn })
    if (index % 3 === 0) await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
    if (index % 3 === 1)
      await service.as('finance').made(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })
  }
}

/** What the journal's entries add up to until a day, summed one by one. */
async function summed(asOf: string, condition: string): Promise<Record<string, number>> {
  const { rows } = await service.sql.query(
    `select ${levels.map((level) => `coalesce(sum(amount) filter (where measure = '${level}'), 0)::int8 as ${level}`).join(', ')}
     from journal_entries where retreat_id = $1 and effective_on <= $2 and ${condition}`,
    [retreatId, asOf],
  )
  return rows[0]
}

const coverage = async (query: string) => {
  const { body, status } = await service
    .as('auditor')
    .get(`/v1/retreats/${retreatId}/coverage?venue=KOTA${query}`)
  expect(status).toBe(200)
  return body
}

describe('a report at a past date', () => {
  it.each([
    ...RECEIVED_ON,
    '2025-01-10',
    '2025-02-01',
    '2025-02-28',
    '2025-04-01',
    '2025-05-30',
    '2025-06-15',
  ])('adds up what had taken effect by then, whatever was posted after what: %s', async (asOf) => {
    const report = await coverage(`&asOf=${asOf}`)

    expect(report.sources.total).toEqual(await summed(asOf, 'true'))
    expect(report.unallocated).toEqual(await summed(asOf, 'line_code is null'))
    for (const { code, csr } of report.lines) expect(csr).toEqual(await summed(asOf, `line_code = '${code}'`))
  })

  it('is that of now where nothing took effect since', async () => {
    const [now, lately] = [await coverage(''), await coverage('&asOf=2025-12-31')]

    expect({ ...lately, asOf: now.asOf }).toEqual(now)
  })
})

describe('a report is sent as it was made', () => {
  it.each([
    '',
    '&groupBy=category',
    '&groupBy=company',
    '&groupBy=channel',
    '&groupBy=month',
    '&asOf=2025-04-01',
  ])('with what its schema names and nothing else: %s', async (query) => {
    const report = await coverage(query)

    expect(report).toEqual(CoverageReport.parse(report))
  })

  it('at all venues too', async () => {
    const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/venue-comparison`)

    expect(body).toEqual(VenueComparison.parse(body))
  })
})
