import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, retreatOf, today } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000

async function aRetreatWithMoney() {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'C', amount: 100 * M },
    { code: 'P', amount: 200 * M, venueCode: 'PANTAI' },
    { code: 'K', amount: 50 * M, venueCode: 'KOTA' },
  ])
  const pledge = await anActivePledge(service, {
    retreatId,
    amount: 100 * M,
    allocations: [
      { lineCode: 'C', amount: 30 * M },
      { lineCode: 'K', amount: 50 * M },
    ],
  })
  await aReceipt(service, pledge.id, 40 * M, {
    allocations: [{ lineCode: 'K', amount: 40 * M }],
    unallocated: 0,
  })
  return retreatId
}

function choose(retreatId: string, chosenOn = '2025-06-10') {
  const choice = { venueCode: 'PANTAI', chosenOn }
  return chosenVenue(service, retreatId, choice)
}

function read(retreatId: string, report: string, headers = {}) {
  return service.as('auditor').get(`/v1/retreats/${retreatId}/${report}`, headers)
}

describe('the venue of a coverage report', () => {
  it('must be named while none is chosen', async () => {
    const retreatId = await aRetreatWithMoney()

    const { status, body, headers } = await read(retreatId, 'coverage')

    expect(status).toBe(422)
    expect(headers.etag).toBeUndefined()
    expect(body).toMatchObject({ code: 'venue_required', figures: { venues: 'PANTAI, KOTA' } })
  })

  it('is the chosen one from the day of the choice on, and must be named for a day before', async () => {
    const retreatId = await aRetreatWithMoney()
    await choose(retreatId)

    const now = await read(retreatId, 'coverage')
    const onTheDay = await read(retreatId, 'coverage?asOf=2025-06-10')
    const dayBefore = await read(retreatId, 'coverage?asOf=2025-06-09')

    expect(now.body.venue).toBe('PANTAI')
    expect(onTheDay.body.venue).toBe('PANTAI')
    expect(dayBefore.body.code).toBe('venue_required')
  })

  it('may still be another one, asked for by name', async () => {
    const retreatId = await aRetreatWithMoney()
    await choose(retreatId)

    const { body } = await read(retreatId, 'coverage?venue=KOTA')

    expect(body).toMatchObject({
      venue: 'KOTA',
      totals: { ceiling: 150 * M, csr: { pledged: 30 * M, received: 0 } },
    })
  })
})

describe('the comparison of venues', () => {
  it('is the coverage report of every venue, side by side, with what they share', async () => {
    const retreatId = await aRetreatWithMoney()

    const { status, body } = await read(retreatId, 'venue-comparison')

    const reports = await Promise.all(
      ['PANTAI', 'KOTA'].map(async (venue) => (await read(retreatId, `coverage?venue=${venue}`)).body),
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ budgetVersion: 1, chosenVenue: null, asOf: today, currency: 'IDR' })
    expect(body.sources).toEqual(reports[0].sources)
    expect(body.venues).toEqual(
      reports.map(({ venue, totals, unallocated, otherVenues, apbdElsewhere, lines }) => ({
        venue,
        name: venue === 'PANTAI' ? 'Pantai Contoh' : 'Kota Contoh',
        regencyCode: venue === 'PANTAI' ? '64.03' : '64.71',
        totals,
        unallocated,
        otherVenues,
        apbdElsewhere,
        lines,
      })),
    )
    expect(body.venues[1].totals.percent.received).toBe(26.67)
  })

  it('can be asked for a past date, and names the venue that was chosen by then', async () => {
    const retreatId = await aRetreatWithMoney()
    await choose(retreatId)

    const [before, after] = [
      await read(retreatId, 'venue-comparison?asOf=2025-06-09'),
      await read(retreatId, 'venue-comparison?asOf=2025-06-10'),
    ]

    expect(before.body).toMatchObject({ asOf: '2025-06-09', chosenVenue: null })
    expect(before.body.venues[1].totals.csr.received).toBe(40 * M)
    expect(after.body).toMatchObject({ asOf: '2025-06-10', chosenVenue: 'PANTAI' })
    expect(after.body.venues[1].totals.csr.received).toBe(0)
  })

  it('is 304 for a reader who has it, until something is posted', async () => {
    const retreatId = await aRetreatWithMoney()
    const { headers } = await read(retreatId, 'venue-comparison')
    const has = { 'if-none-match': String(headers.etag) }

    const unchanged = await read(retreatId, 'venue-comparison', has)
    await choose(retreatId)
    const changed = await read(retreatId, 'venue-comparison', has)

    expect(unchanged.status).toBe(304)
    expect(changed.status).toBe(200)
  })

  it('refuses what a coverage report refuses', async () => {
    const { id: withoutBudget } = await service.as('finance').made('/v1/retreats', retreatOf())
    const retreatId = await aRetreatWithMoney()

    const answers = [
      await read(withoutBudget, 'venue-comparison'),
      await read(retreatId, 'venue-comparison?asOf=2999-01-01'),
      await read(retreatId, 'venue-comparison?asOf=2024-01-01'),
      await read('0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f', 'venue-comparison'),
    ]

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'no_adopted_budget'],
      [422, 'date_in_future'],
      [409, 'before_first_budget'],
      [404, 'retreat_not_found'],
    ])
  })
})
