/** Lists in the order that is wanted, page by page, and by several values of a filter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { fewAtOnce } from '../support/few-at-once.ts'
import { aSystem } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aDraft, anActivePledge, aReceipt, aRetreat, aSubmittedPledge, companyOf } from '../support/world.ts'

let service: TestService
let auditor: Client
beforeAll(async () => {
  service = await startTestService()
  auditor = service.as('auditor')
})
afterAll(() => service.close())

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id)

/** Ids of all pages, walked by cursor. */
async function walk(path: string, client = auditor, limit = 2): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await client.get(`${path}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
    expect(status, JSON.stringify(body)).toBe(200)
    ids.push(...idsOf(body.items))
    cursor = body.nextCursor
  }
  return ids
}

/** Drafts of these amounts in their order. */
async function draftsOf(retreatId: string, ...amounts: number[]): Promise<string[]> {
  const ids: string[] = []
  for (const amount of amounts) ids.push((await aDraft(service, { retreatId, amount })).id)
  return ids
}

const byAmount = 'sort=-amount'

describe('a sorted list', () => {
  it('is walked in its order, equal ones in the order of their creation, each once', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const [a, b, c, d, e] = await draftsOf(id, 5, 7, 5, 9, 5)
    const list = `/v1/pledges?retreatId=${id}`

    expect(await walk(`${list}&sort=amount`)).toEqual([a, c, e, b, d])
    expect(await walk(`${list}&${byAmount}`)).toEqual([d, b, e, c, a])
    expect(await walk(`${list}&sort=createdAt`)).toEqual([a, b, c, d, e])
    expect(await walk(list)).toEqual([e, d, c, b, a])
  })

  it('is sorted by day and by name', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const march = await aDraft(service, { retreatId, amount: 1, pledgedOn: '2025-03-01' })
    const january = await aDraft(service, { retreatId, amount: 1, pledgedOn: '2025-01-15' })
    const names = ['QQ Zirkon', 'qq. akasia', 'QQ Meranti']
    const made = []
    for (const legalName of names)
      made.push(await service.as('finance').made('/v1/companies', { ...companyOf(), legalName }))
    const [zirkon, akasia, meranti] = idsOf(made as { id: string }[])

    expect(await walk(`/v1/pledges?retreatId=${retreatId}&sort=pledgedOn`)).toEqual([january.id, march.id])
    expect(await walk('/v1/companies?q=qq&sort=legalName')).toEqual([akasia, meranti, zirkon])
    expect(await walk('/v1/companies?q=qq&sort=-legalName')).toEqual([zirkon, meranti, akasia])
  })

  it('is one order over several retreats, of those alone that the key sees', async () => {
    const [one, two, other] = [
      await aRetreat(service, [{ code: 'A', amount: 100 }]),
      await aRetreat(service, [{ code: 'A', amount: 100 }]),
      await aRetreat(service, [{ code: 'A', amount: 100 }]),
    ]
    const [a, b] = await draftsOf(one.id, 71, 73)
    const [c, d] = await draftsOf(two.id, 72, 74)
    const [unseen] = await draftsOf(other.id, 75)
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [one.id, two.id] } })

    expect(await walk(`/v1/pledges?${byAmount}`, limited)).toEqual([d, b, c, a])
    expect(await walk('/v1/pledges?sort=createdAt', limited)).toEqual([a, b, c, d])
    expect(await walk(`/v1/pledges?${byAmount}&amountFrom=71&amountTo=75`)).toEqual([unseen, d, b, c, a])
  })

  it('is the same list as it was known', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const made = await draftsOf(id, 3, 1, 2)
    const knownAt = await seal(service)
    await draftsOf(id, 4)

    const sorted = await walk(`/v1/pledges?retreatId=${id}&sort=amount&knownAt=${knownAt}`)

    expect(sorted).toEqual([made[1], made[2], made[0]])
  })
})

describe('a cursor', () => {
  it.each([
    ['another order', byAmount],
    ['another filter', 'state=draft'],
    ['a search', 'q=contoh'],
    ['one value more', 'sort=amount&state=draft,submitted'],
  ])('of one list is refused by %s', async (_, other) => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    await draftsOf(id, 1, 2)
    const list = `/v1/pledges?retreatId=${id}&limit=1`
    const { body: page } = await auditor.get(`${list}&sort=amount`)

    const { status, body } = await auditor.get(`${list}&${other}&cursor=${page.nextCursor}`)

    expect([status, body.code]).toEqual([400, 'cursor_of_other_list'])
  })

  it('of one list is refused by every other, also where it has the same filters', async () => {
    await Promise.all([...['A', 'B'].map((code) => aRetreat(service, [{ code, amount: 1 }]))])
    const { body: page } = await auditor.get('/v1/retreats?limit=1')

    const answers = await fewAtOnce(['companies', 'pledges', 'disbursements', 'documents', 'users'], (name) =>
      auditor.get(`/v1/${name}?limit=1&cursor=${page.nextCursor}`),
    )

    expect(answers.map(({ body }) => body.code)).toEqual(Array(5).fill('cursor_of_other_list'))
    expect((await auditor.get(`/v1/retreats?limit=1&cursor=${page.nextCursor}`)).status).toBe(200)
  })

  it('goes on whatever the size of the page, and with or without totals', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const made = await draftsOf(id, 1, 2, 3)
    const list = `/v1/pledges?retreatId=${id}&sort=amount`
    const { body: page } = await auditor.get(`${list}&limit=1`)

    const { body } = await auditor.get(`${list}&limit=50&totals=true&cursor=${page.nextCursor}`)

    expect(idsOf(body.items)).toEqual(made.slice(1))
    expect(body.totals).toMatchObject({ count: 3, amount: 6 })
  })

  it.each([
    ['a text for an amount', '"1"'],
    ['no amount', 'null'],
    ['more than an amount', '1e30'],
    ['an object', '{}'],
  ])('that was made up with %s is refused', async (_, value) => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    await draftsOf(id, 1, 2)
    const list = `/v1/pledges?retreatId=${id}&limit=1&sort=amount`
    const { body: page } = await auditor.get(list)
    const [at, of] = JSON.parse(Buffer.from(page.nextCursor, 'base64url').toString())
    const forged = Buffer.from(`["${at}","${of}",${value},null]`).toString('base64url')

    const { status, body } = await auditor.get(`${list}&cursor=${forged}`)

    expect([status, body.code]).toEqual([400, 'invalid_cursor'])
  })
})

describe('a filter', () => {
  it('takes several values, repeated or separated by commas', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const draft = await aDraft(service, { retreatId, amount: 1 })
    const submitted = await aSubmittedPledge(service, { retreatId, amount: 1 })
    await anActivePledge(service, { retreatId, amount: 1 })
    const list = `/v1/pledges?retreatId=${retreatId}`

    expect(await walk(`${list}&state=draft,submitted`)).toEqual([submitted.id, draft.id])
    expect(await walk(`${list}&state=draft&state=submitted`)).toEqual([submitted.id, draft.id])
    const { status, body } = await auditor.get(`${list}&state=draft,lost`)
    expect([status, body.errors[0].pointer]).toEqual([400, '/state/1'])
  })

  it('finds pledges by line, maker, amount and what is overdue', async () => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'A', amount: 100 },
      { code: 'B', amount: 100 },
    ])
    const onA = await anActivePledge(service, {
      retreatId,
      amount: 10,
      allocations: [{ lineCode: 'A', amount: 10 }],
    })
    const onB = await aDraft(service, { retreatId, amount: 20, allocations: [{ lineCode: 'B', amount: 20 }] })
    const paid = await anActivePledge(service, { retreatId, amount: 30 })
    await aReceipt(service, paid.id, 30)
    const me = (await service.as('finance').get('/v1/me')).body.id
    const list = `/v1/pledges?retreatId=${retreatId}`

    expect(await walk(`${list}&lineCode=A`)).toEqual([onA.id])
    expect(await walk(`${list}&lineCode=A,B`)).toEqual([onB.id, onA.id])
    expect(await walk(`${list}&overdue=true`)).toEqual([onA.id])
    expect(await walk(`${list}&overdue=false`)).toEqual([paid.id, onB.id])
    expect(await walk(`${list}&makerId=${me}&amountFrom=11&amountTo=30`)).toEqual([paid.id, onB.id])
    const auditorId = (await auditor.get('/v1/me')).body.id
    expect(await walk(`${list}&makerId=${auditorId}`)).toEqual([])
  })

  it('finds receipts by line, channel and evidence', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const pledge = await anActivePledge(service, {
      retreatId,
      amount: 50,
      allocations: [{ lineCode: 'A', amount: 20 }],
    })
    const onLine = await aReceipt(service, pledge.id, 10, { allocations: [{ lineCode: 'A', amount: 10 }] })
    const beside = await aReceipt(service, pledge.id, 10, {
      allocations: [],
      unallocated: 10,
      channel: 'other_account',
    })
    const list = `/v1/disbursements?retreatId=${retreatId}`

    expect(await walk(`${list}&lineCode=A`)).toEqual([onLine.id])
    expect(await walk(`${list}&channel=other_account,bast`)).toEqual([beside.id])
    expect(await walk(`${list}&hasEvidence=true`)).toEqual([])
    expect(await walk(`${list}&hasEvidence=false&sort=amount`)).toEqual([onLine.id, beside.id])
  })

  it('of what stands beside the records is refused as known', async () => {
    const knownAt = await seal(service)

    const { status, body } = await auditor.get(`/v1/pledges?overdue=true&knownAt=${knownAt}`)

    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'filter_of_now_only', '/overdue'])
  })
})

it('totals are those of all that the filters find, not of the page', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const first = await anActivePledge(service, { retreatId, amount: 100 })
  await anActivePledge(service, { retreatId, amount: 50 })
  await aDraft(service, { retreatId, amount: 7 })
  const receipt = await aReceipt(service, first.id, 30)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  await aReceipt(service, first.id, 5)
  const totalsOf = async (path: string) => (await auditor.get(path)).body.totals

  expect(await totalsOf(`/v1/pledges?retreatId=${retreatId}&limit=1&totals=true`)).toEqual({
    count: 3,
    amount: 157,
    received: 35,
    verified: 30,
    outstanding: 115,
  })
  expect(await totalsOf(`/v1/pledges?retreatId=${retreatId}&state=active&totals=true`)).toMatchObject({
    count: 2,
  })
  expect(await totalsOf(`/v1/disbursements?retreatId=${retreatId}&totals=true`)).toEqual({
    count: 2,
    amount: 35,
  })
  expect(await totalsOf(`/v1/disbursements?retreatId=${retreatId}`)).toBeUndefined()
})
