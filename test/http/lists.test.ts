import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aCompany,
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  companyOf,
  receiptOf,
} from '../support/world.ts'

let service: TestService
let auditor: Client
beforeAll(async () => {
  service = await startTestService()
  auditor = service.as('auditor')
})
afterAll(() => service.close())

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id)
const nextOf = (link: string | undefined) => /^<(.+)>; rel="next"$/.exec(link ?? '')?.[1]

/** Ids of everything that this address lists. */
async function idsAt(path: string): Promise<string[]> {
  const { body } = await auditor.get(path)
  expect(body.nextCursor).toBeNull()
  return idsOf(body.items)
}

async function drafts(retreatId: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let each = 0; each < count; each += 1) ids.push((await aDraft(service, { retreatId, amount: 1 })).id)
  return ids
}

describe('a list in pages', () => {
  it('is walked by Link, each item once and the newest first, while items are added', async () => {
    const retreat = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const made = await drafts(retreat.id, 5)
    const seen: string[] = []

    let path: string | undefined = `/v1/pledges?limit=2&retreatId=${retreat.id}`
    while (path !== undefined) {
      const { body, headers } = await auditor.get(path)
      seen.push(...idsOf(body.items))
      if (seen.length === 2) made.push(...(await drafts(retreat.id, 1)))
      path = nextOf(headers.link)
      expect(path === undefined).toBe(body.nextCursor === null)
    }

    expect(seen).toEqual(made.slice(0, 5).toReversed())
  })

  it('ends without a cursor where a page is exactly full', async () => {
    const retreat = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const made = await drafts(retreat.id, 2)

    const { body, headers } = await auditor.get(`/v1/pledges?limit=2&retreatId=${retreat.id}`)

    expect(idsOf(body.items)).toEqual(made.toReversed())
    expect(body.nextCursor).toBeNull()
    expect(headers.link).toBeUndefined()
  })

  it('that is empty is a list', async () => {
    const { status, body } = await auditor.get(`/v1/pledges?retreatId=${randomUUID()}`)

    expect(status).toBe(200)
    expect(body).toEqual({ items: [], nextCursor: null })
  })

  it.each(['limit=201', 'limit=-1', 'limit=1.5', 'limit=', `cursor=${'a'.repeat(501)}`])(
    'refuses %s',
    async (query) => {
      const { status, body } = await auditor.get(`/v1/pledges?${query}`)

      expect(status).toBe(400)
      expect(body.errors[0].pointer).toBe(`/${query.split('=')[0]}`)
    },
  )

  it.each(['zzz', Buffer.from('bukan pengenal').toString('base64url')])(
    'refuses the cursor %s, which it never gave',
    async (cursor) => {
      const { status, body } = await auditor.get(`/v1/companies?cursor=${cursor}`)

      expect(status).toBe(400)
      expect(body.code).toBe('invalid_cursor')
    },
  )
})

it('finds a retreat by its code', async () => {
  const { id } = await aRetreat(service, [{ code: 'L1', amount: 1 }])
  const { code } = (await auditor.get(`/v1/retreats/${id}`)).body

  expect(await idsAt(`/v1/retreats?code=${code}`)).toEqual([id])
  expect(await idsAt('/v1/retreats?code=TIDAK-ADA')).toEqual([])
})

it('finds a company by its NPWP, of 16 digits or the old 15', async () => {
  const company = companyOf()
  const { id } = await service.as('finance').made('/v1/companies', company)

  expect(await idsAt(`/v1/companies?npwp=${company.npwp}`)).toEqual([id])
  expect(await idsAt(`/v1/companies?npwp=${company.npwp.slice(1)}`)).toEqual([id])
})

it('narrows pledges by retreat, company, state, day and reference, together', async () => {
  const retreatId = (await aRetreat(service, [{ code: 'L1', amount: 100 }])).id
  const companyId = (await aCompany(service)).id
  const draft = await aDraft(service, { retreatId, companyId, amount: 1 })
  const submitted = await aSubmittedPledge(service, { retreatId, amount: 1 })
  await service
    .as('finance')
    .patch(`/v1/pledges/${draft.id}`, { externalRef: 'SIPD-7', pledgedOn: '2025-03-01' })
  const of = (query: string) => idsAt(`/v1/pledges?retreatId=${retreatId}&${query}`)

  expect(await of('')).toEqual([submitted.id, draft.id])
  expect(await of(`companyId=${companyId}`)).toEqual([draft.id])
  expect(await of('state=submitted')).toEqual([submitted.id])
  expect(await of('externalRef=SIPD-7')).toEqual([draft.id])
  expect(await of('from=2025-03-01')).toEqual([draft.id])
  expect(await of('to=2025-02-28')).toEqual([submitted.id])
  expect(await of('from=2025-02-01&to=2025-03-01')).toEqual([submitted.id, draft.id])
  expect(await of(`state=submitted&companyId=${companyId}`)).toEqual([])
})

it('narrows disbursements by retreat, company, pledge, state, day and reference, together', async () => {
  const retreatId = (await aRetreat(service, [{ code: 'L1', amount: 100 }])).id
  const companyId = (await aCompany(service)).id
  const pledge = await anActivePledge(service, { retreatId, companyId, amount: 100 })
  const other = await anActivePledge(service, { retreatId, amount: 100 })
  const may = await aReceipt(service, pledge.id, 10, { externalRef: 'SIPD-8' })
  const june = await service
    .as('finance')
    .made('/v1/disbursements', receiptOf(other.id, 10, { receivedOn: '2025-06-03' }))
  await service.as('verifier').made(`/v1/disbursements/${may.id}/verification`)
  const of = (query: string) => idsAt(`/v1/disbursements?retreatId=${retreatId}&${query}`)

  expect(await of('')).toEqual([june.id, may.id])
  expect(await of(`companyId=${companyId}`)).toEqual([may.id])
  expect(await of(`pledgeId=${other.id}`)).toEqual([june.id])
  expect(await of('state=verified')).toEqual([may.id])
  expect(await of('externalRef=SIPD-8')).toEqual([may.id])
  expect(await of('from=2025-05-03')).toEqual([june.id])
  expect(await of('to=2025-05-02')).toEqual([may.id])
  expect(await of(`state=verified&pledgeId=${other.id}`)).toEqual([])
})
