/** Every way to come in, on every route: what it opens follows from who comes in, and not from how. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { Browser } from '../support/browser.ts'
import { IdentityProvider } from '../support/identity-provider.ts'
import { anUnconfirmedPerson, aPerson, aSystem } from '../support/people.ts'
import { CHEAP, startTestService, type TestService } from '../support/service.ts'
import { twoIdentities } from '../support/two-identities.ts'
import { type Credential, openTo } from '../support/walk-routes.ts'

let service: TestService
let provider: IdentityProvider
let app: FastifyInstance
beforeAll(async () => {
  service = await startTestService()
  provider = await IdentityProvider.start()
  app = await buildApp({
    db: service.db,
    logger: false,
    passwordCost: CHEAP,
    security: { sso: provider.sso(), signInLimit: 1_000, refusalPauseMs: 0, streamForMs: 100 },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  provider.stop()
  await service.close()
})

async function aSession(role: Role): Promise<Credential> {
  const email = `${randomUUID()}@contoh.example`
  const admin = service.as('admin')
  const user = { kind: 'person', name: 'Orang Contoh', email, roles: [role] }
  const { id } = await admin.made('/v1/users', user)
  const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  const browser = new Browser(app)
  await browser.signIn(email, password)
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  return { cookie: browser.cookie, 'x-csrf-token': browser.csrfToken }
}

const ways: Record<string, (role: Role) => Promise<Credential>> = {
  'in a session': aSession,
  'with a token': (role) => provider.forge({ sub: `orang-${role}`, roles: [role] }),
  'with a token that is linked': async (role) => {
    const { token, link } = await twoIdentities({ service, app, provider }, role)
    await link()
    return token.secret
  },
  'with an own key': async (role) => (await aPerson(service, role)).client.secret,
  'whom nobody has confirmed': async (role) => (await anUnconfirmedPerson(service, role)).client.secret,
}

/** What the role opens to the key of somebody who has it, looked up once. */
const opened = new Map<Role, Promise<string[]>>()
function openToRole(role: Role): Promise<string[]> {
  const known = opened.get(role) ?? openTo(app, service.as(role).secret)
  opened.set(role, known)
  return known
}

/** People do this for themselves. */
const personal = [
  'POST /v1/api-keys',
  'DELETE /v1/api-keys/{id}',
  'GET /v1/me/links',
  'POST /v1/me/links/{linkId}/confirmation',
  'PATCH /v1/me',
]

describe.each(['finance', 'verifier', 'auditor', 'admin'] as const)('a person who is %s', (role) => {
  it.each(Object.keys(ways))('%s, is let into what the role is', async (way) => {
    const credential = await ways[way]?.(role)

    expect((await openTo(app, credential ?? null)).sort()).toEqual((await openToRole(role)).toSorted())
  })
})

describe.each(['finance', 'auditor', 'integration'] as const)('a system that is %s', (role) => {
  const ofRole = async () => (await openToRole(role)).filter((name) => !personal.includes(name)).sort()

  it('with its key, is let into what the role is, and issues itself none', async () => {
    expect((await openTo(app, (await aSystem(service, [role])).secret)).sort()).toEqual(await ofRole())
  })

  it('with a token that it got for itself, once somebody answers for it', async () => {
    const subject = `sistem-${role}`
    const { id: responsibleId } = await aPerson(service, 'auditor')
    const sso = { issuer: provider.issuer, subject }
    const system = { kind: 'system', name: 'Sistem contoh', roles: [role], responsibleId, sso }
    await service.as('admin').made('/v1/users', system)
    const roles = [role, 'verifier', 'admin']
    const token = await provider.forge({ sub: subject, client_id: subject, roles })

    expect((await openTo(app, token)).sort()).toEqual(await ofRole())
  })
})
