/** A request has one id, and it is ours: see src/platform/http/request-ids.ts. */
import { validate, version } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLogger } from '../../src/platform/http/logger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat, companyOf, receiptOf } from '../support/world.ts'

const log: string[] = []
let service: TestService
beforeAll(async () => {
  service = await startTestService({ logger: openLogger('info', { write: (line) => void log.push(line) }) })
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const isOurs = (id: unknown) => validate(id) && version(id as string) === 7

async function requestIdsOf(subjectIds: string[]): Promise<string[]> {
  const { rows } = await service.sql.query('select request_id from events where subject_id = any ($1)', [
    subjectIds,
  ])
  return rows.map(({ request_id: id }) => id)
}

describe('no caller can take the id of a request for its own', () => {
  const register = (id: string) =>
    finance().post('/v1/companies', companyOf(), { headers: { 'x-request-id': id } })

  it('by sending the id that another request had', async () => {
    const first = await finance().post('/v1/companies', companyOf())
    const second = await register(String(first.headers['x-request-id']))

    const [one, two] = [first, second].map(({ headers }) => headers['x-request-id'])
    expect([one, two].every(isOurs)).toBe(true)
    expect(two).not.toBe(one)
    expect(await requestIdsOf([first.body.id])).toEqual([one])
    expect(await requestIdsOf([second.body.id])).toEqual([two])
  })

  it('by sending the same id twice', async () => {
    const sent = 'sipd-2025_000123'
    const made = [await register(sent), await register(sent)]

    const ids = await requestIdsOf(made.map(({ body }) => body.id))

    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain(sent)
    expect(ids.every(isOurs)).toBe(true)
  })

  it('not in a problem document, an early refusal or a sensitive read either', async () => {
    const headers = { 'x-request-id': 'sipd-2025_000123' }

    await finance().post('/v1/companies', { ...companyOf(), contact: { name: 'Kenari Contoh' } })
    const unknown = await service.app.inject({ url: '/v1/nothing', headers })
    const malformed = await service.app.inject({ url: '/v1/companies/%zz', headers })
    await service.as('auditor').get('/v1/companies', headers)

    for (const refused of [unknown, malformed]) {
      expect(isOurs(refused.json().requestId)).toBe(true)
      expect(refused.headers['x-request-id']).toBe(refused.json().requestId)
    }
    const { rows } = await service.sql.query(
      "select request_id from events where type = 'personal_data.read'",
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ request_id: id }) => isOurs(id))).toBe(true)
  })
})

it('the events of a batch have one request id, which its answer tells', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id } = await anActivePledge(service, { retreatId, amount: 150 })

  const { headers, body } = await finance().post(
    '/v1/disbursements/batch',
    { items: [receiptOf(id, 10), receiptOf(id, 20), receiptOf(id, 30)] },
    { headers: { 'x-request-id': 'sipd-2025_000123' } },
  )

  const ids = await requestIdsOf(body.items.map((item: { id: string }) => item.id))
  const ours = headers['x-request-id']
  expect(isOurs(ours)).toBe(true)
  expect(ids).toEqual([ours, ours, ours])
})

describe('what a caller calls its request', () => {
  async function answered(given: string) {
    log.length = 0
    return finance().get('/v1/companies', { 'x-request-id': given })
  }

  it('stands beside ours in the log and in a header of its own', async () => {
    const { headers } = await answered('sipd-2025_000123')

    expect(headers['x-correlation-id']).toBe('sipd-2025_000123')
    const lines = () => log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
    await expect
      .poll(lines)
      .toMatchObject([{ requestId: headers['x-request-id'], correlationId: 'sipd-2025_000123', status: 200 }])
  })

  it.each([
    'short',
    'x'.repeat(65),
    'x'.repeat(8_000),
    'budi@contoh.example',
    'a line {"a":1}',
    'Budi Contoh',
  ])('is neither logged nor echoed where it could be anything: %.20s', async (given) => {
    const { headers } = await answered(given)

    expect(headers['x-correlation-id']).toBeUndefined()
    expect(log).not.toHaveLength(0)
    expect(log.join('')).not.toContain(given)
  })
})
