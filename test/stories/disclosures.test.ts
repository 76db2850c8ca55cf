/** What was disclosed of the wrong company: it is annulled by two people, no finding rests on it any more, and what was known stays. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
let path: string
let permit: string
let pledgeId: string
let receiptId: string

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const reason = 'Izin itu milik perusahaan lain yang namanya mirip'

beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'M04', amount: 1_000 }])).id
  const { id: companyId } = await aCompany(service)
  path = `/v1/companies/${companyId}/disclosures`
  // The pledge is of February, the money of May.
  pledgeId = (await anActivePledge(service, { retreatId, companyId, amount: 100 })).id
  receiptId = (await aReceipt(service, pledgeId, 60)).id
  permit = (
    await service.as('finance').made(path, {
      ...{ kind: 'permit', reference: 'IUP/7', validFrom: '2025-04-01', validTo: null },
    })
  ).id
})

/** The subjects of F08, as the register prints them. */
async function register(): Promise<string[]> {
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=F08`)
  return body.items.map(({ subject }: { subject: { id: string } }) =>
    subject.id === pledgeId ? 'pledge' : subject.id === receiptId ? 'receipt' : subject.id,
  )
}

const propose = (change: object) => service.as('finance').patch(`${path}/${permit}`, { ...change, reason })
const approve = (id: string) => service.as('verifier').post(`/v1/adjustments/${id}/approval`)
const read = (query = '') => service.as('auditor').get(`${path}/${permit}${query}`)

it('a permit on the wrong company is annulled by two people, and no finding rests on it any more', async () => {
  expect(await register()).toEqual(['receipt'])

  const { status, body: proposal } = await propose({ annulled: true })
  expect(status).toBe(202)
  expect(proposal).toMatchObject({
    kind: 'disclosure',
    request: { annulled: true, reason },
    before: { annulled: false },
  })
  expect(await register()).toEqual(['receipt'])
  expect((await approve(proposal.id)).status).toBe(200)

  expect(await register()).toEqual([])
  expect((await read()).body).toMatchObject({ annulled: true, changeReason: reason, validTo: null })
})

it('ending it instead adds a finding, of the days before a decision that there never was; annulling takes that away too', async () => {
  await approve((await propose({ validTo: '2025-05-01' })).body.id)
  expect(await register()).toEqual(['pledge', 'receipt'])

  await approve((await propose({ annulled: true })).body.id)

  expect(await register()).toEqual([])
})

it('what was known of it before stays readable', async () => {
  const before = await seal(service)
  await approve((await propose({ annulled: true })).body.id)

  expect((await read(`?knownAt=${before}`)).body).toMatchObject({ annulled: false, changeReason: null })
  const { rows } = await service.superuser.query(
    `select (row -> 'annulled')::bool as annulled from record_versions where record_id = $1 order by version`,
    [permit],
  )
  expect(rows).toEqual([{ annulled: false }, { annulled: true }])
})

it('what is annulled changes no more, and a correction that waits beside an annulment is refused', async () => {
  const { body: proposal } = await propose({ annulled: true })
  const beside = await propose({ note: 'Diperpanjang' })
  await approve(proposal.id)
  const after = await propose({ validTo: '2025-05-01' })

  expect(beside.body).toMatchObject({ status: 409, code: 'proposals_conflict' })
  expect(after.body).toMatchObject({ status: 409, code: 'disclosure_annulled' })
})

it('as the application’s role, nobody annuls alone, adds what is annulled, or takes an annulment back', async () => {
  const inSql = async (text: string) => {
    const client = await transactionOf(service.sql)
    await client.query(text.replaceAll('{permit}', permit))
    await client.query('set constraints all immediate')
  }

  await expect(inSql("update disclosures set annulled = true where id = '{permit}'")).rejects.toMatchObject({
    constraint: 'takes_two_people',
  })
  await expect(
    inSql(`insert into disclosures (id, company_id, kind, reference, valid_from, annulled)
      select gen_random_uuid(), company_id, kind, reference, valid_from, true from disclosures where id = '{permit}'`),
  ).rejects.toMatchObject({ constraint: 'begins_at_the_beginning' })
  await approve((await propose({ annulled: true })).body.id)
  await expect(inSql("update disclosures set annulled = false where id = '{permit}'")).rejects.toMatchObject({
    constraint: 'disclosure_annulled',
  })
})
