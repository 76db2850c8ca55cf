/** What a credential that is limited sees and does: nothing outside its limits, and nothing that concerns everybody. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, role } from '../../src/platform/authority/roles.ts'
import type { Client } from '../support/client.ts'
import { expectRefused } from '../support/ledger.ts'
import { aPdf } from '../support/papers.ts'
import { aPerson, aSystem, type Person } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { openTo } from '../support/walk-routes.ts'
import { aCompany, aRetreat, companyOf, pledgeOf } from '../support/world.ts'

let service: TestService
let mine: string
let theirs: string
beforeAll(async () => {
  service = await startTestService()
  mine = (await aRetreat(service, [{ code: 'L1', amount: 1_000 }])).id
  theirs = (await aRetreat(service, [{ code: 'L1', amount: 1_000 }])).id
})
afterAll(() => service.close())

/** What concerns every retreat, or who may do what. A new route is looked at by the walk below. */
const closed = [
  'POST /v1/companies',
  'PATCH /v1/companies/{id}',
  'POST /v1/companies/{id}/disclosures',
  'PATCH /v1/companies/{id}/disclosures/{disclosureId}',
  'POST /v1/companies/{id}/succession',
  'POST /v1/companies/{id}/succession/withdrawal',
  'POST /v1/retreats',
  'POST /v1/closings',
  'POST /v1/closings/{month}/reopening',
  'GET /v1/sensitive-reads',
  'GET /v1/users',
  'GET /v1/users/{id}',
  'GET /v1/users/{id}/history',
  'GET /v1/api-keys',
  'GET /v1/api-keys/{id}',
  'POST /v1/users',
  'PATCH /v1/users/{id}',
  'POST /v1/users/{id}/initial-password',
  'POST /v1/users/{id}/confirmation',
  'GET /v1/users/{id}/links',
  'POST /v1/users/{id}/links',
  'POST /v1/users/{id}/links/{linkId}/withdrawal',
  'GET /v1/me/links',
  'POST /v1/me/links/{linkId}/confirmation',
  'PATCH /v1/me',
  'POST /v1/webhooks',
  'PATCH /v1/webhooks/{id}',
  'DELETE /v1/webhooks/{id}',
  'POST /v1/webhooks/{id}/secret',
  'POST /v1/webhooks/{id}/test',
  'POST /v1/webhook-deliveries/{id}/retry',
]

async function limitedOf(who: Role): Promise<Client> {
  const scopes = { retreatIds: [mine] }
  if (who === 'integration') return aSystem(service, [who], { scopes })
  return (await aPerson(service, who)).keyOf({ scopes })
}

describe('a key that is limited to retreats', () => {
  it.each(role.enumValues)('of %s is let into nothing that concerns every retreat', async (who) => {
    const limited = await limitedOf(who)

    const unlimited = await openTo(service.app, service.as(who).secret)

    expect(await openTo(service.app, limited.secret)).toEqual(
      unlimited.filter((name) => !closed.includes(name)),
    )
  })

  it('is told that the limit is its own, not its roles', async () => {
    const limited = await limitedOf('finance')

    await expectRefused(service, () => limited.post('/v1/companies', companyOf()), {
      status: 403,
      code: 'outside_scopes',
      figures: { operation: 'companies.write' },
    })
  })

  it('reads all companies, without contacts, and leaves no note of what it was not shown', async () => {
    const contact = { name: 'Kenari Contoh', phone: '+62-811-555-0199' }
    const { id } = await service.as('finance').made('/v1/companies', { ...companyOf(), contact })
    const limited = await limitedOf('auditor')

    const { body } = await limited.get(`/v1/companies/${id}`)
    const list = await limited.get('/v1/companies?limit=200')

    expect(body).toMatchObject({ id, contact: null })
    expect(list.body.items.find((each: { id: string }) => each.id === id).contact).toBeNull()
    const notes = await service.as('auditor').get(`/v1/sensitive-reads?recordId=${id}`)
    expect(notes.body.items).toEqual([])
  })

  it('does not see what its person uploaded with another key', async () => {
    const person = await aPerson(service, 'finance')
    const limited = await person.keyOf({ scopes: { retreatIds: [mine] } })
    const file = { name: 'Bukti.pdf', content: aPdf() }
    const { body } = await person.client.upload('/v1/documents', file)
    const before = await limited.get(`/v1/documents/${body.id}`)

    await limited.upload('/v1/documents', file)

    expect([before.status, (await limited.get(`/v1/documents/${body.id}`)).status]).toEqual([404, 200])
  })
})

