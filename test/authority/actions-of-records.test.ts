/** Every record that something can be done with tells so to whoever reads it, and what it tells is what comes of doing it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AllowedAction } from '../../src/platform/shared/answers.schema.ts'
import type { Client } from '../support/client.ts'
import { aCompanyWithNpwp, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { documentOf } from '../support/openapi.ts'
import { anUnconfirmedPerson, aPerson, confirm } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, aRetreat, newNumber } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 100_000 }])).id
})
afterAll(() => service.close())

const reason = { reason: 'Salah catat' }

interface Documented {
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  requestBody?: { content?: Record<string, unknown> }
}

/** By the address of a record: the names of what can be done with it, by the addresses of the OpenAPI document. */
function actionsByRecord(): Map<string, string[]> {
  const { paths } = documentOf<Documented>(service.app)
  const actions = new Map<string, string[]>()
  const add = (record: string, action: string) =>
    actions.set(record, [...(actions.get(record) ?? []), action])
  for (const [path, { post, patch }] of Object.entries(paths)) {
    const [, record, words] = /^(.*\})\/([a-z/-]+)$/.exec(path) ?? []
    const isOfFile = post?.requestBody?.content?.['multipart/form-data'] !== undefined
    if (post && record && words && !isOfFile) add(record, words.split('/').at(-1) ?? '')
    if (patch && path.endsWith('}')) add(path, 'change')
  }
  return actions
}

/** These stand in lists alone, where no item tells its actions: what waits for an answer is in the list already. */
const readInListsAlone = [
  '/v1/findings/{id}',
  '/v1/me/links/{linkId}',
  '/v1/webhook-deliveries/{id}',
  '/v1/users/{id}/links/{linkId}',
  ...['adjustments', 'disbursements', 'expenditures', 'pledges', 'retreats'].map(
    (records) => `/v1/${records}/{id}/documents/{attachmentId}`,
  ),
]

/** One of each kind, by the address of its record. */
async function oneOfEach(): Promise<Record<string, string>> {
  const disclosure = await aDisclosure()
  await service.as('verifier').made('/v1/closings', { month: '2024-01' })
  const importId = await anImport()
  const { body: imported } = await service.as('finance').get(`/v1/imports/${importId}`)
  return {
    '/v1/companies/{id}': disclosure.replace(/\/disclosures.*/, ''),
    '/v1/companies/{id}/disclosures/{disclosureId}': disclosure,
    '/v1/imports/{id}': `/v1/imports/${importId}`,
    '/v1/expenditures/{id}': await anExpenditure(),
    '/v1/users/{id}': `/v1/users/${(await anUnconfirmedPerson(service, 'finance')).id}`,
    '/v1/closings/{month}': '/v1/closings/2024-01',
    '/v1/retreats/{id}': `/v1/retreats/${retreatId}`,
    '/v1/retreats/{id}/budgets/{version}': `/v1/retreats/${retreatId}/budgets/1`,
    '/v1/pledges/{id}': imported.records[0].path,
  }
}

async function aDisclosure(): Promise<string> {
  const disclosures = `/v1/companies/${(await aCompany(service)).id}/disclosures`
  const sanction = { kind: 'sanction', reference: 'SANKSI/1', validFrom: '2025-01-02', validTo: null }
  return `${disclosures}/${(await service.as('finance').made(disclosures, sanction)).id}`
}

async function anExpenditure(): Promise<string> {
  const spent = { lineCode: 'A', amount: 1, spentOn: '2025-02-03', sp2dNumber: newNumber('SP2D') }
  const { id } = await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, spent)
  return `/v1/expenditures/${id}`
}

async function anImport(): Promise<string> {
  const { npwp } = await aCompanyWithNpwp(service)
  const rows = [pledgeTitles, pledgeRow(npwp, { 1: newNumber('S') })]
  const content = Buffer.from(rows.map((row) => row.join(';')).join('\n'))
  const file = { name: 'komitmen.csv', content }
  const { status, body } = await service
    .as('finance')
    .upload(`/v1/retreats/${retreatId}/pledges/import`, file)
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body.importId
}

async function actionsOf(client: Client, path: string): Promise<Record<string, AllowedAction>> {
  const { body, status } = await client.get(path)
  expect(status, path).toBe(200)
  return Object.fromEntries((body.allowedActions as AllowedAction[]).map((each) => [each.action, each]))
}

it('every address below which something is done is a record that tells its actions', () => {
  const { paths, components } = documentOf<Documented, { components: { schemas: Record<string, object> } }>(
    service.app,
  )
  const tells = (path: string) => {
    const schema = paths[path]?.get?.responses['200']?.content?.['application/json']?.schema
    const name = (schema as { $ref?: string } | undefined)?.$ref?.split('/').at(-1) ?? ''
    return JSON.stringify(components.schemas[name] ?? {}).includes('"allowedActions"')
  }
  const records = [...actionsByRecord().keys()]

  expect(records.length).toBeGreaterThan(10)
  expect(records.filter((path) => !tells(path)).toSorted()).toEqual(readInListsAlone.toSorted())
})

it('and tells each of them by the last word of its address', async () => {
  const expected = actionsByRecord()
  for (const [template, path] of Object.entries(await oneOfEach())) {
    const told = Object.keys(await actionsOf(service.as('finance'), path))
    expect(told.toSorted(), template).toEqual(expected.get(template)?.toSorted())
  }
})

