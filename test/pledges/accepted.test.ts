import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOn, expectBalancesToBeTheJournalsSums } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, anActivePledge, aRetreat, onLines, pledgeOf, retreatOf, today } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a pledge is accepted', () => {
  it('over lines of several venues, and reserves on each', async () => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'U', amount: 100 },
      { code: 'P', amount: 100, venueCode: 'PANTAI' },
      { code: 'K', amount: 100, venueCode: 'KOTA' },
    ])

    const allocations = onLines({ U: 50, P: 60, K: 70 })
    const pledge = await anActivePledge(service, { retreatId, amount: 200, allocations })

    expect(pledge).toMatchObject({ unallocated: 20, outstanding: 200 })
    for (const [line, pledged] of [
      ['U', 50],
      ['P', 60],
      ['K', 70],
      [null, 20],
    ] as const) {
      expect(await balanceOn(service, retreatId, line)).toMatchObject({ reserved: pledged, pledged })
    }
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('on no line at all, for a retreat that has no budget yet', async () => {
    const { id: retreatId } = await service.as('finance').made('/v1/retreats', retreatOf())

    const pledge = await anActivePledge(service, { retreatId, amount: 100 })

    expect(pledge).toMatchObject({ state: 'active', allocations: [], unallocated: 100 })
    expect(await balanceOn(service, retreatId, null)).toMatchObject({ reserved: 100, pledged: 100 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('of any amount from 1 rupiah to 10^13', async () => {
    const { id: retreatId } = await service.as('finance').made('/v1/retreats', retreatOf())

    const least = await anActivePledge(service, { retreatId, amount: 1 })
    const most = await anActivePledge(service, { retreatId, amount: 10 ** 13 })

    expect([least, most]).toMatchObject([{ outstanding: 1 }, { outstanding: 10 ** 13 }])
    expect(await balanceOn(service, retreatId, null)).toMatchObject({ pledged: 10 ** 13 + 1 })
  })

  it('dated today, due later, from a letter that covers more, in place of another', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id: companyId } = await aCompany(service)
    const { id: replaces } = await anActivePledge(service, { retreatId, amount: 10, companyId })
    const pledge = await pledgeOf(service, { retreatId, amount: 100, companyId, pledgedOn: today })
    const instalments = [
      { dueOn: '2035-01-01', amount: 40 },
      { dueOn: '2035-02-01', amount: 60 },
    ]
    const more = { instalments, letterAmount: 250, externalRef: 'SIPD-1', replaces }

    const response = await service.as('finance').post('/v1/pledges', { ...pledge, ...more })

    expect(response.status).toBe(201)
    expect(response.headers.location).toBe(`/v1/pledges/${response.body.id}`)
    expect(response.body).toMatchObject({ state: 'draft', pledgedOn: today, ...more })
  })
})
