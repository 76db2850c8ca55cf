/** A local account and an identity of the single sign-on that are one human: one person, wherever two are needed. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { instalmentsOf } from '../support/adjustments.ts'
import { Client } from '../support/client.ts'
import { IdentityProvider } from '../support/identity-provider.ts'
import { expectRefused } from '../support/ledger.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { type TwoIdentities, twoIdentities } from '../support/two-identities.ts'
import { anActivePledge, aRetreat, companyOf, lineOf, pledgeOf, receiptOf } from '../support/world.ts'

let service: TestService
let provider: IdentityProvider
let app: FastifyInstance
let retreatId: string
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
  provider = await IdentityProvider.start()
  const security = { sso: provider.sso(), refusalPauseMs: 0 }
  app = await buildApp({ db: service.db, logger: false, security })
  await app.listen({ host: '127.0.0.1', port: 0 })
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])).id
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100_000 })).id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await app.close()
  provider.stop()
  await service.close()
})

const one = (...roles: Role[]): Promise<TwoIdentities> => twoIdentities({ service, app, provider }, ...roles)
const tokenOf = async (sub: string, ...roles: string[]) =>
  new Client(app, await provider.forge({ sub, roles }))
const reason = 'Surat belum ditandatangani'
const refusal = { status: 403, code: 'maker_is_checker' }

/** Makes what a second person has to check; answers the addresses of the decisions, with what they say. */
const kinds: Record<string, (maker: Client) => Promise<[path: string, body: object][]>> = {
  'a pledge': async (maker) => {
    const { id } = await maker.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await maker.made(`/v1/pledges/${id}/submission`)
    return [
      [`/v1/pledges/${id}/rejection`, { reason }],
      [`/v1/pledges/${id}/approval`, {}],
    ]
  },
  'a receipt': async (maker) => {
    const { id } = await maker.made('/v1/disbursements', receiptOf(pledgeId, 10))
    return [
      [`/v1/disbursements/${id}/rejection`, { reason }],
      [`/v1/disbursements/${id}/verification`, {}],
    ]
  },
  'an adjustment': async (maker) => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const terms = { delta: 5, reason: 'Tambahan', effectiveOn: '2025-06-01', instalments: instalmentsOf(105) }
    const { id } = await maker.made(`/v1/pledges/${pledge}/amendments`, terms)
    return [
      [`/v1/adjustments/${id}/rejection`, { reason }],
      [`/v1/adjustments/${id}/approval`, {}],
    ]
  },
  'a budget': async (maker) => {
    const budget = { reason: 'RAB perubahan', lines: [lineOf({ code: 'A', amount: 1_000_000 })] }
    const { version } = await maker.made<{ version: number }>(`/v1/retreats/${retreatId}/budgets`, budget)
    return [[`/v1/retreats/${retreatId}/budgets/${version}/adoption`, { adoptedOn: '2025-01-20' }]]
  },
}

describe.each(Object.entries(kinds))('%s is not decided by who made it,', (_kind, make) => {
  it.each<[string, 'account' | 'token', 'account' | 'token']>([
    ['once with the token and linked since', 'token', 'account'],
    ['once with the account and linked since', 'account', 'token'],
  ])('%s', async (_how, maker, checker) => {
    const person = await one('finance', 'verifier')
    const decisions = await make(person[maker])
    await person.link()

    for (const [path, body] of decisions) {
      await expectRefused(service, () => person[checker].post(path, body), refusal)
    }
    const [path, body] = decisions.at(-1) ?? ['', {}]
    await service.as('verifier').made(path, body)
  })
})

it('before the link is in force it has no effect', async () => {
  const person = await one('finance', 'verifier')
  const confirmation = await person.propose()
  await person.account.made(confirmation)
  const { id } = await person.token.made('/v1/disbursements', receiptOf(pledgeId, 10))

  await expect(person.account.made(`/v1/disbursements/${id}/verification`)).resolves.toMatchObject({
    state: 'verified',
  })
})

describe('with a link in force', () => {
  it('the token is the user, with the roles that both have', async () => {
    const person = await one('verifier')
    await person.link()

    expect((await person.token.post('/v1/companies', companyOf())).status).toBe(403)
    const { items } = (await person.token.get('/v1/me/links')).body
    expect(items).toMatchObject([{ userId: person.userId, state: 'in_force' }])
  })

  it('the account confirms no access that the token gave', async () => {
    const admin = await one('admin')
    const { id } = await admin.token.made('/v1/users', {
      kind: 'person',
      name: 'Orang Contoh',
      roles: ['finance'],
    })
    await admin.link()

    expect(await admin.account.post(`/v1/users/${id}/confirmation`)).toMatchObject({
      status: 403,
      body: { code: 'confirmed_by_another' },
    })
    const confirm = 'update users set unconfirmed_by = $1, confirmed_by = $2 where id = $3'
    await expect(service.sql.query(confirm, [[], admin.userId, id])).rejects.toThrow('not confirmed by this')
  })

  it('the token of who left lets nobody in', async () => {
    const person = await one('finance')
    await person.link()
    await service.as('admin').patch(`/v1/users/${person.userId}`, { active: false })

    expect((await person.token.get('/v1/companies')).status).toBe(401)
  })

  it('what the token proposed, the account takes back', async () => {
    const person = await one('finance')
    const [[path] = ['']] = (await kinds['an adjustment']?.(person.token)) ?? []
    await person.link()

    await expect(person.account.made(path.replace('rejection', 'withdrawal'))).resolves.toMatchObject({
      state: 'withdrawn',
    })
  })

  it('a draft of the token is corrected with the account, and stays theirs', async () => {
    const person = await one('finance', 'verifier')
    const { id } = await person.token.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await person.link()

    expect((await person.account.patch(`/v1/pledges/${id}`, { letterNumber: `S-${id}` })).status).toBe(200)
    await person.token.made(`/v1/pledges/${id}/submission`)
    await expectRefused(service, () => person.account.post(`/v1/pledges/${id}/approval`), refusal)
  })

  it('a request that was answered to one half is answered again to the other', async () => {
    const person = await one('finance')
    const [company, key] = [companyOf(), randomUUID()]
    const first = await person.token.post('/v1/companies', company, { key })
    await person.link()

    const again = await person.account.post('/v1/companies', company, { key })

    expect([again.status, again.headers['idempotency-replayed'], again.body.id]).toEqual([
      201,
      'true',
      first.body.id,
    ])
    const other = await person.token.post('/v1/companies', companyOf(), { key })
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
    const fresh = randomUUID()
    const next = await person.token.post('/v1/companies', companyOf(), { key: fresh })
    expect([next.status, next.headers['idempotency-replayed']]).toEqual([201, undefined])
  })
})

