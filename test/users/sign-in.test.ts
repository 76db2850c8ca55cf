/** Guessing passwords: it is slow, it is counted, and it tells nothing about who has an account. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { PASSWORD_COST, PasswordHasher } from '../../src/platform/authority/passwords.ts'
import { Browser } from '../support/browser.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function aUser() {
  const email = `${randomUUID()}@contoh.example`
  const admin = service.as('admin')
  const { id } = await admin.made('/v1/users', { kind: 'person', name: 'Contoh', email, roles: ['finance'] })
  const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  return { id, email, password }
}

/** From a browser that is not known, in the network of this address. */
const trySignIn = (email: string, password: string, address = '127.0.0.1') =>
  new Browser(service.app, address).signIn(email, password)

async function fail(email: string, times: number, addressOf: (time: number) => string = () => '127.0.0.1') {
  for (let time = 0; time < times; time += 1) await trySignIn(email, 'bukan kata sandinya', addressOf(time))
}

/** Each of another network. */
const somewhere = (time: number) => `203.0.${time}.7`
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code

/** As if the lock were over. */
async function waitOutLock() {
  await service.superuser.query("update sign_in_failures set locked_until = now() - interval '1 second'")
}

it('a wrong password and an address that nobody has are refused with the same words', async () => {
  const { email } = await aUser()
  const wordsOf = ({ instance: _i, requestId: _r, ...words }: Record<string, unknown>) => words

  const wrong = await trySignIn(email, 'bukan kata sandinya')
  const nobody = await trySignIn(`${randomUUID()}@contoh.example`, 'bukan kata sandinya')

  expect(wrong.statusCode).toBe(401)
  expect(wordsOf(wrong.json())).toEqual(wordsOf(nobody.json()))
})

it('the address may be written in capitals', async () => {
  const { email, password } = await aUser()

  expect((await trySignIn(email.toUpperCase(), password)).statusCode).toBe(201)
})

it('an inactive user is refused like an unknown one', async () => {
  const { id, email, password } = await aUser()
  await service.as('admin').patch(`/v1/users/${id}`, { active: false })

  expect((await trySignIn(email, password)).json().code).toBe('sign_in_refused')
})

describe('after five failures', () => {
  it.each(['an account', 'an address that nobody has'])(
    '%s is locked, even for the right password',
    async (whose) => {
      const { email, password } = await aUser()
      const address = whose === 'an account' ? email : `${randomUUID()}@contoh.example`
      await fail(address, 5)

      const response = await trySignIn(address, password)

      expect([response.statusCode, response.json().code]).toEqual([429, 'sign_in_locked'])
      const wait = Number(response.headers['retry-after'])
      expect(wait).toBe(response.json().figures.seconds)
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(60)
    },
  )

  it('every further one doubles the wait, up to an hour', async () => {
    const { email, password } = await aUser()
    await fail(email, 5)

    const waits: number[] = []
    for (let time = 0; time < 8; time += 1) {
      waits.push(Number((await trySignIn(email, password)).headers['retry-after']))
      await waitOutLock()
      await fail(email, 1)
    }

    expect(waits.map((seconds) => Math.ceil(seconds / 60))).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  })

  it('the right password after the wait is let in, and all is forgiven', async () => {
    const { email, password } = await aUser()
    await fail(email, 5)
    await waitOutLock()

    expect((await trySignIn(email, password)).statusCode).toBe(201)
    await fail(email, 4)
    expect((await trySignIn(email, password)).statusCode).toBe(201)
  })

  it('an admin can help with a new password', async () => {
    const { id, email } = await aUser()
    await fail(email, 5)

    const path = `/v1/users/${id}/initial-password`
    const { password } = await service.as('admin').made<{ password: string }>(path)

    expect((await trySignIn(email, password)).statusCode).toBe(201)
  })
})

describe('whoever guesses makes others wait', () => {
  it('neither in another network', async () => {
    const { email, password } = await aUser()
    await fail(email, 8)

    expect((await trySignIn(email, password, '198.51.100.9')).statusCode).toBe(201)
  })

  it('nor in a browser that signed in before, however many guess from wherever', async () => {
    const { email, password } = await aUser()
    const browser = new Browser(service.app)
    await browser.signIn(email, password)
    await fail(email, 110, somewhere)
    await fail(email, 8)

    const unknown = await trySignIn(email, password, '198.51.100.9')
    const known = await browser.signIn(email, password)

    expect([unknown.statusCode, codeOf(unknown)]).toEqual([429, 'sign_in_locked'])
    expect(known.statusCode).toBe(201)
  })

  it('nor in an open session, where the password can be changed too', async () => {
    const { email, password } = await aUser()
    const browser = new Browser(service.app)
    await browser.signIn(email, password)
    await fail(email, 110, somewhere)
    await fail(email, 8)

    const changed = await browser.changePassword(password, 'angin-laut-di-derawan')

    expect([changed.statusCode, (await browser.send('GET', '/v1/companies')).statusCode]).toEqual([200, 200])
  })
})

