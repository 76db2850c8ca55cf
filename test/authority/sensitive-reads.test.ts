/** Who read personal data, of whom, and when: noted with every answer that held some, for those who look after it. */
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

it('a person’s address leaves a note', async () => {
  const email = 'murai@contoh.example'
  const { id } = await service.as('admin').made('/v1/users', { name: 'Murai', email, roles: ['auditor'] })

  await service.as('finance').get(`/v1/users/${id}`)

  expect(await readsOf(id)).toMatchObject([{ operationId: 'getUser' }])
})

it('notes are found by who read, page by page', async () => {
  const { id } = await aCompanyWith({ contact })
  for (let time = 0; time < 3; time += 1) await service.as('integration').get(`/v1/companies/${id}`)
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