describe('a link', () => {
  it('is confirmed by the two whom it is about alone, once each', async () => {
    const person = await one('finance')
    const path = await person.propose()
    const strangers: [string, Client, number][] = [
      ['another person', (await aPerson(service, 'finance')).client, 404],
      ['another subject', await tokenOf(randomUUID(), 'finance'), 404],
      ['the admin', service.as('admin'), 404],
      ['a system', await aSystem(service, ['finance']), 403],
      ['a limited key', await person.keyOf({ scopes: { retreatIds: [retreatId] } }), 403],
      ['nobody', new Client(service.app, null), 401],
    ]

    for (const [who, stranger, status] of strangers) {
      expect([who, (await stranger.post(path)).status]).toEqual([who, status])
    }
    await person.account.made(path)
    const again = await person.account.made<{ state: string; version: number }>(path)
    expect([again.state, again.version]).toEqual(['proposed', 2])
    await expect(person.token.made(path)).resolves.toMatchObject({ state: 'in_force', version: 3 })
    await expect(person.token.made(path)).resolves.toMatchObject({ state: 'in_force', version: 3 })
  })

  it('waits where both sides see it, and the admin', async () => {
    const person = await one('finance')
    await person.propose()

    for (const side of [person.account, person.token]) {
      expect((await side.get('/v1/me/links')).body.items).toMatchObject([{ state: 'proposed' }])
    }
    const { items } = (await service.as('admin').get(`/v1/users/${person.userId}/links`)).body
    expect(items).toMatchObject([{ issuer: provider.issuer, state: 'proposed', accountConfirmedAt: null }])
    expect((await service.as('finance').get('/v1/me/links')).body.items).toEqual([])
  })

  it('that was proposed by mistake is withdrawn, and makes room; one in force is for ever', async () => {
    const person = await one('finance')
    const withdrawalOf = (path: string) =>
      path.replace('/v1/me', `/v1/users/${person.userId}`).replace('confirmation', 'withdrawal')
    const mistaken = await person.propose()
    await service.as('admin').made(withdrawalOf(mistaken))
    expect((await person.account.post(mistaken)).status).toBe(404)
    const path = await person.propose()
    await person.account.made(path)
    await person.token.made(path)

    const response = await service.as('admin').post(withdrawalOf(path))

    expect([response.status, response.body.code]).toEqual([409, 'link_in_force'])
  })

  it.each<[string, (subject: string) => Promise<unknown>]>([
    [
      'that is a user',
      (subject) =>
        service.as('admin').made('/v1/users', {
          kind: 'person',
          name: 'Contoh',
          roles: ['finance'],
          sso: { issuer: provider.issuer, subject },
        }),
    ],
    [
      'that is linked already',
      async (subject) => {
        const { id } = await aPerson(service, 'finance')
        await service.as('admin').made(`/v1/users/${id}/links`, { issuer: provider.issuer, subject })
      },
    ],
  ])('is not made to a subject %s', async (_what, take) => {
    const subject = randomUUID()
    await take(subject)
    const { id } = await aPerson(service, 'finance')

    const response = await service
      .as('admin')
      .post(`/v1/users/${id}/links`, { issuer: provider.issuer, subject })

    expect([response.status, response.body.code, response.body.errors[0].pointer]).toEqual([
      409,
      'subject_taken',
      '/subject',
    ])
  })

  it('is of persons, and a subject that is linked becomes no user', async () => {
    const { items } = (await service.as('admin').get('/v1/users?limit=100')).body
    const system = items.find(({ kind }: { kind: string }) => kind === 'system')
    const identity = { issuer: provider.issuer, subject: randomUUID() }
    const toSystem = await service.as('admin').post(`/v1/users/${system.id}/links`, identity)
    expect([toSystem.status, toSystem.body.code]).toEqual([409, 'link_of_a_system'])
    const { id } = await aPerson(service, 'finance')
    await service.as('admin').made(`/v1/users/${id}/links`, identity)

    const user = { kind: 'person', name: 'Contoh', roles: ['finance'], sso: identity }
    const response = await service.as('admin').post('/v1/users', user)

    expect([response.status, response.body.code]).toEqual([409, 'user_exists'])
  })
})

describe('at once,', () => {
  it('both sides confirm: it is in force, by two events', async () => {
    const person = await one('finance')
    const path = await person.propose()

    await Promise.all([person.account.made(path), person.token.made(path)])

    const { rows } = await service.sql.query(
      `select count(*) from events where type = 'user.link_confirmed' and subject_id = $1`,
      [person.userId],
    )
    expect(rows).toEqual([{ count: 2 }])
    expect((await person.token.get('/v1/me/links')).body.items).toMatchObject([{ state: 'in_force' }])
  })
})
