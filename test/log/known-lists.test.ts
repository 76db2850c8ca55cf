/** Lists and records as they were known at an instant: what they answered then, whatever has been written since. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { aSystem } from '../support/people.ts'
import { aSealedRetreat, changeEverything } from '../support/repetition.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, aDraft, anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let auditor: Client
beforeAll(async () => {
  service = await startTestService()
  auditor = service.as('auditor')
})
afterAll(() => service.close())

/** A ledger with something in every list, everything that is read of it, and how to read it again. */
async function aWorldToRemember() {
  const made = await aSealedRetreat(service)
  const { retreatId, companyId, pledgeId, receiptId } = made
  const finance = service.as('finance')
  await finance.made(`/v1/companies/${companyId}/disclosures`, {
    kind: 'permit',
    reference: 'IZIN/1',
    validFrom: '2025-01-01',
    validTo: null,
  })
  await finance.made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1',
    items: [{ lineCode: 'A', amount: 300_000_000 }],
  })
  const { id: spentId } = await finance.made(`/v1/retreats/${retreatId}/expenditures`, {
    lineCode: 'A',
    amount: 1_000,
    spentOn: '2025-03-01',
    sp2dNumber: 'SP2D/1',
  })
  const writeOff = await finance.made(`/v1/pledges/${pledgeId}/write-offs`, {
    amount: 1,
    reason: 'other',
    note: 'Sisa contoh',
    effectiveOn: '2025-06-02',
    instalments: [{ dueOn: '2025-12-01', amount: 499_999_999 }],
  })
  const paths = [
    `/v1/pledges?retreatId=${retreatId}`,
    `/v1/pledges?companyId=${companyId}&state=active`,
    `/v1/pledges/${pledgeId}`,
    `/v1/disbursements?retreatId=${retreatId}`,
    `/v1/disbursements?pledgeId=${pledgeId}&state=verified`,
    `/v1/disbursements/${receiptId}`,
    `/v1/adjustments?retreatId=${retreatId}&state=proposed`,
    `/v1/adjustments/${writeOff.id}`,
    `/v1/companies?limit=200`,
    `/v1/companies/${companyId}`,
    `/v1/companies/${companyId}/disclosures`,
    `/v1/retreats?limit=200`,
    `/v1/retreats/${retreatId}`,
    `/v1/retreats/${retreatId}/appropriations`,
    `/v1/retreats/${retreatId}/expenditures`,
    `/v1/retreats/${retreatId}/budgets`,
    `/v1/retreats/${retreatId}/budgets/1`,
  ]
  const changeAll = async () => {
    await finance.made(`/v1/expenditures/${spentId}/reversal`, { reason: 'Salah catat' })
    await service.as('verifier').made(`/v1/adjustments/${writeOff.id}/approval`)
    await changeEverything(service, made)
  }
  return { ...made, paths, changeAll }
}

/** What a caller could do with a record, and what a line has room for, is told of now alone. */
function ofTheRecord(answers: Record<string, unknown>): Record<string, unknown> {
  const ofNow = ['allowedActions', 'paperTotal', 'reserved', 'room']
  return JSON.parse(JSON.stringify(answers, (name, value) => (ofNow.includes(name) ? undefined : value)))
}

async function answersAt(paths: readonly string[], knownAt?: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const path of paths) {
    const { status, body } = await auditor.get(
      knownAt ? `${path}${path.includes('?') ? '&' : '?'}knownAt=${knownAt}` : path,
    )
    expect(status, `${path}: ${JSON.stringify(body)}`).toBe(200)
    answers[path] = body
  }
  return answers
}

/** The log keeps no contacts, so neither does what was known. */
const withoutContacts = (answers: unknown) =>
  JSON.parse(JSON.stringify(answers), (key, value) => (key === 'contact' ? null : value))

const nextOf = (link: string | undefined) => /^<(.+)>; rel="next"$/.exec(link ?? '')?.[1]

