import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf, newSecret } from '../../src/platform/authority/authenticate.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { ensureAdminAccess, issueOperatorKey } from '../../src/users/first-keys.ts'
import type { Client } from '../support/client.ts'
import { aPerson, aSystem, keyOfPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { openTo } from '../support/walk-routes.ts'
import { companyOf, retreatOf } from '../support/world.ts'

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

const aKey = (more: object = {}) =>
  admin.made<Issued>('/v1/api-keys', { name: 'Kunci contoh', roles: ['admin'], ...more })
const bootstrap = async () => service.withKey(String((await issueOperatorKey(service.db, { name: 'b' })).key))
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
    const response = await admin.post('/v1/api-keys', { name: 'Kunci contoh', roles: ['admin'] })

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

const issue = (by: Client, more: object) =>
  by.post('/v1/api-keys', { name: 'k', roles: ['finance'], ...more })
const refusalOf = async (by: Client, more: object) => {
  const { status, body } = await issue(by, more)
  return { status, code: body.code, pointer: body.errors?.[0]?.pointer }
}
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const later = () => new Date(Date.now() + 2 * 86_400_000).toISOString()

describe('a person’s key', () => {
  it('is issued by that person, and by no admin', async () => {
    const { id, client } = await aPerson(service, 'finance')

    expect((await issue(client, {})).body).toMatchObject({ userId: id, roles: ['finance'] })
    for (const by of [admin, await bootstrap()])
      expect(await refusalOf(by, { userId: id })).toMatchObject({
        status: 403,
        code: 'key_of_another_person',
      })
  })

  it('is revoked by that person or an admin, and by nobody else', async () => {
    const { client } = await aPerson(service, 'finance')
    const [first, second] = [(await issue(client, {})).body.id, (await issue(client, {})).body.id]

    const byAnother = await service.as('verifier').delete(`/v1/api-keys/${first}`)

    expect([byAnother.status, byAnother.body.code]).toEqual([403, 'forbidden'])
    expect((await client.delete(`/v1/api-keys/${first}`)).status).toBe(200)
    expect((await admin.delete(`/v1/api-keys/${second}`)).status).toBe(200)
  })

  it('cannot have a role that the person has not', async () => {
    const { id } = await aPerson(service, 'finance')

    const issuing = keyOfPerson(service, { id, roles: ['finance'] }, { roles: ['verifier'] })

    await expect(issuing).rejects.toMatchObject({
      code: 'user_has_no_such_role',
      faults: [{ pointer: '/roles' }],
      figures: { roles: { id: 'keuangan (finance)', en: 'finance' } },
    })
  })

  it('loses a role with the person, at once', async () => {
    const { id, client } = await aPerson(service, 'finance', 'verifier')
    const register = () => client.post('/v1/companies', companyOf())
    expect((await register()).status).toBe(201)

    await admin.patch(`/v1/users/${id}`, { roles: ['verifier'] })

    expect((await register()).body.code).toBe('forbidden')
    expect((await client.get('/v1/companies')).status).toBe(200)
  })

  it('stops and works again with the person', async () => {
    const { id, client } = await aPerson(service, 'finance')

    await admin.patch(`/v1/users/${id}`, { active: false })
    const whileInactive = (await client.get('/v1/companies')).status
    await admin.patch(`/v1/users/${id}`, { active: true })

    expect([whileInactive, (await client.get('/v1/companies')).status]).toEqual([401, 200])
  })
})

describe('a key that a key makes is no broader', () => {
  it('in roles', async () => {
    const { keyOf } = await aPerson(service, 'finance', 'verifier')
    const narrow = await keyOf({ roles: ['finance'] })

    expect(await refusalOf(narrow, { roles: ['verifier'] })).toEqual({
      status: 422,
      code: 'key_too_broad',
      pointer: '/roles',
    })
    expect((await issue(narrow, {})).status).toBe(201)
  })

  it.each<['retreatIds' | 'operations']>([['retreatIds'], ['operations']])('in %s', async (part) => {
    const [mine, theirs] =
      part === 'operations'
        ? ['keys.write', 'pledges.write']
        : [
            (await service.as('finance').made('/v1/retreats', retreatOf())).id,
            (await service.as('finance').made('/v1/retreats', retreatOf())).id,
          ]
    const { keyOf } = await aPerson(service, 'finance')
    const narrow = await keyOf({ scopes: { [part]: [mine] } })

    for (const scopes of [undefined, { [part]: [mine, theirs] }])
      expect(await refusalOf(narrow, { scopes })).toEqual({
        status: 422,
        code: 'key_too_broad',
        pointer: `/scopes/${part}`,
      })
    expect((await issue(narrow, { scopes: { [part]: [mine] } })).status).toBe(201)
  })

  it('in expiry', async () => {
    const { keyOf } = await aPerson(service, 'finance')
    const expiresAt = tomorrow()
    const narrow = await keyOf({ expiresAt })

    for (const end of [undefined, later()])
      expect(await refusalOf(narrow, { expiresAt: end })).toMatchObject({
        code: 'key_too_broad',
        pointer: '/expiresAt',
      })
    expect((await issue(narrow, { expiresAt })).status).toBe(201)
  })

  it('and a limited one revokes none but itself', async () => {
    const { keyOf } = await aPerson(service, 'finance')
    const narrow = await keyOf({ scopes: { operations: ['keys.write'] } })
    const { id } = (await issue(narrow, { scopes: { operations: ['keys.write'] } })).body

    expect((await narrow.delete(`/v1/api-keys/${id}`)).body.code).toBe('forbidden')
  })
})

describe('a key is refused', () => {
  it('with an expiry in the past, by the database too', async () => {
    expect(await refusalOf(admin, { roles: ['admin'], expiresAt: '2025-01-01T00:00:00Z' })).toEqual({
      status: 422,
      code: 'expiry_in_past',
      pointer: '/expiresAt',
    })
  })

  it('for a retreat that there is not', async () => {
    const scopes = {
      retreatIds: [(await service.as('finance').made('/v1/retreats', retreatOf())).id, randomUUID()],
    }

    expect(await refusalOf(service.as('finance'), { scopes })).toEqual({
      status: 422,
      code: 'unknown_reference',
      pointer: '/scopes/retreatIds/1',
    })
  })

  it('for a user that there is not', async () => {
    expect(await refusalOf(admin, { userId: randomUUID() })).toMatchObject({
      code: 'unknown_reference',
      pointer: '/userId',
    })
  })

  it('to a system that asks for itself', async () => {
    const system = await aSystem(service, ['finance'])

    expect(await refusalOf(system, {})).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('without an owner, or with roles and none, by the database', async () => {
    const values = `gen_random_uuid(), 'k', 'p', gen_random_uuid()::text`
    for (const [roles, owner] of [
      ['{admin}', null],
      ['{}', (await aPerson(service, 'auditor')).id],
    ])
      await expect(
        service.sql.query(
          `insert into api_keys (id, name, prefix, secret_hash, roles, user_id) values (${values}, $1, $2)`,
          [roles, owner],
        ),
      ).rejects.toMatchObject({ constraint: 'key_has_an_owner' })
  })
})

describe('a system’s key', () => {
  const aSystemUser = async (...roles: Role[]) =>
    admin.made('/v1/users', {
      kind: 'system',
      name: 'Sistem contoh',
      roles,
      responsibleId: (await aPerson(service, 'auditor')).id,
    })

  it('is issued by an admin or bootstrap, no broader than the system', async () => {
    const { id: userId } = await aSystemUser('integration')

    for (const by of [admin, await bootstrap()])
      expect((await issue(by, { roles: ['integration'], userId })).body).toMatchObject({ userId })
    expect(await refusalOf(admin, { userId })).toMatchObject({ code: 'user_has_no_such_role' })
  })

  it.each(['finance', 'verifier', 'auditor'] as const)('is not issued by %s', async (role) => {
    const { id: userId } = await aSystemUser('integration')

    expect(await refusalOf(service.as(role), { roles: ['integration'], userId })).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  })

  it('is not issued by an admin’s limited key', async () => {
    const { id: userId } = await aSystemUser('integration')
    const { keyOf } = await aPerson(service, 'admin')
    const limited = await keyOf({ scopes: { operations: ['keys.write', 'access.write'] } })

    expect(await refusalOf(limited, { roles: ['integration'], userId })).toMatchObject({
      status: 403,
      code: 'outside_scopes',
    })
  })
})

describe('the key of bootstrap', () => {
  it('holds users and systems’ keys, and nothing else', async () => {
    const open = await openTo(service.app, (await bootstrap()).secret)

    expect(open.sort()).toEqual([
      'DELETE /v1/api-keys/{id}',
      'GET /v1/api-keys',
      'GET /v1/api-keys/{id}',
      'GET /v1/users',
      'GET /v1/users/{id}',
      'GET /v1/users/{id}/history',
      'GET /v1/users/{id}/links',
      'PATCH /v1/users/{id}',
      'POST /v1/api-keys',
      'POST /v1/users',
      'POST /v1/users/{id}/initial-password',
      'POST /v1/users/{id}/links',
      'POST /v1/users/{id}/links/{linkId}/withdrawal',
    ])
  })

  it('is in no role list, and makes no second one of itself', async () => {
    const by = await bootstrap()
    const { body } = await by.get('/v1/api-keys?limit=200')

    expect(body.items.filter(({ userId }: { userId: string | null }) => userId === null)).toEqual(
      expect.arrayContaining([expect.objectContaining({ roles: [] })]),
    )
    expect(await refusalOf(by, {})).toMatchObject({ status: 422, code: 'key_of_whom' })
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
  const withoutAny = () =>
    service.superuser.query(`
      delete from api_keys where user_id is null;
      update api_keys set roles = '{auditor}' where 'admin' = any (roles)`)
  const mayCreate = async (secret: string) =>
    (await service.withKey(secret).post('/v1/users', { kind: 'person', name: 'U', roles: ['auditor'] }))
      .status
  const ended = (secret: string, how: string) =>
    service.superuser.query(`update api_keys set ${how} where secret_hash = $1`, [digestOf(secret)])

  it('is the given one, added once, even by processes that start together', async () => {
    const given = newSecret()

    const answers = await Promise.all([1, 2, 3].map(() => ensureAdminAccess(service.db, given)))
    const later = await ensureAdminAccess(service.db, given)

    for (const answer of [...answers, later]) expect(answer).toMatchObject({ shownOnce: null, warnings: [] })
    expect(later.added).toBe(false)
    expect(await mayCreate(given)).toBe(201)
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
      'a user’s',
      `roles = '{auditor}', user_id = (select id from users where name = 'auditor')`,
      /^BOOTSTRAP_ADMIN_KEY opens nothing: that key is no key of bootstrap\. Set/,
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
      expect(await mayCreate(given)).not.toBe(201)
      expect(replaced).toEqual({ shownOnce: null, added: true, warnings: [] })
      expect(await mayCreate(other)).toBe(201)
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
    await withoutAny()

    const { shownOnce, warnings } = await ensureAdminAccess(service.db, undefined)

    expect(await mayCreate(String(shownOnce))).toBe(201)
    expect(warnings).toEqual([])
    expect((await ensureAdminAccess(service.db, undefined)).shownOnce).toBeNull()
  })
})
