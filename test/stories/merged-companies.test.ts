/** A company merged into another: its records stay its own, and every report says both names, whichever a reader knows. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, companyOf, onLines } from '../support/world.ts'

let service: TestService
let retreatId: string
let coverageBefore: { etag: string; labels: string[] }
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const auditor = () => service.as('auditor')
let lama: string
let baru: string
const merger = { from: '2025-06-01', reason: 'Akta penggabungan 12/2025' }

async function coverageByCompany(language = 'id', more = '') {
  const path = `/v1/retreats/${retreatId}/coverage?venue=KOTA&groupBy=company${more}`
  const { body, headers } = await auditor().get(path, { 'accept-language': language })
  const groups = body.groups.filter(({ kind }: { kind: string }) => kind === 'group')
  return { etag: String(headers.etag), labels: groups.map(({ label }: { label: string }) => label) }
}

beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'X', amount: 1_000 }])).id
  const company = async (name: string) => {
    const terms = companyOf()
    const legalName = `PT ${name} ${terms.nib}`
    return { legalName, ...(await service.as('finance').made('/v1/companies', { ...terms, legalName })) }
  }
  const [old, other] = [await company('Lama'), await company('Baru')]
  lama = old.legalName
  baru = other.legalName
  for (const { id: companyId } of [old, other]) {
    const terms = { retreatId, companyId, amount: 100, allocations: onLines({ X: 100 }) }
    await aReceipt(service, (await anActivePledge(service, terms)).id, 60)
  }
  coverageBefore = await coverageByCompany()
  await service.as('finance').made(`/v1/companies/${old.id}/succession`, { successorId: other.id, ...merger })
})

it('coverage by company says who merged into whom, and is another report than before', async () => {
  expect(coverageBefore.labels).toEqual([baru, lama])

  const after = await coverageByCompany()

  expect(after.labels).toEqual([
    `${baru} (penerus ${lama})`,
    `${lama} (bergabung ke ${baru} mulai 1 Juni 2025)`,
  ])
  expect(after.etag).not.toBe(coverageBefore.etag)
  expect((await coverageByCompany('en')).labels).toEqual([
    `${baru} (successor of ${lama})`,
    `${lama} (merged into ${baru} from 1 June 2025)`,
  ])
  expect((await coverageByCompany('id', '&asOf=2025-05-31')).labels).toEqual(after.labels)
})

it.each(['pledge-realisation', 'receipts'])('the report %s names both', async (report) => {
  const { text } = await auditor().get(`/v1/retreats/${retreatId}/reports/${report}?format=csv`, {
    'accept-language': 'id',
  })

  expect(text).toContain(`${lama} (bergabung ke ${baru} mulai 1 Juni 2025)`)
  expect(text).toContain(`${baru} (penerus ${lama})`)
})

it('a finding and the obligations say who answers for the one that merged', async () => {
  const findings = await auditor().get(`/v1/retreats/${retreatId}/findings?code=F24`, {
    'accept-language': 'id',
  })
  const { body } = await auditor().get(`/v1/retreats/${retreatId}/obligations`)

  const messages = findings.body.items.map(({ message }: { message: string }) => message)
  expect(messages.join()).toContain(`dari ${lama} (bergabung ke ${baru} mulai 1 Juni 2025) tanggal`)
  expect(messages.join()).toContain(`dari ${baru} (penerus ${lama}) tanggal`)
  const items: { companyName: string; successor: object | null }[] = body.items
  expect(items.find(({ companyName }) => companyName === lama)?.successor).toMatchObject({
    companyName: baru,
    from: '2025-06-01',
  })
  expect(items.find(({ companyName }) => companyName === baru)?.successor).toBeNull()
})
