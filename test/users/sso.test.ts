/** Tokens of the single sign-on, issued by a real identity provider: whose are believed, and who is behind them. */

import type { FastifyInstance } from 'fastify'
import { base64url, importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { ssoPersonId } from '../../src/platform/authority/sso.ts'
import { connect, txOn } from '../../src/platform/db/client.ts'
import { examine } from '../../src/tools/verify/verify-ledger.ts'
import { Client } from '../support/client.ts'
import { AUDIENCE, IdentityProvider, newKey } from '../support/identity-provider.ts'
import { aPerson, keyOfPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat, companyOf, pledgeOf } from '../support/world.ts'

let service: TestService
let provider: IdentityProvider
let app: FastifyInstance

beforeAll(async () => {
  service = await startTestService()
  provider = await IdentityProvider.start()
  app = await buildApp({ db: service.db, logger: false, security: { sso: provider.sso() } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  await registerSystem('sistem-finance')
})
afterAll(async () => {
  await app.close()
  provider.stop()
  await service.close()
})

const withToken = (token: string) => new Client(app, token)

/** Makes a system of a subject; answers who answers for it. */
async function registerSystem(subject: string): Promise<string> {
  const { id: responsibleId } = await aPerson(service, 'auditor')
  const sso = { issuer: provider.issuer, subject }
  const system = { kind: 'system', name: 'SIPD', roles: ['finance'], responsibleId, sso }
  await service.as('admin').made('/v1/users', system)
  return responsibleId
}

describe('a token of the configured issuer for this service', () => {
  it('may do what the roles that it claims may do, and no more', async () => {
    const client = withToken(await provider.token('finance'))

    expect((await client.post('/v1/companies', companyOf())).status).toBe(201)
    expect((await client.post('/v1/closings', { month: '2024-01' })).status).toBe(403)
  })

  it('without a role that we know may do nothing', async () => {
    const response = await withToken(await provider.token('tamu')).get('/v1/companies')

    expect([response.status, response.body.code]).toEqual([403, 'forbidden'])
  })

  it('stands for one person, whichever token it is: nobody approves what they made', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const tokenOf = (sub: string, ...roles: string[]) => provider.forge({ sub, roles })
    const first = withToken(await tokenOf('dua-peran', 'finance', 'verifier'))
    const pledge = await first.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await first.made(`/v1/pledges/${pledge.id}/submission`)

    const second = withToken(await tokenOf('dua-peran', 'finance', 'verifier'))
    const own = await second.post(`/v1/pledges/${pledge.id}/approval`)
    const other = await withToken(await tokenOf('orang-lain', 'verifier')).post(
      `/v1/pledges/${pledge.id}/approval`,
    )

    expect([own.status, own.body.code]).toEqual([403, 'maker_is_checker'])
    expect(other.status).toBe(200)
  })
})

describe('the first use of a subject', () => {
  const eventsOf = async (subject: string) => {
    const { rows } = await service.sql.query(
      `select e.type, e.actor_id = p.id as is_own, e.data, v.row from sso_persons p
       join record_versions v on v.kind = 'sso_persons' and v.record_id = p.id::text join events e on e.id = v.event_id
       where p.subject = $1`,
      [subject],
    )
    return rows
  }

  it('is in the log, by that person and without the name', async () => {
    await withToken(await provider.forge({ sub: 'subjek-contoh' })).get('/v1/companies')

    const [first, ...others] = await eventsOf('subjek-contoh')
    expect(first).toMatchObject({ type: 'user.first_seen', is_own: true, row: { issuer: provider.issuer } })
    expect(JSON.stringify(first)).not.toContain('subjek-contoh')
    expect(others).toEqual([])
  })

  it('is one, of however many processes at once', async () => {
    const security = { sso: provider.sso() }
    const processes = await Promise.all(
      [1, 2, 3].map(() => buildApp({ db: service.db, logger: false, security })),
    )
    const headers = { authorization: `Bearer ${await provider.forge({ sub: 'bersamaan' })}` }

    const answers = await Promise.all(
      processes.map((each) => each.inject({ method: 'GET', url: '/v1/companies', headers })),
    )

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(await eventsOf('bersamaan')).toHaveLength(1)
    await Promise.all(processes.map((each) => each.close()))
  })

  it('needs a database that can be written to, and no later one does', async () => {
    const known = withToken(await provider.forge({ sub: 'sudah-dikenal' }))
    expect((await known.get('/v1/companies')).status).toBe(200)
    const readOnly = new URL(service.url)
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on')
    const db = connect(readOnly.href, () => {})
    const held = await buildApp({ db, logger: false, security: { sso: provider.sso() } })
    const statusOf = async (sub: string) => {
      const headers = { authorization: `Bearer ${await provider.forge({ sub })}` }
      return (await held.inject({ method: 'GET', url: '/v1/companies', headers })).statusCode
    }

    expect([await statusOf('sudah-dikenal'), await statusOf('belum-dikenal')]).toEqual([200, 503])
    await held.close()
    await db.$client.end()
  })

  it('is named by verify where it is made up, altered or gone', async () => {
    await withToken(await provider.forge({ sub: 'diubah' })).get('/v1/companies')
    const named = async (statement: string) => {
      const client = await service.superuser.connect()
      await client.query('begin')
      try {
        await client.query('set local session_replication_role = replica')
        await client.query(statement)
        const { verdicts } = await examine(txOn(client, null))
        return verdicts.filter(({ wrong }) => wrong > 0).map(({ name }) => name)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    const asLogged = 'every record is as it was last logged'
    const made = `insert into sso_persons (id, issuer, subject) values ('${ssoPersonId({ issuer: 'https://x.example', subject: 'x' })}', 'https://x.example', 'x')`

    expect(await named(made)).toContain(asLogged)
    expect(await named(`delete from sso_persons where subject = 'diubah'`)).toContain(asLogged)
    expect(await named(`update sso_persons set first_seen_at = now() - interval '1 day'`)).toEqual([asLogged])
    expect(await named(`update sso_persons set subject = 'lain' where subject = 'diubah'`)).toEqual([
      'every person of the single sign-on is who the token names',
    ])
  })
})

describe('a token that a client got for itself', () => {
  it.each(['client_id', 'azp'])(
    'is a system’s: its %s is its subject, and it checks nothing',
    async (claim) => {
      const roles = ['auditor', 'verifier', 'admin']
      const system = withToken(await provider.forge({ sub: 'sipd', [claim]: 'sipd', roles }))

      expect((await system.get('/v1/companies')).status).toBe(200)
      expect((await system.post('/v1/closings', { month: '2024-01' })).body.code).toBe('forbidden')
      expect((await system.post('/v1/users', {})).body.code).toBe('forbidden')
    },
  )

  it('records nothing while nobody answers for it', async () => {
    const claims = { sub: 'tak-terdaftar', client_id: 'tak-terdaftar', roles: ['finance', 'integration'] }
    const system = withToken(await provider.forge(claims))

    expect((await system.get('/v1/retreats')).status).toBe(200)
    expect((await system.post('/v1/companies', companyOf())).body.code).toBe('forbidden')
  })

  it('or one whose subject an admin registered as a system', async () => {
    const responsibleId = await registerSystem('terdaftar')
    const system = withToken(await provider.forge({ sub: 'terdaftar', roles: ['finance', 'verifier'] }))
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])

    const { id } = await system.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))

    const { rows } = await service.sql.query('select makers from pledges where id = $1', [id])
    expect(rows[0].makers).toContain(responsibleId)
    expect((await system.post(`/v1/pledges/${id}/approval`)).status).toBe(403)
  })
})

