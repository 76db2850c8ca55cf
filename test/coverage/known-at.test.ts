import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { defaultFindingSettings } from '../../src/platform/shared/finding-settings.ts'
import { coverage } from '../../src/reports/coverage-files.ts'
import { correctedByTwo } from '../support/proposals.ts'
import { aSealedRetreat } from '../support/repetition.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aReceipt } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a report as it was known at an instant', () => {
  it('is what the report of that moment was', async () => {
    const { retreatId, pledgeId } = await aSealedRetreat(service)
    const auditor = service.as('auditor')
    const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI&groupBy=company`
    const { body: live } = await auditor.get(path)
    const knownAt = await seal(service)
    await aReceipt(service, pledgeId, 77_000)
    await seal(service)

    const { body: then } = await auditor.get(`${path}&knownAt=${knownAt}`)
    const { body: now } = await auditor.get(path)

    expect({ ...then, knownAt: null, checkpoint: null }).toEqual(live)
    expect(now.sources.total.received).toBe(live.sources.total.received + 77_000)
    expect(live).toMatchObject({ knownAt: null, checkpoint: null })
  })

  it('names the checkpoint up to which it reads', async () => {
    const { retreatId, knownAt } = await aSealedRetreat(service)
    const auditor = service.as('auditor')
    const { body: checkpoint } = await auditor.get('/v1/checkpoints/latest')

    const { body } = await auditor.get(`/v1/retreats/${retreatId}/coverage?venue=KOTA&knownAt=${knownAt}`)

    expect(body).toMatchObject({ knownAt, checkpoint })
  })

  it('looks back both ways: at a date, and as it was known', async () => {
    const { retreatId, pledgeId, knownAt } = await aSealedRetreat(service)
    await aReceipt(service, pledgeId, 9_000, { receivedOn: '2025-03-01' })
    const later = await seal(service)
    const receivedBy = async (asOf: string, known: string) => {
      const path = `/v1/retreats/${retreatId}/coverage?venue=KOTA&asOf=${asOf}&knownAt=${known}`
      return (await service.as('auditor').get(path)).body.sources.total.received
    }

    expect(await receivedBy('2025-03-31', knownAt)).toBe(0)
    expect(await receivedBy('2025-03-31', later)).toBe(9_000)
    expect(await receivedBy('2025-05-31', knownAt)).toBe(100_000_000)
    expect(await receivedBy('2025-05-31', later)).toBe(100_009_000)
  })

  it('is the same as a table, which says at which instant, whatever the retreat is called since', async () => {
    const { retreatId, knownAt } = await aSealedRetreat(service)
    const auditor = await authenticate(service.db, String(service.as('auditor').secret))
    const request = { retreatId, query: { venue: 'KOTA', knownAt }, language: 'en' } as const
    const build = () =>
      service.db.transaction((tx) => coverage.build(tx, auditor, request, defaultFindingSettings))
    const before = await build()
    const change = { title: 'Retret dengan nama lain', reason: 'Contoh alasan' }
    await correctedByTwo(service, `/v1/retreats/${retreatId}`, change)

    expect(await build()).toEqual(before)
    expect(before.table.parameters).toContainEqual({ key: 'knownAt', label: 'As known at', value: knownAt })
  })

  it('is refused beyond the last seal, naming its instant', async () => {
    const { retreatId, knownAt } = await aSealedRetreat(service)
    const later = new Date(Date.parse(knownAt) + 3_600_000).toISOString()

    const response = await service
      .as('auditor')
      .get(`/v1/retreats/${retreatId}/coverage?venue=KOTA&knownAt=${later}`)

    expect(response.status).toBe(409)
    expect(response.body).toMatchObject({ code: 'not_sealed_yet', figures: { sealedAt: knownAt } })
    expect(response.body.detail).toMatch(/last sealed at: \d+ \w+ \d{4} at \d\d:\d\d WITA/)
  })

  it('is 404 before anything was known of it', async () => {
    const earlier = (await aSealedRetreat(service)).knownAt
    const { retreatId } = await aSealedRetreat(service)
    const path = `/v1/retreats/${retreatId}/coverage?venue=KOTA`

    const unknownThen = await service.as('auditor').get(`${path}&knownAt=${earlier}`)
    const beforeTheLog = await service.as('auditor').get(`${path}&knownAt=2020-01-01T00:00:00Z`)

    expect(unknownThen.body.code).toBe('retreat_not_found')
    expect(beforeTheLog.body.code).toBe('checkpoint_not_found')
  })
})
