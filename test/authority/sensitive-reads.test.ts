/** Who read personal data, of whom, and when: noted with every answer that held some, for those who look after it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { aPerson } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aRetreat, companyOf } from '../support/world.ts'

const contact = { name: 'Kenari Contoh', phone: '+62-811-555-0199', email: 'kenari@contoh.example' }

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const aCompanyWith = (more: object) =>
  service.as('finance').made('/v1/companies', { ...companyOf(), ...more })

async function readsOf(recordId: string) {
  const { body } = await service.as('auditor').get(`/v1/sensitive-reads?recordId=${recordId}`)
  return body.items
}

describe('a company’s contact', () => {
  it('leaves a note when it is read', async () => {
    const { id } = await aCompanyWith({ contact })

    const read = await service.as('verifier').get(`/v1/companies/${id}`)

    const [verifier] = (await service.superuser.query("select id from users where name = 'verifier'")).rows
    expect(await readsOf(id)).toEqual([
      expect.objectContaining({
        personId: verifier.id,
        apiKeyId: expect.any(String),
        operationId: 'getCompany',
        requestId: read.headers['x-request-id'],
        recordIds: [id],
      }),
    ])
  })

  it('leaves a note when it stands in a list', async () => {
    const { id } = await aCompanyWith({ contact })

    await service.as('verifier').get('/v1/companies?limit=200')

    expect(await readsOf(id)).toMatchObject([{ operationId: 'listCompanies' }])
  })

  it('leaves none where there is no contact', async () => {
    const { id } = await aCompanyWith({})

    await service.as('verifier').get(`/v1/companies/${id}`)

    expect(await readsOf(id)).toEqual([])
  })

  it('is not answered where the note cannot be made', async () => {
    const { id } = await aCompanyWith({ contact })
    await service.superuser.query('alter table events rename to hidden')

    const response = await service.as('verifier').get(`/v1/companies/${id}`)
    await service.superuser.query('alter table hidden rename to events')

    expect(response.status).toBe(500)
    expect(response.text).not.toContain(contact.phone)
  })
})

describe('the subject of a link to the single sign-on', () => {
  it('leaves a note when it is read, and is not told to a key that may not read addresses', async () => {
    const { id: userId } = await aPerson(service, 'auditor')
    const identity = { issuer: 'https://sso.contoh.example', subject: 'kenari@contoh.example' }
    const { id: linkId } = await service.as('admin').made(`/v1/users/${userId}/links`, identity)
    const blind = await (await aPerson(service, 'admin')).keyOf({ scopes: { operations: ['access.read'] } })

    const [told, untold] = await Promise.all(
      [service.as('finance'), blind].map((client) => client.get(`/v1/users/${userId}/links`)),
    )

    expect(told?.body.items).toMatchObject([identity])
    expect(untold?.body.items).toMatchObject([{ subject: null }])
    expect(await readsOf(linkId)).toMatchObject([{ operationId: 'listLinks' }])
  })
})

describe('an answer to a change', () => {
  it('that shows a contact leaves a note, though nothing changed', async () => {
    const { id } = await aCompanyWith({ contact })

    const { body } = await service.as('finance').patch(`/v1/companies/${id}`, {}, { 'if-match': '*' })

    expect(body.contact).toEqual(contact)
    expect(await readsOf(id)).toMatchObject([{ operationId: 'changeCompany' }])
  })

  it('that shows an address leaves a note', async () => {
    const email = 'enggang@contoh.example'
    const { id } = await service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: 'E', email, roles: ['auditor'] })

    await service.as('admin').patch(`/v1/users/${id}`, {}, { 'if-match': '*' })

    expect(await readsOf(id)).toMatchObject([{ operationId: 'changeUser' }])
  })

  it('leaves one where it is given again, which may be to another hand', async () => {
    const key = randomUUID()
    const company = { ...companyOf(), contact }
    const { body } = await service.as('finance').post('/v1/companies', company, { key })
    const atFirst = await readsOf(body.id)

    await service.as('finance').post('/v1/companies', company, { key })

    expect(atFirst).toEqual([])
    expect(await readsOf(body.id)).toMatchObject([{ operationId: 'registerCompany' }])
  })

  it('every route whose answer has a contact or an address of a record is noted', () => {
    const { paths, components } = service.app.swagger() as unknown as Document
    const shows = (schema: unknown, seen: string[] = []): boolean => {
      const text = JSON.stringify(schema)
      const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => String(name))
      return (
        /"(contact|email)":\{/.test(text) ||
        names.some((name) => !seen.includes(name) && shows(components.schemas[name], [...seen, ...names]))
      )
    }
    const showing = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ responses }) => shows([responses['200'], responses['201']]))
      .map(({ operationId }) => operationId)

    // One's own address, in one's own session.
    const own = ['signIn', 'getSession', 'changePassword']
    expect(showing.filter((id) => !own.includes(id)).sort()).toEqual([...noted].sort())
  })
})

/** Each is read by a test above, or goes the same way as one that is. */
const noted = [
  'registerCompany',
  'listCompanies',
  'getCompany',
  'changeCompany',
  'succeedCompany',
  'withdrawSuccession',
  'createUser',
  'listUsers',
  'getUser',
  'changeUser',
  'confirmUser',
]

