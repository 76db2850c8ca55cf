/** A finding that sets one record beside another (F23) names the other by what people know it by, as far as the reader may see it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { paperToken } from '../../src/papers/one-paper.ts'
import { aPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat, newNumber, pledgeOf } from '../support/world.ts'

let service: TestService
let [here, elsewhere] = ['', '']
let company = ''
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(async () => {
  here = (await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])).id
  elsewhere = (await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])).id
  company = (await aCompany(service)).id
})

async function receiptIn(retreatId: string, evidence: object): Promise<string> {
  const pledge = await anActivePledge(service, { retreatId, companyId: company, amount: 500 })
  return (await aReceipt(service, pledge.id, 100, { receivedOn: '2025-05-14', evidence })).id
}
const found = async (retreatId: string, language: string, as = service.as('auditor')) =>
  (await as.get(`/v1/retreats/${retreatId}/findings?code=F23`, { 'accept-language': language })).body.items
const nameOf = async () => (await service.as('auditor').get(`/v1/companies/${company}`)).body.legalName
const codeOf = async (id: string) => (await service.as('auditor').get(`/v1/retreats/${id}`)).body.code

it('by number, company, amount and day; of another retreat with its code', async () => {
  const number = newNumber('STS')
  const first = await receiptIn(elsewhere, { kind: 'sts', number })
  await receiptIn(here, { kind: 'bank_transfer', number: number.toLowerCase() })

  const [indonesian] = await found(here, 'id')
  const [english] = await found(here, 'en')

  const retreat = await codeOf(elsewhere)
  expect(indonesian.message).toContain(
    `(penerimaan ${number}, ${await nameOf()}, Rp100, 14 Mei 2025, retret ${retreat})`,
  )
  expect(english.message).toContain(
    `(disbursement ${number}, ${await nameOf()}, Rp100, 14 May 2025, retreat ${retreat})`,
  )
  expect(indonesian.facts.firstId).toBe(first)
  expect(indonesian.message).not.toContain(first)
})

it('letters too, in a dry run as well', async () => {
  const letter = { ...(await pledgeOf(service, { retreatId: here, companyId: company, amount: 70 })) }
  await service.as('finance').made('/v1/pledges', letter)
  const ofAnother = { ...letter, companyId: (await aCompany(service)).id }
  const { id } = await service.as('finance').made('/v1/pledges', ofAnother)

  const foreseen = await service.as('finance').post(`/v1/pledges/${id}/submission?dryRun=true`, {})
  await service.as('finance').made(`/v1/pledges/${id}/submission`)

  const [finding] = await found(here, 'id')
  const words = `surat perusahaan lain (komitmen ${letter.letterNumber}, ${await nameOf()}, Rp70,`
  expect(finding.message).toContain(words)
  expect(JSON.stringify(foreseen.body.warnings)).toContain(words)
})

it('only by a token to whoever does not see that retreat', async () => {
  const number = newNumber('STS')
  const first = await receiptIn(elsewhere, { kind: 'sts', number })
  await receiptIn(here, { kind: 'bank_transfer', number })
  const limited = await (await aPerson(service, 'auditor')).keyOf({ scopes: { retreatIds: [here] } })

  const items = await found(here, 'id', limited)

  const token = paperToken(first)
  expect(items).toMatchObject([
    {
      facts: { firstPaper: token },
      message: expect.stringContaining(`catatan yang tidak dapat Anda lihat (${token})`),
    },
  ])
  expect(JSON.stringify(items)).not.toContain(first)
  expect(JSON.stringify(items)).not.toContain(await codeOf(elsewhere))
})