describe('an answer that is given again through a limited key of the same person', () => {
  let person: Person
  let limited: Client
  beforeAll(async () => {
    person = await aPerson(service, 'finance')
    limited = await person.keyOf({ scopes: { retreatIds: [mine] } })
  })
  const draftOf = (retreatId: string) => pledgeOf(service, { retreatId, amount: 10 })

  it('is not given where it speaks of another retreat', async () => {
    const key = randomUUID()
    const draft = await draftOf(theirs)
    await person.client.post('/v1/pledges', draft, { key })

    const again = await limited.post('/v1/pledges', draft, { key })

    expect([again.status, again.body.code]).toEqual([403, 'answer_outside_scopes'])
    expect(again.text).not.toContain(draft.companyId)
  })

  it('is not given where the path names a record of another retreat', async () => {
    const key = randomUUID()
    const { id } = await person.client.made('/v1/pledges', await draftOf(theirs))
    await person.client.post(`/v1/pledges/${id}/submission`, {}, { key })

    const again = await limited.post(`/v1/pledges/${id}/submission`, {}, { key })

    expect([again.status, again.body.code]).toEqual([403, 'answer_outside_scopes'])
  })

  it('is not given where it speaks of no retreat', async () => {
    const key = randomUUID()
    const file = { name: 'Bukti.pdf', content: aPdf() }
    await person.client.upload('/v1/documents', file, {}, { key })

    const again = await limited.upload('/v1/documents', file, {}, { key })

    expect([again.status, again.body.code]).toEqual([403, 'answer_outside_scopes'])
  })

  it('is given within its retreats, and where the key itself was answered', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    const draft = await draftOf(mine)
    const file = { name: 'Bukti.pdf', content: aPdf() }
    await person.client.post('/v1/pledges', draft, { key: first })
    await limited.upload('/v1/documents', file, {}, { key: second })

    const answers = [
      await limited.post('/v1/pledges', draft, { key: first }),
      await limited.upload('/v1/documents', file, {}, { key: second }),
    ]

    expect(answers.map(({ headers }) => headers['idempotency-replayed'])).toEqual(['true', 'true'])
  })
})

describe('a key that is limited to operations', () => {
  it('changes neither users nor keys, though it names that', async () => {
    const limited = await (await aPerson(service, 'admin')).keyOf({
      scopes: { operations: ['access.write'] },
    })

    expect(await openTo(service.app, limited.secret)).toEqual(['GET /v1/me'])
  })
})

describe('an integration', () => {
  const contact = { name: 'Kenari Contoh' }
  const readBy = async (system: Client) => {
    const { id } = await service.as('finance').made('/v1/companies', { ...companyOf(), contact })
    return (await system.get(`/v1/companies/${id}`)).body.contact
  }

  it('reads no contacts, users or keys where it is not limited', async () => {
    const system = await aSystem(service, ['integration'])

    expect(await readBy(system)).toBeNull()
    expect((await system.get('/v1/users')).body.code).toBe('outside_scopes')
    expect((await system.get('/v1/api-keys')).body.code).toBe('outside_scopes')
  })

  it('reads contacts by name alone', async () => {
    const operations = ['companies.read', 'contacts.read']

    expect(await readBy(await aSystem(service, ['integration'], { scopes: { operations } }))).toEqual(contact)
    expect(
      await readBy(await aSystem(service, ['integration'], { scopes: { operations: ['companies.read'] } })),
    ).toBeNull()
  })

  it('reads users by name, and their addresses by another', async () => {
    const email = `${randomUUID()}@contoh.example`
    const { id } = await service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: 'E', email, roles: ['auditor'] })
    const emailsBy = async (...operations: string[]) => {
      const system = await aSystem(service, ['integration'], { scopes: { operations } })
      return (await system.get(`/v1/users/${id}`)).body.email
    }

    expect(await emailsBy('access.read')).toBeNull()
    expect(await emailsBy('access.read', 'contacts.read')).toBe(email)
  })

  it('limited to retreats opens contacts of none, whatever it names', async () => {
    await aCompany(service)
    const scopes = { retreatIds: [mine], operations: ['companies.read', 'contacts.read'] }

    expect(await readBy(await aSystem(service, ['integration'], { scopes }))).toBeNull()
  })
})
