/** People who sign in with a password: what a session may do, when it ends, and whom it does not obey. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { PasswordHasher } from '../../src/platform/authority/passwords.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { Browser } from '../support/browser.ts'
import { keyOfPerson } from '../support/people.ts'
import { CHEAP, startTestService, type TestService } from '../support/service.ts'
import { aRetreat, aSubmittedPledge, companyOf, pledgeOf } from '../support/world.ts'

const GOOD = 'hujan-di-atas-mahakam'

let service: TestService
let hash: string
beforeAll(async () => {
  service = await startTestService()
  hash = await new PasswordHasher(CHEAP).hash(GOOD, null)
})
afterAll(() => service.close())

/** A user with an address and no password yet. */
async function aUser(...roles: Role[]) {
  const email = `${randomUUID()}@contoh.example`
  const { id } = await service
    .as('admin')
    .made('/v1/users', { kind: 'person', name: 'Punai Contoh', email, roles })
  return { id, email }
}

async function firstPasswordOf(id: string): Promise<string> {
  const path = `/v1/users/${id}/initial-password`
  return (await service.as('admin').made<{ password: string }>(path)).password
}

/** A user who has chosen a password (its hash is made once for all of them), and a browser signed in with it. */
async function aPerson(...roles: Role[]) {
  const user = await aUser(...roles)
  const values = [user.id, hash]
  await service.sql.query('insert into passwords (user_id, hash, must_change) values ($1, $2, false)', values)
  return { ...user, browser: await elsewhere(user.email) }
}

async function elsewhere(email: string): Promise<Browser> {
  const browser = new Browser(service.app)
  expect((await browser.signIn(email, GOOD)).statusCode).toBe(201)
  return browser
}

describe('the first password', () => {
  it('is shown once, and opens nothing but the change of it', async () => {
    const { id, email } = await aUser('finance')
    const password = await firstPasswordOf(id)
    const browser = new Browser(service.app)

    const signedIn = await browser.signIn(email, password)
    const refused = await browser.send('GET', '/v1/companies')
    const changed = await browser.changePassword(password, GOOD)
    const allowed = await browser.send('GET', '/v1/companies')

    expect(signedIn.json()).toMatchObject({ personId: id, mustChangePassword: true })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'password_change_required'])
    expect(changed.json().mustChangePassword).toBe(false)
    expect(allowed.statusCode).toBe(200)
  })

  it('is left out of a replayed answer', async () => {
    const { id } = await aUser('finance')
    const key = randomUUID()

    const first = await service.as('admin').post(`/v1/users/${id}/initial-password`, {}, { key })
    const again = await service.as('admin').post(`/v1/users/${id}/initial-password`, {}, { key })

    expect(first.body.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    expect(again.body).toEqual({ userId: id, password: null })
  })

  it('needs an address to sign in with', async () => {
    const { id } = await service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: 'Contoh', roles: ['finance'] })

    const response = await service.as('admin').post(`/v1/users/${id}/initial-password`)

    expect([response.status, response.body.code]).toEqual([409, 'email_required'])
  })

  it('ends the sessions that began with the password before', async () => {
    const { id, browser } = await aPerson('finance')

    await firstPasswordOf(id)

    expect((await browser.send('GET', '/v1/session')).statusCode).toBe(401)
  })
})

describe('a password', () => {
  it.each([
    ['short', 'Hx9!kLm2@'],
    ['of few different characters', 'ababababababab'],
    ['made of common words', 'Password123456'],
    ['made of the own name', 'punaicontohpunai12'],
    ['the one before', GOOD],
  ])('is refused when it is %s', async (_what, newPassword) => {
    const { browser } = await aPerson('finance')

    const response = await browser.changePassword(GOOD, newPassword)

    expect(response.statusCode).toBe(422)
    expect(response.json().errors[0].pointer).toBe('/newPassword')
  })

  it('changes only for who knows the present one', async () => {
    const { browser } = await aPerson('finance')

    const response = await browser.changePassword('bukan yang sekarang', 'angin-laut-di-derawan')

    expect([response.statusCode, response.json().code]).toEqual([422, 'password_wrong'])
  })

  it('is kept as a salted hash at the full cost unless less is configured, apart from the user and its earlier versions', async () => {
    const [one, two] = [await aUser('finance'), await aUser('finance')]
    const app = await buildApp({ db: service.db, logger: false })
    for (const { id } of [one, two]) {
      await app.inject({
        method: 'POST',
        url: `/v1/users/${id}/initial-password`,
        headers: { authorization: `Bearer ${service.as('admin').secret}`, 'idempotency-key': randomUUID() },
        payload: {},
      })
    }
    await app.close()

    const { rows } = await service.superuser.query('select hash from passwords where user_id = any($1)', [
      [one.id, two.id],
    ])
    const { rows: versions } = await service.superuser.query('select row::text as row from record_versions')

    expect(rows.map(({ hash }) => hash.split('$').slice(0, 4).join('$'))).toEqual(
      Array(2).fill('scrypt$32768$8$3'),
    )
    expect(rows[0].hash).not.toBe(rows[1].hash)
    expect(JSON.stringify(versions)).not.toContain('scrypt')
  })
})