it('one account is tried a hundred times in a row and no more, from however many networks', async () => {
  const { email } = await aUser()
  await fail(email, 99, somewhere)

  const codes: unknown[] = []
  for (const time of [100, 101])
    codes.push(codeOf(await trySignIn(email, 'bukan kata sandinya', somewhere(time))))

  expect(codes).toEqual(['sign_in_refused', 'sign_in_locked'])
})

it('who guesses in an open session, as with a stolen cookie, is made to wait', async () => {
  const { email, password } = await aUser()
  const browser = new Browser(service.app)
  await browser.signIn(email, password)

  const codes: unknown[] = []
  for (let time = 0; time < 6; time += 1)
    codes.push(codeOf(await browser.changePassword('bukan kata sandinya', 'angin-laut-di-derawan')))

  expect(codes).toEqual([...Array(5).fill('password_wrong'), 'sign_in_locked'])
})

describe('a browser is known', () => {
  /** What a browser with this token meets where its network has to wait. */
  async function withToken(email: string, password: string, known: string) {
    await fail(email, 5)
    return Object.assign(new Browser(service.app), { known }).signIn(email, password)
  }

  it('by the token of its account alone', async () => {
    const [one, other] = [await aUser(), await aUser()]
    const browser = new Browser(service.app)
    await browser.signIn(other.email, other.password)

    expect((await withToken(one.email, one.password, browser.known)).statusCode).toBe(429)
  })

  it('by no token that was made up', async () => {
    const { email, password } = await aUser()
    const madeUp = `cakupan_browser=${'A'.repeat(22)}.${'A'.repeat(43)}`

    expect((await withToken(email, password, madeUp)).statusCode).toBe(429)
  })

  it('until the password changes', async () => {
    const { id, email, password } = await aUser()
    const browser = new Browser(service.app)
    await browser.signIn(email, password)
    const path = `/v1/users/${id}/initial-password`
    const { password: next } = await service.as('admin').made<{ password: string }>(path)

    expect((await withToken(email, next, browser.known)).statusCode).toBe(429)
  })

  it('and where it guesses, it waits too', async () => {
    const { email, password } = await aUser()
    const browser = new Browser(service.app)
    await browser.signIn(email, password)
    for (let time = 0; time < 5; time += 1) await browser.signIn(email, 'bukan kata sandinya')

    expect(codeOf(await browser.signIn(email, password))).toBe('sign_in_locked')
  })
})

it('attempts made at once are all counted', async () => {
  const { email } = await aUser()

  const answers = await Promise.all(Array.from({ length: 12 }, () => trySignIn(email, 'bukan kata sandinya')))

  const codes = answers.map((answer) => answer.json().code)
  expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(5)
  expect(codes.filter((code) => code === 'sign_in_locked')).toHaveLength(7)
})

it('one address may try so often a minute, whatever accounts it names', async () => {
  const app = await buildApp({ db: service.db, logger: false, security: { signInLimit: 3 } })
  const statuses: number[] = []
  for (let time = 0; time < 4; time += 1) {
    const response = await new Browser(app).signIn(`${randomUUID()}@contoh.example`, 'bukan kata sandinya')
    statuses.push(response.statusCode)
  }

  expect(statuses).toEqual([401, 401, 401, 429])
  await app.close()
})

describe('hashes', () => {
  const hasher = new PasswordHasher(PASSWORD_COST)

  it('fit their password alone', async () => {
    const hash = await hasher.hash('hujan-di-atas-mahakam', null)

    expect(await hasher.matches('hujan-di-atas-mahakam', hash, null)).toBe(true)
    expect(await hasher.matches('hujan-di-atas-mahakan', hash, null)).toBe(false)
  })

  it('do not care in which Unicode form a letter was typed', async () => {
    const hash = await hasher.hash('caf\u00e9-di-tepi-mahakam', null)

    expect(await hasher.matches('cafe\u0301-di-tepi-mahakam', hash, null)).toBe(true)
  })

  it('of nobody fit nothing', async () => {
    expect(await hasher.matches('', undefined, null)).toBe(false)
  })
})
