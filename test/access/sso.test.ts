/** Tokens of the single sign-on, issued by a real identity provider: whose are believed, and who is behind them. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { base64url, exportJWK, importJWK, type JWK, SignJWT } from 'jose'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SsoConfig } from '../../src/access/sso.ts'
import { buildApp } from '../../src/app.ts'
import { Client } from '../support/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat, companyOf, pledgeOf } from '../support/world.ts'

const AUDIENCE = 'https://cakupan.contoh.example'

/** An identity provider with one signing key; its clients are the systems and people of these tests. */
class IdentityProvider {
  readonly #server: Server
  key: JWK
  issuer = ''

  private constructor(server: Server, key: JWK) {
    this.#server = server
    this.key = key
  }

  static async start(): Promise<IdentityProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const provider = new IdentityProvider(server, await newKey('first'))
    provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    provider.serve()
    return provider
  }

  /** Signs with a new key from now on, and shows no other. */
  async rotate(): Promise<void> {
    this.key = await newKey(randomUUID())
    this.serve()
  }

  private serve(): void {
    const provider = new Provider(this.issuer, {
      jwks: { keys: [this.key as never] },
      clients: [clientOf('finance'), clientOf('verifier'), clientOf('finance verifier'), clientOf('tamu')],
      scopes: ['finance', 'verifier', 'tamu'],
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: (_context, audience) => ({
            scope: 'finance verifier tamu',
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 600,
            jwt: { sign: { alg: 'ES256' } },
          }),
        },
      },
      extraTokenClaims: (_context, token) => ({
        sub: (token as unknown as { clientId: string }).clientId,
        roles: [...(token.scope ?? '').split(' ')],
      }),
    })
    this.#server.removeAllListeners('request')
    this.#server.on('request', provider.callback())
  }

  /** An access token for the client with these roles, as a system gets one. */
  async token(roles: string, resource = AUDIENCE): Promise<string> {
    const client = clientOf(roles)
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.client_id}:${client.client_secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: roles, resource }),
    })
    const { access_token: token } = (await response.json()) as { access_token?: string }
    if (!token) throw new Error('the provider gave no token')
    return token
  }

  /** A token that the provider would never give, signed with its own key. */
  async forge(claims: Record<string, unknown>, header: Record<string, string> = {}): Promise<string> {
    const now = Math.ceil(Date.now() / 1000)
    const all = { iss: this.issuer, aud: AUDIENCE, sub: 'a', roles: ['finance'], exp: now + 60, ...claims }
    return new SignJWT(all)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(this.key.kid), ...header })
      .sign(await importJWK(this.key, 'ES256'))
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' }
}

function clientOf(roles: string) {
  return {
    client_id: `sistem-${roles.replace(' ', '-')}`,
    client_secret: 'rahasia-contoh',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: roles,
    id_token_signed_response_alg: 'ES256' as const,
  }
}

let service: TestService
let provider: IdentityProvider
let app: FastifyInstance

function configOf(more: Partial<SsoConfig> = {}): SsoConfig {
  return {
    issuer: provider.issuer,
    audience: AUDIENCE,
    jwksUrl: `${provider.issuer}/jwks`,
    algorithms: ['ES256'],
    rolesClaim: 'roles',
    tokenType: 'at+jwt',
    clockSkewSeconds: 5,
    keysCooldownMs: 0,
    ...more,
  }
}

beforeAll(async () => {
  service = await startTestService()
  provider = await IdentityProvider.start()
  app = await buildApp({ db: service.db, logger: false, security: { sso: configOf() } })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  provider.stop()
  await service.close()
})

const withToken = (token: string) => new Client(app, token)

describe('a token of the configured issuer for this service', () => {
  it('may do what the roles that it claims may do, and no more', async () => {
    const client = withToken(await provider.token('finance'))

    expect((await client.post('/v1/companies', companyOf())).status).toBe(201)
    expect((await client.post('/v1/period-locks', { month: '2024-01' })).status).toBe(403)
  })

  it('without a role that we know may do nothing', async () => {
    const response = await withToken(await provider.token('tamu')).get('/v1/companies')

    expect([response.status, response.body.code]).toEqual([403, 'forbidden'])
  })

  it('stands for one person, whichever token it is: nobody approves what they made', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const first = withToken(await provider.token('finance verifier'))
    const pledge = await first.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await first.made(`/v1/pledges/${pledge.id}/submission`)

    const second = withToken(await provider.token('finance verifier'))
    const own = await second.post(`/v1/pledges/${pledge.id}/approval`)
    const other = await withToken(await provider.token('verifier')).post(`/v1/pledges/${pledge.id}/approval`)

    expect([own.status, own.body.code]).toEqual([403, 'maker_is_checker'])
    expect(other.status).toBe(200)
  })

  it('leaves a record of which subject the person is', async () => {
    await withToken(await provider.forge({ sub: 'subjek-contoh' })).get('/v1/companies')

    const { rows } = await service.sql.query("select issuer from sso_persons where subject = 'subjek-contoh'")

    expect(rows).toEqual([{ issuer: provider.issuer }])
  })
})

describe('a user who is somebody of the single sign-on', () => {
  const subjectUser = (subject: string, roles: string[]) =>
    service
      .as('admin')
      .made('/v1/users', { name: 'Contoh', roles, sso: { issuer: provider.issuer, subject } })

  it('is one person with token and key', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const byToken = withToken(await provider.forge({ sub: 'dua-jalan' }))
    const pledge = await byToken.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await byToken.made(`/v1/pledges/${pledge.id}/submission`)
    const { id: userId } = await subjectUser('dua-jalan', ['verifier'])
    const { key } = await service
      .as('admin')
      .made<{ key: string }>('/v1/api-keys', { name: 'k', roles: ['verifier'], userId })

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
    const again = { name: 'Contoh', roles: ['finance'], sso: { issuer: provider.issuer, subject: 'sekali' } }

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
    security: { sso: configOf({ rolesClaim }) },
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
  const sso = configOf({ jwksUrl: 'http://127.0.0.1:1/jwks' })
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