describe('a session', () => {
  it('does what the roles of its person allow, and no more', async () => {
    const { browser } = await aPerson('finance')

    const made = await browser.send('POST', '/v1/companies', companyOf())
    const refused = await browser.send('POST', '/v1/closings', { month: '2024-01' })

    expect([made.statusCode, refused.statusCode]).toEqual([201, 403])
  })

  it('has a cookie that scripts cannot read and other sites do not send', async () => {
    const { email } = await aPerson('finance')

    const response = await new Browser(service.app).signIn(email, GOOD)

    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^cakupan_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(
        /^cakupan_browser=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Strict$/,
      ),
    ])
    expect(response.headers['cache-control']).toBe('no-store')
  })

  it('has a new secret at every sign-in, and the one before has ended', async () => {
    const { email, browser } = await aPerson('finance')
    const before = browser.cookie

    await browser.signIn(email, GOOD)

    expect(browser.cookie).not.toBe(before)
    expect((await browser.send('GET', '/v1/session', undefined, { cookie: before })).statusCode).toBe(401)
    expect((await browser.send('GET', '/v1/session')).statusCode).toBe(200)
  })

  it('does not take a secret that the browser was given by somebody else', async () => {
    const { email } = await aPerson('finance')
    const browser = new Browser(service.app)
    browser.cookie = `cakupan_session=${'A'.repeat(43)}`

    await browser.signIn(email, GOOD)

    expect(browser.cookie).not.toContain('AAAA')
  })

  it('that was signed out is refused when it is replayed', async () => {
    const { browser } = await aPerson('finance')

    const ended = await browser.send('DELETE', '/v1/session')
    const replayed = await browser.send('GET', '/v1/companies')

    expect(ended.json()).toEqual({ ended: 1 })
    expect(ended.headers['set-cookie']).toContain('Max-Age=0')
    expect([replayed.statusCode, replayed.json().code]).toEqual([401, 'unauthenticated'])
  })

  it('ends on every device at once when its person says so', async () => {
    const { email, browser } = await aPerson('finance')
    const other = await elsewhere(email)

    const ended = await browser.send('DELETE', '/v1/session?everywhere=true')

    expect(ended.json()).toEqual({ ended: 2 })
    expect((await other.send('GET', '/v1/session')).statusCode).toBe(401)
  })

  it('ends elsewhere when the password changes', async () => {
    const { email, browser } = await aPerson('finance')
    const other = await elsewhere(email)

    await browser.changePassword(GOOD, 'angin-laut-di-derawan')

    expect((await other.send('GET', '/v1/session')).statusCode).toBe(401)
    expect((await browser.send('GET', '/v1/session')).statusCode).toBe(200)
  })

  it.each([
    ['half a day after its beginning', "expires_at = now() - interval '1 second'"],
    ['after an hour without use', "last_used_at = now() - interval '61 minutes'"],
  ])('ends %s', async (_when, past) => {
    const { id, browser } = await aPerson('finance')
    await service.superuser.query(`update sessions set ${past} where user_id = $1`, [id])

    expect((await browser.send('GET', '/v1/session')).statusCode).toBe(401)
  })

  it('loses what its person loses, at the next request', async () => {
    const { id, browser } = await aPerson('finance', 'verifier')
    const admin = service.as('admin')

    await admin.patch(`/v1/users/${id}`, { roles: ['verifier'] })
    const withoutRole = await browser.send('POST', '/v1/companies', companyOf())
    await admin.patch(`/v1/users/${id}`, { active: false })
    const inactive = await browser.send('GET', '/v1/companies')

    expect([withoutRole.statusCode, inactive.statusCode]).toEqual([403, 401])
  })

  it('and a key of its person are one person: neither approves what the other made', async () => {
    const { id: userId, browser } = await aPerson('finance', 'verifier')
    const { key } = await keyOfPerson(service, { id: userId, roles: ['finance'] })
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const byKey = service.withKey(key)
    const pledge = await byKey.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 10 }))
    await byKey.made(`/v1/pledges/${pledge.id}/submission`)

    const response = await browser.decide(`/v1/pledges/${pledge.id}/approval`)

    expect([response.statusCode, response.json().code]).toEqual([403, 'maker_is_checker'])
  })

  it('approves what another made', async () => {
    const { browser } = await aPerson('verifier')
    const { id: retreatId } = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const pledge = await aSubmittedPledge(service, { retreatId, amount: 10 })

    const response = await browser.decide(`/v1/pledges/${pledge.id}/approval`)

    expect(response.statusCode).toBe(200)
  })

  it('is not for keys', async () => {
    const response = await service.as('finance').get('/v1/session')

    expect([response.status, response.body.code]).toEqual([403, 'session_required'])
  })

  it('is told in the log by ids, without cookie, password and address', async () => {
    const { id, email } = await aUser('finance')
    const password = await firstPasswordOf(id)
    const browser = new Browser(service.app)
    await browser.signIn(email, password)
    await browser.changePassword(password, GOOD)
    await browser.send('DELETE', '/v1/session')

    const { rows } = await service.sql.query(
      'select type, events::text as all from events where subject_id = $1 order by sequence',
      [id],
    )

    expect(rows.map(({ type }) => type)).toEqual([
      'user.created',
      'user.password_reset',
      'user.signed_in',
      'user.password_changed',
      'user.signed_out',
    ])
    const logged = JSON.stringify(rows)
    for (const secret of [GOOD, password, email, browser.cookie.split('=')[1] ?? ''])
      expect(logged).not.toContain(secret)
  })
})