it('an identity of an issuer that is not believed is named by nobody', async () => {
  const identity = { issuer: 'https://sso-lain.example', subject: 'x' }
  const admin = new Client(app, service.as('admin').secret)
  const { id } = await aPerson(service, 'finance')

  const answers = [
    await admin.post(`/v1/users/${id}/links`, identity),
    await admin.post('/v1/users', { kind: 'person', name: 'Contoh', roles: ['finance'], sso: identity }),
  ]

  const refused = { code: 'unknown_issuer', figures: { issuer: provider.issuer } }
  expect(answers).toMatchObject([
    { status: 422, body: { ...refused, errors: [{ pointer: '/issuer' }] } },
    { status: 422, body: { ...refused, errors: [{ pointer: '/sso/issuer' }] } },
  ])
})

it('a person’s token with roles that do not go together lets nobody in', async () => {
  const response = await withToken(await provider.forge({ roles: ['admin', 'finance'] })).get('/v1/companies')

  expect([response.status, response.body.code]).toEqual([403, 'token_roles_conflict'])
})

describe('a user who is somebody of the single sign-on', () => {
  const subjectUser = (subject: string, roles: string[]) =>
    service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: 'Contoh', roles, sso: { issuer: provider.issuer, subject } })

  it('is one person with token and key', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const byToken = withToken(await provider.forge({ sub: 'dua-jalan' }))
    const pledge = await byToken.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await byToken.made(`/v1/pledges/${pledge.id}/submission`)
    const { id: userId } = await subjectUser('dua-jalan', ['verifier'])
    const { key } = await keyOfPerson(service, { id: userId, roles: ['verifier'] })

    const response = await service.withKey(key).post(`/v1/pledges/${pledge.id}/approval`)

    expect([response.status, response.body.code]).toEqual([403, 'maker_is_checker'])
  })

  it('has with a token at most the roles of the user', async () => {
    await subjectUser('hanya-pemeriksa', ['verifier'])
    const client = withToken(await provider.forge({ sub: 'hanya-pemeriksa', roles: ['finance', 'verifier'] }))

    expect((await client.post('/v1/companies', companyOf())).status).toBe(403)
  })

  it('is let in no more when inactive', async () => {
    const { id } = await subjectUser('sudah-pindah', ['finance'])
    const client = withToken(await provider.forge({ sub: 'sudah-pindah' }))
    expect((await client.get('/v1/companies')).status).toBe(200)

    await service.as('admin').patch(`/v1/users/${id}`, { active: false })

    expect((await client.get('/v1/companies')).status).toBe(401)
  })

  it('is made once', async () => {
    await subjectUser('sekali', ['finance'])
    const again = {
      kind: 'person',
      name: 'Contoh',
      roles: ['finance'],
      sso: { issuer: provider.issuer, subject: 'sekali' },
    }

    const response = await service.as('admin').post('/v1/users', again)

    expect([response.status, response.body.errors[0].pointer]).toEqual([409, '/sso'])
  })
})