interface Document {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>
  components: { schemas: Record<string, unknown> }
}

it('a person’s address leaves a note', async () => {
  const email = 'murai@contoh.example'
  const { id } = await service
    .as('admin')
    .made('/v1/users', { kind: 'person', name: 'Murai', email, roles: ['auditor'] })

  await service.as('finance').get(`/v1/users/${id}`)

  expect(await readsOf(id)).toMatchObject([{ operationId: 'getUser' }])
})

it('notes are found by who read, page by page', async () => {
  const { id } = await aCompanyWith({ contact })
  for (let time = 0; time < 3; time += 1) await service.as('auditor').get(`/v1/companies/${id}`)
  const [{ personId }] = await readsOf(id)

  const first = (await service.as('admin').get(`/v1/sensitive-reads?personId=${personId}&limit=2`)).body
  const cursor = encodeURIComponent(first.nextCursor)
  const rest = (
    await service.as('admin').get(`/v1/sensitive-reads?personId=${personId}&limit=2&cursor=${cursor}`)
  ).body

  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])
})

describe('every note is an event of the log', () => {
  const eventsOf = async (client: Client, id: string) => {
    const { body } = await client.get('/v1/events?limit=1000&types=personal_data.read')
    return (body.items as { data: { recordIds: string[] } }[]).filter(({ data }) =>
      data.recordIds.includes(id),
    )
  }

  it('which tells ids alone, and is shown to those who look after it, and to nobody else', async () => {
    const { id } = await aCompanyWith({ contact })
    await service.as('verifier').get(`/v1/companies/${id}`)
    await seal(service)
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const auditor = await aPerson(service, 'auditor')
    const limited = await auditor.keyOf({ scopes: { retreatIds: [retreatId] } })

    const [event, ...others] = await eventsOf(service.as('auditor'), id)

    expect(others).toEqual([])
    expect(event).toMatchObject({
      type: 'personal_data.read',
      data: { operationId: 'getCompany', recordIds: [id] },
      rows: [],
    })
    expect(JSON.stringify(event)).not.toContain(contact.name)
    expect(await eventsOf(service.as('admin'), id)).toEqual([event])
    for (const client of [service.as('finance'), service.as('verifier'), service.as('integration'), limited])
      expect(await eventsOf(client, id)).toEqual([])
    const { position } = event as unknown as { position: number }
    expect((await service.as('integration').get(`/v1/events/${position}/proof`)).status).toBe(404)
  })

  it('is found by an index, whoever read and whatever was read', async () => {
    const client = await transactionOf(service.superuser)
    await client.query('set local enable_seqscan = off')
    for (const [where, index] of [
      ['true order by id limit 1', 'events_reads'],
      ['actor_id = gen_random_uuid() order by id limit 1', 'events_reads_person'],
      [`data -> 'recordIds' @> '["x"]'`, 'events_reads_records'],
    ]) {
      const { rows } = await client.query(
        `explain select from events where type = 'personal_data.read' and ${where}`,
      )
      expect(JSON.stringify(rows)).toContain(`${index} `)
      // Of so few events any of them would do.
      await client.query(`drop index ${index}`)
    }
  })

  it('shows no contact to whose right ended with the very change', async () => {
    const first = await aPerson(service, 'admin')
    const email = 'kutilang@contoh.example'
    const client = first.client
    const { body, status } = await client.patch(
      `/v1/users/${first.id}`,
      { email, active: false },
      { 'if-match': '*' },
    )

    expect([status, body.email]).toEqual([200, null])
  })
})