describe('a foreign page', () => {
  const foreign = { origin: 'https://jahat.example' }

  it('cannot act for who is signed in, even with the cookie and the token', async () => {
    const { browser } = await aPerson('finance')

    const response = await browser.send('POST', '/v1/companies', companyOf(), foreign)

    expect([response.statusCode, response.json().code]).toEqual([403, 'foreign_origin'])
  })

  it('cannot sign anybody in', async () => {
    const { email } = await aPerson('finance')

    const response = await new Browser(service.app).signIn(email, GOOD, foreign)

    expect([response.statusCode, response.json().code]).toEqual([403, 'foreign_origin'])
  })

  it.each(['', 'x', 'A'.repeat(43)])('cannot guess the token (%j)', async (token) => {
    const { browser } = await aPerson('finance')

    const response = await browser.send('POST', '/v1/companies', companyOf(), { 'x-csrf-token': token })

    expect([response.statusCode, response.json().code]).toEqual([403, 'csrf_token_required'])
  })

  it('is not allowed to read answers', async () => {
    const response = await service.app.inject({ method: 'GET', url: '/healthz', headers: foreign })

    expect(response.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('an origin that the configuration names', () => {
  const friendly = 'https://admin.contoh.example'

  it('may read answers and act for who is signed in there; no other', async () => {
    const { email } = await aPerson('finance')
    const app = await buildApp({ db: service.db, logger: false, security: { corsOrigins: [friendly] } })
    const browser = new Browser(app)
    await browser.signIn(email, GOOD, { origin: friendly })

    const made = await browser.send('POST', '/v1/companies', companyOf(), { origin: friendly })
    const preflight = (origin: string) =>
      app.inject({
        method: 'OPTIONS',
        url: '/v1/companies',
        headers: { origin, 'access-control-request-method': 'POST' },
      })

    expect(made.statusCode).toBe(201)
    expect(made.headers['access-control-allow-origin']).toBe(friendly)
    expect((await preflight(friendly)).headers['access-control-allow-origin']).toBe(friendly)
    expect((await preflight('https://jahat.example')).headers['access-control-allow-origin']).toBeUndefined()
    await app.close()
  })
})

describe('behind TLS', () => {
  it('the cookie is bound to this host and to TLS', async () => {
    const { email } = await aPerson('finance')
    const app = await buildApp({ db: service.db, logger: false, security: { trustedProxies: ['127.0.0.1'] } })
    const headers = { 'x-forwarded-proto': 'https', origin: 'https://localhost:80' }

    const response = await new Browser(app).signIn(email, GOOD, headers)

    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-cakupan_session=.*; Path=\/; .*; Secure$/),
      expect.stringMatching(/^__Host-cakupan_browser=.*; Path=\/; .*; Secure$/),
    ])
    await app.close()
  })
})