describe('no one is let in with a token', () => {
  const past = () => Math.ceil(Date.now() / 1000) - 60
  const part = (value: object) => base64url.encode(JSON.stringify(value))
  const claims = () => ({
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: 'a',
    roles: ['admin'],
    exp: past() + 600,
  })

  const tokens: Record<string, () => Promise<string>> = {
    'that has expired': () => provider.forge({ exp: past() }),
    'that is not valid yet': () => provider.forge({ nbf: past() + 600 }),
    'without an expiry': () => provider.forge({ exp: undefined }),
    'without a subject': () => provider.forge({ sub: undefined }),
    'of another issuer': () => provider.forge({ iss: 'https://lain.example' }),
    'for another audience': () => provider.token('finance', 'https://layanan-lain.example'),
    'that says who someone is, and not what they may do': () => provider.forge({}, { typ: 'JWT' }),
    'signed by nobody (alg none)': async () => `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims())}.`,
    'signed with the public key as a shared secret': async () => {
      const { d: _private, ...publicKey } = provider.key
      return new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: String(publicKey.kid) })
        .sign(new TextEncoder().encode(JSON.stringify(publicKey)))
    },
    'signed with another key of the same name': async () => {
      const another = await importJWK(await newKey('first'), 'ES256')
      return new SignJWT(claims())
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(provider.key.kid) })
        .sign(another)
    },
    'that brings its own key': async () => {
      const own = await newKey('sendiri')
      const { d: _private, ...jwk } = own
      return new SignJWT(claims())
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', jwk, jku: 'http://127.0.0.1:1/jwks' })
        .sign(await importJWK(own, 'ES256'))
    },
    'whose claims were changed afterwards': async () => {
      const [head, , signature] = (await provider.token('finance')).split('.')
      return [head, part(claims()), signature].join('.')
    },
  }

  it.each(Object.keys(tokens))('%s', async (which) => {
    const response = await withToken((await tokens[which]?.()) ?? '').get('/v1/companies')

    expect([response.status, response.body.code]).toEqual([401, 'unauthenticated'])
  })
})

it('a clock that is a little behind is forgiven', async () => {
  const now = Math.ceil(Date.now() / 1000)

  const response = await withToken(await provider.forge({ exp: now - 2 })).get('/v1/companies')

  expect(response.status).toBe(200)
})

it('roles may stand in a claim within a claim, as words or as a list', async () => {
  const rolesClaim = 'realm_access.roles'
  const nested = await buildApp({
    db: service.db,
    logger: false,
    security: { sso: provider.sso({ rolesClaim }) },
  })
  const statusWith = async (roles: unknown) => {
    const token = await provider.forge({ realm_access: { roles } })
    const headers = { authorization: `Bearer ${token}` }
    return (await nested.inject({ method: 'GET', url: '/v1/companies', headers })).statusCode
  }

  expect(await statusWith(['auditor'])).toBe(200)
  expect(await statusWith('email auditor')).toBe(200)
  expect(await statusWith({ auditor: true })).toBe(403)
  await nested.close()
})

it('a new key of the issuer is fetched when it is met, and the one before holds no more', async () => {
  const before = await provider.token('finance')
  expect((await withToken(before).get('/v1/companies')).status).toBe(200)

  await provider.rotate()
  const after = await withToken(await provider.token('finance')).get('/v1/companies')
  const withOld = await withToken(before).get('/v1/companies')

  expect([after.status, withOld.status]).toEqual([200, 401])
})

it('an issuer that does not answer is the service’s trouble and not the token’s', async () => {
  const sso = provider.sso({ jwksUrl: 'http://127.0.0.1:1/jwks' })
  const lonely = await buildApp({ db: service.db, logger: false, security: { sso } })
  const headers = { authorization: `Bearer ${await provider.forge({})}` }

  const response = await lonely.inject({ method: 'GET', url: '/v1/companies', headers })

  expect([response.statusCode, response.json().code]).toEqual([503, 'sso_unavailable'])
  await lonely.close()
})

it('keys go on being keys beside it', async () => {
  const response = await withToken(String(service.as('auditor').secret)).get('/v1/companies')

  expect(response.status).toBe(200)
})