describe('what is told is what comes of doing it:', () => {
  it('a company names one successor, and takes back what it named', async () => {
    const [path, successor] = [`/v1/companies/${(await aCompany(service)).id}`, await aCompany(service)]
    const finance = service.as('finance')
    const body = { successorId: successor.id, from: '2025-03-01', ...reason }

    const before = await actionsOf(finance, path)
    expect(before).toMatchObject({ succession: { allowed: true }, withdrawal: { allowed: false } })
    const early = await finance.post(`${path}/succession/withdrawal`, reason)
    expect(early.body.code).toBe(before.withdrawal?.code)
    await finance.made(`${path}/succession`, body)

    const after = await actionsOf(finance, path)
    expect(after).toMatchObject({ succession: { allowed: false }, withdrawal: { allowed: true } })
    expect((await finance.post(`${path}/succession`, body)).body.code).toBe(after.succession?.code)
    expect(await actionsOf(service.as('auditor'), path)).toMatchObject({ change: { code: 'forbidden' } })
    const past = await finance.get(`${path}?knownAt=2025-01-01T00:00:00Z`)
    expect(past.body).not.toHaveProperty('allowedActions')
  })

  it('an annulled disclosure changes no more', async () => {
    const path = await aDisclosure()
    expect(await actionsOf(service.as('finance'), path)).toMatchObject({ change: { allowed: true } })
    const { body: proposal } = await service.as('finance').patch(path, { annulled: true, ...reason })
    await service.as('verifier').made(`/v1/adjustments/${proposal.id}/approval`)

    const { change } = await actionsOf(service.as('finance'), path)
    const late = await service.as('finance').patch(path, { note: 'Lagi', ...reason })
    expect(change).toMatchObject({ allowed: false, code: 'disclosure_annulled' })
    expect(late.body.code).toBe(change?.code)
  })

  it('an import is discarded while all of it is draft, and once', async () => {
    const [submitted, whole] = [await anImport(), await anImport()]
    const finance = service.as('finance')
    const { body } = await finance.get(`/v1/imports/${submitted}`)
    await finance.made(`${body.records[0].path}/submission`)

    const { discarding: beyond } = await actionsOf(finance, `/v1/imports/${submitted}`)
    expect(beyond).toMatchObject({ allowed: false, code: 'import_beyond_draft' })
    expect((await finance.post(`/v1/imports/${submitted}/discarding`, reason)).body.code).toBe(beyond?.code)

    expect((await actionsOf(finance, `/v1/imports/${whole}`)).discarding?.allowed).toBe(true)
    await finance.made(`/v1/imports/${whole}/discarding`, reason)
    const { discarding: again } = await actionsOf(finance, `/v1/imports/${whole}`)
    expect((await finance.post(`/v1/imports/${whole}/discarding`, reason)).body.code).toBe(again?.code)
    expect(again?.code).toBe('import_wrong_state')
  })

  it('an expenditure is reversed once', async () => {
    const path = await anExpenditure()
    expect((await actionsOf(service.as('finance'), path)).reversal?.allowed).toBe(true)
    await service.as('finance').made(`${path}/reversal`, reason)

    const { reversal } = await actionsOf(service.as('finance'), path)
    expect((await service.as('finance').post(`${path}/reversal`, reason)).body.code).toBe(reversal?.code)
    expect(reversal).toMatchObject({ allowed: false, code: 'expenditure_wrong_state' })
  })

  it('a month is reopened by another than closed it or one after it', async () => {
    const [closer, other] = [await aPerson(service, 'verifier'), await aPerson(service, 'verifier')]
    await other.client.made('/v1/closings', { month: '2024-03' })
    await closer.client.made('/v1/closings', { month: '2024-04' })
    const path = '/v1/closings/2024-03'

    const { reopening } = await actionsOf(closer.client, path)
    expect(reopening).toMatchObject({ allowed: false, code: 'closer_is_reopener' })
    expect((await closer.client.post(`${path}/reopening`, reason)).body.code).toBe(reopening?.code)
    expect((await actionsOf(service.as('verifier'), path)).reopening?.allowed).toBe(true)
    await service.as('verifier').made(`${path}/reopening`, reason)
    expect((await actionsOf(closer.client, path)).reopening?.code).toBe('month_not_closed')
    expect((await service.as('auditor').get('/v1/closings/2020-01')).status).toBe(404)
  })

  it('an access is confirmed by who neither gave nor has it, and once', async () => {
    const giver = await aPerson(service, 'admin')
    const made = { kind: 'person', name: 'Orang Contoh', roles: ['verifier'] }
    const { id } = await giver.client.made('/v1/users', made)
    const path = `/v1/users/${id}`

    const { confirmation, links, ...others } = await actionsOf(giver.client, path)
    expect(confirmation).toMatchObject({ allowed: false, code: 'confirmed_by_another' })
    expect((await giver.client.post(`${path}/confirmation`)).body.code).toBe(confirmation?.code)
    expect(others['initial-password']).toMatchObject({ allowed: false, code: 'email_required' })
    expect(links?.allowed).toBe(true)

    expect((await actionsOf(service.as('admin'), path)).confirmation?.allowed).toBe(true)
    await confirm(service, id)
    expect((await actionsOf(service.as('admin'), path)).confirmation?.code).toBe('nothing_to_confirm')
    expect((await actionsOf(service.as('admin'), path)).change?.allowed).toBe(true)
    expect((await actionsOf(giver.client, `/v1/users/${giver.id}`)).links?.code).toBe('link_of_oneself')
  })
})
