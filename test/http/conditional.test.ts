import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { etagOf } from '../../src/platform/shared/etag.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, aDraft, anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
let pledgeId: string
let receiptId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'L1', amount: 1_000 }])).id
  pledgeId = (await anActivePledge(service, { retreatId, amount: 1_000 })).id
  receiptId = (await aReceipt(service, pledgeId, 10)).id
})
afterAll(() => service.close())

const get = (path: string, etag?: string) =>
  service.as('auditor').get(path, etag === undefined ? {} : { 'if-none-match': etag })

describe('a reader who has it already', () => {
  const paths = {
    'a list': () => '/v1/pledges',
    'a retreat': () => `/v1/retreats/${retreatId}`,
    'a budget': () => `/v1/retreats/${retreatId}/budgets/1`,
    'a pledge': () => `/v1/pledges/${pledgeId}`,
    'a disbursement': () => `/v1/disbursements/${receiptId}`,
    'a code list': () => '/v1/reference/regencies',
    'the coverage': () => `/v1/retreats/${retreatId}/coverage?venue=KOTA`,
  }

  it.each(Object.entries(paths))('is answered 304 without a body: %s', async (_what, path) => {
    const { headers } = await get(path())
    const etag = String(headers.etag)

    const again = await get(path(), etag)

    expect(etag).toMatch(/^"[^"]+"$/)
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
    expect(again.headers.etag).toBe(etag)
  })

  it('may name it weakly, in a list, or with *', async () => {
    const etag = String((await get(`/v1/pledges/${pledgeId}`)).headers.etag)

    const answers = await Promise.all(
      [`W/${etag}`, `"lama", ${etag}`, '*'].map((header) => get(`/v1/pledges/${pledgeId}`, header)),
    )

    expect(answers.map(({ status }) => status)).toEqual([304, 304, 304])
  })

  it('is answered anew once it has changed', async () => {
    const draft = await aDraft(service, { retreatId, amount: 5 })
    const path = `/v1/pledges/${draft.id}`
    const etag = String((await get(path)).headers.etag)
    await service.as('finance').made(`${path}/submission`)

    const again = await get(path, etag)

    expect(again.status).toBe(200)
    expect(again.headers.etag).not.toBe(etag)
  })

  it('is answered 404, not 304, where it is not there', async () => {
    expect((await get('/v1/pledges/x', '*')).status).toBe(404)
  })
})

it('an answer to a write carries the ETag of what a reader would now get', async () => {
  const company = await service.as('finance').get(`/v1/companies/${(await aCompany(service)).id}`)
  const path = `/v1/companies/${company.body.id}`

  const changed = await service.as('finance').patch(path, { regencyCodes: ['64.02'] })

  // A read tells what can be done, so it may be long enough to be packed, and its ETag say so.
  const now = await service.as('finance').get(path, { 'accept-encoding': 'identity' })
  expect(changed.headers.etag).toBe(now.headers.etag)
  expect(changed.headers.etag).not.toBe(company.headers.etag)
})

describe('a change', () => {
  const change = { regencyCodes: ['64.02'] }
  const changeIf = (path: string, ifMatch: string) =>
    service.as('finance').patch(path, change, { 'if-match': ifMatch })

  it('needs to say what it was meant for', async () => {
    const { id } = await aCompany(service)

    const response = await service.as('finance').patch(`/v1/companies/${id}`, change, {})

    expect(response.status).toBe(428)
  })

  it('is refused where the record went on since', async () => {
    const path = `/v1/companies/${(await aCompany(service)).id}`
    const etag = String((await get(path)).headers.etag)
    await service.as('finance').patch(path, { kbliVersion: '2025' })

    const response = await changeIf(path, etag)

    expect(response.status).toBe(412)
    expect(response.body.code).toBe('precondition_failed')
    expect((await get(path)).body).toMatchObject({ regencyCodes: ['64.08'], version: 2 })
  })

  it.each(['xyz', '"lama" xyz', 'W/xyz', '"lama', ','])(
    'whose If-Match is no ETag is not blamed on somebody else: %s',
    async (ifMatch) => {
      const path = `/v1/companies/${(await aCompany(service)).id}`

      const response = await changeIf(path, ifMatch)

      expect([response.status, response.body.code]).toEqual([400, 'malformed_if_match'])
      expect((await get(path)).body).toMatchObject({ regencyCodes: ['64.08'], version: 1 })
    },
  )

  it('may be meant for one of several', async () => {
    const path = `/v1/companies/${(await aCompany(service)).id}`
    const etag = String((await get(path)).headers.etag)

    expect((await changeIf(path, `"lama", ${etag}`)).status).toBe(200)
  })

  it('with * is meant for whatever is there', async () => {
    const path = `/v1/companies/${(await aCompany(service)).id}`

    expect((await changeIf(path, '*')).status).toBe(200)
  })

  it('of two that were meant for the same, one is made', async () => {
    const path = `/v1/companies/${(await aCompany(service)).id}`
    const etag = String((await get(path)).headers.etag)

    const answers = await Promise.all([changeIf(path, etag), changeIf(path, etag), changeIf(path, etag)])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    expect((await get(path)).body.version).toBe(2)
  })
})

describe('an ETag lets nobody guess what they may not read:', () => {
  const record = { id: 'x', version: 1, legalName: 'PT Contoh' }
  it.each([
    ['contact', { phone: '0811' }, { phone: '0812' }],
    ['email', 'satu@contoh.example', 'dua@contoh.example'],
    ['subject', 'satu', 'dua'],
  ])('it is the same whatever the %s, of a record and of a list', (name, one, other) => {
    const [first, second, hidden] = [one, other, null].map((value) => ({ ...record, [name]: value }))

    expect(etagOf(first)).toBe(etagOf(second))
    expect(etagOf(first)).toBe(etagOf(hidden))
    expect(etagOf({ items: [first] })).toBe(etagOf({ items: [second] }))
    expect(etagOf({ items: [first] })).not.toBe(etagOf({ items: [{ ...first, version: 2 }] }))
  })

  it('it changes with a contact all the same, and a refusal does not say that it was that', async () => {
    const { id } = await aCompany(service)
    const path = `/v1/companies/${id}`
    const read = async () => String((await service.as('integration').get(path)).headers.etag)
    const before = await read()
    await service
      .as('finance')
      .patch(path, { contact: { name: 'Nama', phone: '0811', email: 'a@contoh.example' } })

    expect(await read()).not.toBe(before)
    const { status, text } = await service
      .as('finance')
      .patch(path, { legalName: 'PT Lain' }, { 'if-match': before })
    expect(status).toBe(412)
    expect(text).not.toMatch(/contact|kontak/)
  })
})
