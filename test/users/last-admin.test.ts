/** Admins cannot shut themselves out: see src/users/ways-in.ts. */
import { randomUUID } from 'node:crypto'
import type { Response } from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../src/platform/authority/roles.ts'
import { issueOperatorKey } from '../../src/users/first-keys.ts'
import { waysIn } from '../../src/users/ways-in.ts'
import type { Client } from '../support/client.ts'
import { aPerson, type KeyTerms, keyOfPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { waitingCount } from '../support/waiting.ts'

interface Admin {
  userId: string
  keyId: string
  client: Client
}

let service: TestService
let last: Admin
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** Every test begins with one admin, who has one key. */
beforeEach(async () => {
  await service.superuser.query('update api_keys set revoked_at = null')
  const admin = await anotherAdmin()
  await service.superuser.query('delete from passwords')
  await service.superuser.query('update api_keys set revoked_at = now() where id <> $1', [admin.keyId])
  last = admin
  expect(await waysIn(service.db)).toEqual({ keys: 1, persons: 0 })
})

async function anotherAdmin(terms: KeyTerms = {}): Promise<Admin> {
  const roles: Role[] = ['admin', 'auditor']
  const { id: userId, client: first } = await aPerson(service, ...roles)
  await service.superuser.query('update api_keys set revoked_at = now() where user_id = $1', [userId])
  const { id: keyId, key } = await keyOfPerson(service, { id: userId, roles }, terms)
  // Used lately: else the note of its first use, written behind the answer, can be one more that waits for the locks below.
  await service.superuser.query('update api_keys set last_used_at = now() where id = $1', [keyId])
  expect((await first.get('/v1/users')).status).toBe(401)
  return { userId, keyId, client: service.withKey(key) }
}

const revoke = (by: Admin, { keyId }: Admin) => by.client.delete(`/v1/api-keys/${keyId}`)
const change = (by: Admin, { userId }: Admin, to: object) => by.client.patch(`/v1/users/${userId}`, to)

async function expectRefused(response: Response): Promise<void> {
  expect(response.status).toBe(409)
  expect(response.body.code).toBe('last_admin')
  expect(response.body.detail).toMatch(/First make or activate another admin .* first password/)
  expect((await last.client.get('/v1/users')).status).toBe(200)
  const { rows } = await service.sql.query(
    'select type from events where actor_id = $1 and type = any ($2)',
    [last.userId, ['api_key.revoked', 'user.changed']],
  )
  expect(rows).toEqual([])
}

describe('the last way in for an admin cannot be taken', () => {
  it('by revoking the key', async () => {
    await expectRefused(await revoke(last, last))
  })

  it.each([
    ['deactivating its user', { active: false }],
    ['taking the role from its user', { roles: ['auditor'] }],
  ])('by %s', async (_how, to) => {
    await expectRefused(await change(last, last, to))
  })

  it('by taking the address from the only person with a password', async () => {
    const person = await last.client.made('/v1/users', {
      kind: 'person',
      name: 'Admin contoh',
      email: 'admin@contoh.example',
      roles: ['admin'],
    })
    await last.client.made(`/v1/users/${person.id}/initial-password`)
    await service.superuser.query(
      `update api_keys set expires_at = now() + interval '1 hour' where id = $1`,
      [last.keyId],
    )

    const response = await last.client.patch(`/v1/users/${person.id}`, { email: null })

    await expectRefused(response)
  })

  it.each<[string, KeyTerms]>([
    ['a key that ends within a day', { expiresAt: new Date(Date.now() + 3_600_000).toISOString() }],
    ['a key that is limited', { scopes: { operations: ['access.read'] } }],
    ['a key of another role', { roles: ['auditor'] }],
  ])('because there is %s', async (_what, key) => {
    await anotherAdmin(key)

    await expectRefused(await revoke(last, last))
  })

  it('because an inactive user has a key, or an active one no password', async () => {
    const inactive = await anotherAdmin()
    await last.client.made('/v1/users', {
      kind: 'person',
      name: 'A',
      email: 'a@contoh.example',
      roles: ['admin'],
    })
    await change(inactive, inactive, { active: false })

    await expectRefused(await revoke(last, last))
  })
})

describe('it can be taken as soon as there is another', () => {
  it.each(['made', 'activated'])('whom the refusal advises: %s, with a first password', async (how) => {
    const email = `${randomUUID()}@contoh.example`
    const user = { kind: 'person', name: 'Admin contoh', email, roles: ['admin'] }
    const other = await last.client.made('/v1/users', user)
    if (how === 'activated') {
      await last.client.patch(`/v1/users/${other.id}`, { active: false })
      await last.client.patch(`/v1/users/${other.id}`, { active: true })
    }
    expect((await revoke(last, last)).body.code).toBe('last_admin')

    await last.client.made(`/v1/users/${other.id}/initial-password`)

    expect((await revoke(last, last)).status).toBe(200)
  })

  it.each([
    ['key', () => anotherAdmin()],
    ['key of bootstrap', () => issueOperatorKey(service.db, { name: 'k' })],
    [
      'person with a password',
      async () => {
        const email = `${last.userId}@contoh.example`
        const user = await last.client.made('/v1/users', {
          kind: 'person',
          name: 'Admin contoh',
          email,
          roles: ['admin'],
        })
        await last.client.made(`/v1/users/${user.id}/initial-password`)
      },
    ],
  ])('%s', async (_what, open) => {
    await open()

    expect((await revoke(last, last)).status).toBe(200)
    expect((await last.client.get('/v1/users')).status).toBe(401)
  })

  it('and what is no admin’s can be taken at any time', async () => {
    const { id } = await last.client.made('/v1/api-keys', { name: 'k', roles: ['auditor'] })

    expect((await last.client.delete(`/v1/api-keys/${id}`)).status).toBe(200)
  })
})

describe('two admins at once never shut each other out', () => {
  /** Both requests are under way before either is decided. */
  async function atOnce(...calls: (() => Promise<Response>)[]): Promise<Response[]> {
    const holder = await service.superuser.connect()
    try {
      await holder.query('begin; lock table api_keys in share row exclusive mode')
      await holder.query('lock table users in share row exclusive mode')
      const answers = Promise.all(calls.map((call) => call()))
      await expect.poll(() => waitingCount(service), { timeout: 10_000 }).toBe(calls.length)
      await holder.query('rollback')
      return await answers
    } finally {
      // Whatever failed, what follows does not wait for these locks.
      await holder.query('rollback')
      holder.release()
    }
  }

  /** The other is shut out already, would be the last to go, or has waited too long and is told to come back. */
  function expectOneOf(answers: Response[]): void {
    const [first, second] = answers.map(({ status }) => status).sort()
    expect(first).toBe(200)
    expect([401, 409, 503]).toContain(second)
  }

  it.each<[string, (by: Admin, whom: Admin) => Promise<Response>]>([
    ['revoking', revoke],
    ['deactivating', (by, whom) => change(by, whom, { active: false })],
  ])('%s each other', async (_how, shutOut) => {
    const other = await anotherAdmin()
    await Promise.all([last, other].map(({ client }) => client.get('/v1/users')))

    const answers = await atOnce(
      () => shutOut(last, other),
      () => shutOut(other, last),
    )

    expectOneOf(answers)
    expect(await waysIn(service.db)).toEqual({ keys: 1, persons: 0 })
  })

  it('one by the key, the other by the user', async () => {
    const other = await anotherAdmin()
    await Promise.all([last, other].map(({ client }) => client.get('/v1/users')))

    const answers = await atOnce(
      () => revoke(last, other),
      () => change(other, last, { active: false }),
    )

    expectOneOf(answers)
  })
})
