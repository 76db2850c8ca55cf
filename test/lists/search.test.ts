/** Lists are searched by what stands on papers, whatever spelling that forgives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { aSystem } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, companyOf, pledgeOf, receiptOf } from '../support/world.ts'

let service: TestService
let auditor: Client
let finance: Client
beforeAll(async () => {
  service = await startTestService()
  auditor = service.as('auditor')
  finance = service.as('finance')
})
afterAll(() => service.close())

async function found(path: string): Promise<string[]> {
  const { status, body } = await auditor.get(path)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items.map(({ id }: { id: string }) => id)
}

const q = (text: string) => `q=${encodeURIComponent(text)}`

/** A company of this name, with a retreat to promise to. */
async function aNamedCompany(legalName: string) {
  const company = { ...companyOf(), legalName }
  const { id } = await finance.made('/v1/companies', company)
  const retreat = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
  return { ...company, companyId: id, retreatId: retreat.id }
}

describe('a company', () => {
  it.each(['enggang', 'PT. ENGGANG', 'hitam enggang', 'ＥＮＧＧＡＮＧ', 'gang hit'])(
    'is found by %s',
    async (text) => {
      const { companyId } = await aNamedCompany('PT Enggang Hitam Contoh')

      expect(await found(`/v1/companies?${q(text)}`)).toContain(companyId)
    },
  )

  it('is found by its NPWP and NIB, with the dots and dashes that people write', async () => {
    const { companyId, npwp, nib } = await aNamedCompany('PT Nomor Contoh')
    const old = npwp.slice(1)
    const dotted = `${old.slice(0, 2)}.${old.slice(2, 5)}.${old.slice(5, 8)}.${old.slice(8, 9)}-${old.slice(9, 12)}.${old.slice(12)}`

    expect(await found(`/v1/companies?${q(dotted)}`)).toEqual([companyId])
    expect(await found(`/v1/companies?${q(npwp)}`)).toEqual([companyId])
    expect(await found(`/v1/companies?${q(nib)}`)).toContain(companyId)
  })

  it('is found by one letter only where its name begins with it', async () => {
    const { companyId } = await aNamedCompany('Zamrud Contoh')

    expect(await found(`/v1/companies?${q('z')}`)).toEqual([companyId])
    expect(await found(`/v1/companies?${q('oh')}`)).not.toContain(companyId)
  })

  it('is not found by its contact', async () => {
    const company = { ...companyOf(), contact: { name: 'Rahasia Sekali', email: 'rahasia@contoh.id' } }
    await finance.made('/v1/companies', company)

    expect(await found(`/v1/companies?${q('rahasia')}`)).toEqual([])
  })
})

describe('a pledge', () => {
  it('is found by the number of its letter and by its company, as they are written and otherwise', async () => {
    const { retreatId, companyId } = await aNamedCompany('PT Belian Contoh')
    const terms = await pledgeOf(service, { retreatId, companyId, amount: 10 })
    const { id } = await finance.made('/v1/pledges', { ...terms, letterNumber: '0077/BLN/IV/2025' })

    for (const text of ['77/bln', '0077 BLN IV', '７７-BLN', 'belian', 'contoh belian'])
      expect(await found(`/v1/pledges?retreatId=${retreatId}&${q(text)}`), text).toEqual([id])
    for (const text of ['78/bln', 'ulin'])
      expect(await found(`/v1/pledges?retreatId=${retreatId}&${q(text)}`), text).toEqual([])
  })

  it('is found by the number of its agreement', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 10 })
    const agreement = { kind: 'nphd', number: 'NPHD/0412/SETDA', signedOn: '2025-03-01' }
    await finance.made(`/v1/pledges/${id}/agreement`, agreement)

    expect(await found(`/v1/pledges?${q('nphd 412')}`)).toEqual([id])
  })

  it('is found as it was known', async () => {
    const { retreatId, companyId } = await aNamedCompany('PT Meranti Contoh')
    const { id } = await anActivePledge(service, { retreatId, companyId, amount: 10 })
    const knownAt = await seal(service)

    expect(await found(`/v1/pledges?knownAt=${knownAt}&${q('meranti')}`)).toEqual([id])
  })
})

describe('a receipt and what is proposed about it', () => {
  it('are found by the slip, the refund and the company', async () => {
    const { retreatId, companyId } = await aNamedCompany('PT Kapur Contoh')
    const pledge = await anActivePledge(service, { retreatId, companyId, amount: 100 })
    const evidence = { kind: 'sts', number: 'STS/00451/KASDA/2025' }
    const { id } = await finance.made('/v1/disbursements', receiptOf(pledge.id, 10, { evidence }))
    const refund = await finance.made(`/v1/disbursements/${id}/refunds`, {
      amount: 5,
      refundedOn: '2025-06-01',
      evidence: { kind: 'bank_transfer', number: 'KEMBALI/9/2025' },
      reason: 'Kelebihan setor',
    })

    for (const text of ['sts451', 'kasda', 'kapur'])
      expect(await found(`/v1/disbursements?${q(text)}`), text).toEqual([id])
    for (const text of ['kembali', 'kapur'])
      expect(await found(`/v1/adjustments?${q(text)}`), text).toEqual([refund.id])
  })

  it('are not found by a key that is limited to other retreats', async () => {
    const { retreatId, companyId } = await aNamedCompany('PT Bengkirai Contoh')
    const pledge = await anActivePledge(service, { retreatId, companyId, amount: 100 })
    await aReceipt(service, pledge.id, 10)
    const elsewhere = await aRetreat(service, [{ code: 'A', amount: 1 }])
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [elsewhere.id] } })

    const { body } = await limited.get(`/v1/disbursements?q=bengkirai&sort=amount&totals=true`)

    expect(body).toEqual({ items: [], nextCursor: null, totals: { count: 0, amount: 0 } })
  })
})

it('an expenditure is found by its SP2D', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
  const { id } = await finance.made(`/v1/retreats/${retreatId}/expenditures`, {
    lineCode: 'A',
    amount: 5,
    spentOn: '2025-05-01',
    sp2dNumber: '64.00/04.0/000337/LS/2025',
  })

  expect(await found(`/v1/retreats/${retreatId}/expenditures?${q('337/ls')}`)).toEqual([id])
  expect(await found(`/v1/retreats/${retreatId}/expenditures?${q('338/ls')}`)).toEqual([])
})

describe('a search', () => {
  it.each(['99999999%', '_____', '%an%', '\\', "' or 1=1 --"])(
    'takes %s as it is, and finds no more by it',
    async (text) => {
      const { retreatId } = await aNamedCompany('PT Aman Contoh')
      await anActivePledge(service, { retreatId, amount: 10 })
      const { status, body } = await auditor.get(`/v1/pledges?retreatId=${retreatId}&${q(text)}`)

      if (status === 200) expect(body.items).toEqual([])
      else expect(body.errors[0].pointer).toBe('/q')
    },
  )

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['punctuation', '---'],
    ['what nobody sees', 'STS\u200B077'],
    ['ten thousand characters', 'a'.repeat(10_000)],
  ])('of %s is refused', async (_, text) => {
    const { status, body } = await auditor.get(`/v1/disbursements?${q(text)}`)

    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid_query', '/q'])
  })
})
