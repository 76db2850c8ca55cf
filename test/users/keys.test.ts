import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf, newSecret } from '../../src/platform/authority/authenticate.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { ensureAdminAccess } from '../../src/users/first-keys.ts'
import type { Client } from '../support/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { companyOf } from '../support/world.ts'

let service: TestService
let admin: Client
beforeAll(async () => {
  service = await startTestService()
  admin = service.as('admin')
})
afterAll(() => service.close())

interface Issued {
  key: string
  prefix: string
}

const aUser = (...roles: Role[]) => admin.made('/v1/users', { kind: 'person', name: 'Petugas contoh', roles })
const aKey = (more: object = {}) =>
  admin.made<Issued>('/v1/api-keys', { name: 'Kunci contoh', roles: ['finance'], ...more })
const statusOf = async (secret: string) => (await service.withKey(secret).get('/v1/companies')).status

describe('a key', () => {
  it('is shown once, and only its digest is kept', async () => {
    const { id, key, prefix } = await aKey()

    const shown = await admin.get(`/v1/api-keys/${id}`)
    const listed = await admin.get('/v1/api-keys?limit=200')

    expect(key.startsWith(prefix)).toBe(true)
    expect(shown.body).not.toHaveProperty('key')
    expect(shown.text + listed.text).not.toContain(key)
    const { rows } = await service.superuser.query('select * from api_keys where id = $1', [id])
    expect(rows[0].secret_hash).toBe(createHash('sha256').update(key).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(key)
  })

  it('is not cached on its way', async () => {
    const response = await admin.post('/v1/api-keys', { name: 'Kunci contoh', roles: ['auditor'] })

    expect(response.headers['cache-control']).toBe('no-store')
  })

  it('that is revoked is refused from the next request on, and stays revoked', async () => {
    const { id, key } = await aKey()
    expect(await statusOf(key)).toBe(200)

    const revoked = await admin.delete(`/v1/api-keys/${id}`)
    const again = await admin.delete(`/v1/api-keys/${id}`)

    expect(await statusOf(key)).toBe(401)
    expect(again.body).toEqual(revoked.body)
    const { rows } = await service.sql.query(
      `select type from events where subject_id = $1 order by sequence`,
      [id],
    )
    expect(rows.map(({ type }) => type)).toEqual(['api_key.issued', 'api_key.revoked'])
  })

  it('tells when it was last used', async () => {
    const { id, key } = await aKey()
    expect((await admin.get(`/v1/api-keys/${id}`)).body.lastUsedAt).toBeNull()

    await statusOf(key)

    await expect.poll(async () => (await admin.get(`/v1/api-keys/${id}`)).body.lastUsedAt).not.toBeNull()
  })
})

describe('a key of a user', () => {
  it('cannot have a role that the user has not', async () => {
    const user = await aUser('finance')

    const response = await admin.post('/v1/api-keys', { name: 'k', roles: ['verifier'], userId: user.id })

    expect(response.status).toBe(422)
    expect(response.body).toMatchObject({
      code: 'user_has_no_such_role',
      errors: [{ pointer: '/roles' }],
      figures: { roles: 'finance' },
    })
  })

  it('cannot belong to nobody', async () => {
    const response = await admin.post('/v1/api-keys', {
      name: 'k',
      roles: ['finance'],
      userId: '0198f2a0-0000-7a51-9d2e-3f1b6c7d8e9f',
    })

    expect(response.body).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/userId' }] })
  })

  it('loses a role with the user, at once', async () => {
    const user = await aUser('finance', 'verifier')
    const { key } = await aKey({ userId: user.id, roles: ['finance', 'verifier'] })
    const register = () => service.withKey(key).post('/v1/companies', companyOf())
    expect((await register()).status).toBe(201)

    await admin.patch(`/v1/users/${user.id}`, { roles: ['verifier'] })

    expect((await register()).body.code).toBe('forbidden')
    expect(await statusOf(key)).toBe(200)
  })

  it('stops and works again with the user', async () => {
    const user = await aUser('finance')
    const { key } = await aKey({ userId: user.id })

    await admin.patch(`/v1/users/${user.id}`, { active: false })
    const whileInactive = await statusOf(key)
    await admin.patch(`/v1/users/${user.id}`, { active: true })

    expect([whileInactive, await statusOf(key)]).toEqual([401, 200])
  })
})

it('an e-mail address belongs to one user', async () => {
  const user = { kind: 'person', name: 'Petugas contoh', email: 'satu@contoh.example', roles: ['auditor'] }
  await admin.made('/v1/users', user)

  const response = await admin.post('/v1/users', user)

  expect(response.status).toBe(409)
  expect(response.body).toMatchObject({ code: 'user_exists', errors: [{ pointer: '/email' }] })
})

describe('the first admin key', () => {
  const withoutAdmins = () => service.superuser.query(`update api_keys set roles = '{auditor}'`)
  const mayIssue = async (secret: string) =>
    (await service.withKey(secret).post('/v1/api-keys', { name: 'k', roles: ['auditor'] })).status
  const ended = (secret: string, how: string) =>
    service.superuser.query(`update api_keys set ${how} where secret_hash = $1`, [digestOf(secret)])

  it('is the given one, added once, even by processes that start together', async () => {
    const given = newSecret()

    const answers = await Promise.all([1, 2, 3].map(() => ensureAdminAccess(service.db, given)))
    const later = await ensureAdminAccess(service.db, given)

    for (const answer of [...answers, later]) expect(answer).toMatchObject({ shownOnce: null, warnings: [] })
    expect(later.added).toBe(false)
    expect(await mayIssue(given)).toBe(201)
    const { rows } = await service.superuser.query(
      `select (select count(*)::int from events e where e.subject_id = k.id::text and e.type = 'api_key.issued') as events
       from api_keys k where secret_hash = $1`,
      [digestOf(given)],
    )
    expect(rows).toEqual([{ events: 1 }])
  })

  it.each([
    ['revoked', 'revoked_at = now()', /^BOOTSTRAP_ADMIN_KEY opens nothing: that key was revoked at 20\d\d-/],
    ['expired', 'expires_at = now()', /^BOOTSTRAP_ADMIN_KEY opens nothing: that key expired at 20\d\d-/],
    [
      'no admin’s',
      `roles = '{auditor}'`,
      /^BOOTSTRAP_ADMIN_KEY opens nothing: that key is not an admin's\. Set/,
    ],
  ])(
    'that was given and is %s does not come back, nor is it passed over in silence',
    async (_how, change, line) => {
      const given = newSecret()
      await ensureAdminAccess(service.db, given)
      await ended(given, change)

      const again = await ensureAdminAccess(service.db, given)
      const other = newSecret()
      const replaced = await ensureAdminAccess(service.db, other)

      expect(again).toEqual({ shownOnce: null, added: false, warnings: [expect.stringMatching(line)] })
      expect(await mayIssue(given)).not.toBe(201)
      expect(replaced).toEqual({ shownOnce: null, added: true, warnings: [] })
      expect(await mayIssue(other)).toBe(201)
    },
  )

  it('is not missed in silence where every one has ended', async () => {
    await service.superuser.query('update api_keys set revoked_at = now() where revoked_at is null')

    const found = await ensureAdminAccess(service.db, undefined)
    await service.superuser.query('update api_keys set revoked_at = null')

    expect(found).toEqual({
      shownOnce: null,
      added: false,
      warnings: [expect.stringMatching(/^No admin has a way in .*: run cakupan keys issue-admin, or set/)],
    })
  })

  it('is a random one, told once, where none was given and none is there', async () => {
    expect((await ensureAdminAccess(service.db, undefined)).shownOnce).toBeNull()
    await withoutAdmins()

    const { shownOnce, warnings } = await ensureAdminAccess(service.db, undefined)

    expect(await mayIssue(String(shownOnce))).toBe(201)
    expect(warnings).toEqual([])
    expect((await ensureAdminAccess(service.db, undefined)).shownOnce).toBeNull()
  })
})
