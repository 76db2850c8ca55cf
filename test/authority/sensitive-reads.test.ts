/** Who read personal data, of whom, and when: noted with every answer that held some, for those who look after it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { companyOf } from '../support/world.ts'

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
    await service.superuser.query('alter table sensitive_reads rename to hidden')

    const response = await service.as('verifier').get(`/v1/companies/${id}`)
    await service.superuser.query('alter table hidden rename to sensitive_reads')

    expect(response.status).toBe(500)
    expect(response.text).not.toContain(contact.phone)
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
  'createUser',
  'listUsers',
  'getUser',
  'changeUser',
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

it.each([
  'update sensitive_reads set read_at = now()',
  'delete from sensitive_reads',
  'truncate sensitive_reads',
])('what was noted stays noted: %s', async (statement) => {
  await expect(service.sql.query(statement)).rejects.toThrow('permission denied')
  await expect(service.superuser.query(statement)).rejects.toThrow('append-only')
})
