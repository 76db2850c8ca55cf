import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReportCache } from '../../src/coverage/report-cache.ts'
import { aSystem } from '../support/people.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a report that somebody read before', () => {
  async function aReadReport() {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: companyId } = await aCompany(service)
    const { id: pledgeId } = await anActivePledge(service, {
      retreatId,
      companyId,
      amount: 500,
      allocations: onLines({ A: 500 }),
    })
    const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI`
    const read = (more = '', headers = {}) => service.as('auditor').get(`${path}${more}`, headers)
    await read()
    return { retreatId, companyId, pledgeId, path, read }
  }

  it('is answered byte by byte as if it were made anew', async () => {
    const { read } = await aReadReport()

    const [kept, anew] = [await read(), await read('', { 'cache-control': 'no-cache' })]

    expect(kept.text).toBe(anew.text)
    expect(kept.headers).toMatchObject({
      etag: anew.headers.etag,
      'content-type': anew.headers['content-type'],
    })
  })

  it('is another one as soon as something is posted', async () => {
    const { pledgeId, read } = await aReadReport()

    await aReceipt(service, pledgeId, 200)

    expect((await read()).body.sources.total.received).toBe(200)
  })

  it('is another one in the other language, and for what it is grouped by', async () => {
    const { read } = await aReadReport()

    const groups = async (language: string) =>
      (await read('&groupBy=form', { 'accept-language': language })).body.groups[0].label

    expect([await groups('id'), await groups('en'), await groups('id')]).toEqual(['Uang', 'Cash', 'Uang'])
  })

  it('names a company as it is called now', async () => {
    const { companyId, read } = await aReadReport()
    await read('&groupBy=company')

    await service.as('finance').patch(`/v1/companies/${companyId}`, { legalName: 'PT Contoh Nama Baru' })

    expect((await read('&groupBy=company')).body.groups[0].label).toBe('PT Contoh Nama Baru')
  })

  it('is not the comparison of venues, whose parameters are the same', async () => {
    const { retreatId } = await aReadReport()
    const read = (report: string) => service.as('auditor').get(`/v1/retreats/${retreatId}/${report}`)
    await chosenVenue(service, retreatId, {
      venueCode: 'PANTAI',
      chosenOn: '2025-03-01',
    })

    expect((await read('coverage')).body).toHaveProperty('lines')
    expect((await read('venue-comparison')).body).toHaveProperty('venues')
  })

  it('is not there for a key that may not see its retreat', async () => {
    const { path } = await aReadReport()
    const { id: elsewhere } = await aRetreat(service, [{ code: 'B', amount: 1 }])
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [elsewhere] } })

    expect((await limited.get(path)).status).toBe(404)
  })
})

it('keeps the reports that were asked for last, in bounded memory', () => {
  const kept = new ReportCache()
  const body = 'x'.repeat(3_000_000)
  kept.keep('first', body)
  kept.keep('second', body)
  kept.find('first')

  kept.keep('third', body)

  expect(['first', 'second', 'third'].filter((key) => kept.find(key) !== undefined)).toEqual([
    'first',
    'third',
  ])
})