describe('lists and records as they were known at an instant', () => {
  it('are what they were then, though everything changed since', async () => {
    const { paths, changeAll } = await aWorldToRemember()
    const before = await answersAt(paths)
    const knownAt = await seal(service)
    await changeAll()
    await seal(service)

    const then = await answersAt(paths, knownAt)
    const now = await answersAt(paths)

    expect(then).toEqual(withoutContacts(ofTheRecord(before)))
    const changed = paths.filter((path) => JSON.stringify(now[path]) !== JSON.stringify(before[path]))
    const lasting = paths.filter((path) => /disclosures$/.test(path))
    expect([...changed, ...lasting].toSorted()).toEqual([...paths].toSorted())
  })

  it('are narrowed by what was so then', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const { id } = await aDraft(service, { retreatId, amount: 10 })
    const knownAt = await seal(service)
    await service.as('finance').made(`/v1/pledges/${id}/submission`)
    await seal(service)
    const countOf = async (query: string) =>
      (await auditor.get(`/v1/pledges?retreatId=${retreatId}&${query}`)).body.items.length

    expect(await countOf(`state=draft&knownAt=${knownAt}`)).toBe(1)
    expect(await countOf(`state=submitted&knownAt=${knownAt}`)).toBe(0)
    expect(await countOf('state=draft')).toBe(0)
  })

  it('go on as known from page to page, by Link and by cursor alone', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 100 })
    const made: string[] = []
    for (let each = 0; each < 3; each += 1) made.push((await aReceipt(service, pledgeId, 10)).id)
    const knownAt = await seal(service)
    await aReceipt(service, pledgeId, 10)
    await seal(service)
    const list = `/v1/disbursements?pledgeId=${pledgeId}&limit=2`

    const first = await auditor.get(`${list}&knownAt=${knownAt}`)
    const byLink = await auditor.get(nextOf(first.headers.link) ?? '')
    const byCursor = await auditor.get(`${list}&cursor=${first.body.nextCursor}`)

    const idsOf = (items: { id: string }[]) => items.map(({ id }) => id)
    expect(idsOf([...first.body.items, ...byLink.body.items])).toEqual(made.toReversed())
    expect(byLink.body.nextCursor).toBeNull()
    expect(byCursor.body).toEqual(byLink.body)
  })

  it('are refused where a cursor is of another instant', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    await aDraft(service, { retreatId, amount: 1 })
    const { id } = await aDraft(service, { retreatId, amount: 1 })
    const knownAt = await seal(service)
    const list = `/v1/pledges?retreatId=${retreatId}&limit=1`
    const { body: live } = await auditor.get(list)

    const other = await auditor.get(`${list}&cursor=${live.nextCursor}&knownAt=${knownAt}`)
    const forged = Buffer.from(JSON.stringify([id, '', null, 'kemarin'])).toString('base64url')
    const malformed = await auditor.get(`${list}&cursor=${forged}`)

    expect([other.status, other.body.code]).toEqual([400, 'invalid_cursor'])
    expect([malformed.status, malformed.body.code]).toEqual([400, 'invalid_cursor'])
  })

  it('show a limited key its own retreats alone', async () => {
    const { id: mine } = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const { id: theirs } = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const { id: seen } = await aDraft(service, { retreatId: mine, amount: 1 })
    const { id: unseen } = await aDraft(service, { retreatId: theirs, amount: 1 })
    const knownAt = await seal(service)
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [mine] } })

    const list = await limited.get(`/v1/pledges?knownAt=${knownAt}`)
    const other = await limited.get(`/v1/pledges/${unseen}?knownAt=${knownAt}`)

    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([seen])
    expect(other.status).toBe(404)
  })

  it('are not there before they were known, and refused where nothing was or is sealed', async () => {
    await aCompany(service)
    const knownAt = await seal(service)
    const { id } = await aCompany(service)
    const sealedAt = await seal(service)
    const later = new Date(Date.parse(sealedAt) + 3_600_000).toISOString()

    const unknown = await auditor.get(`/v1/companies/${id}?knownAt=${knownAt}`)
    const tooLate = await auditor.get(`/v1/companies?knownAt=${later}`)
    const tooEarly = await auditor.get('/v1/companies?knownAt=2020-01-01T00:00:00Z')

    expect([unknown.status, unknown.body.code]).toEqual([404, 'company_not_found'])
    expect([tooLate.status, tooLate.body.code]).toEqual([409, 'not_sealed_yet'])
    expect(tooLate.body.figures).toEqual({ sealedAt })
    expect([tooEarly.status, tooEarly.body.code]).toEqual([404, 'checkpoint_not_found'])
  })
})
