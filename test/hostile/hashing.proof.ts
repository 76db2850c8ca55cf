/** Passwords' hashes take turns, and leave threads to files: counted, whatever the machine. */
import { createHook } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { HASHING } from '../../src/platform/authority/derive-key.ts'
import { PASSWORD_COST, PasswordHasher } from '../../src/platform/authority/passwords.ts'
import { Browser } from '../support/browser.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const hasher = new PasswordHasher(PASSWORD_COST)
/** A hash keeps its cost: these take a few milliseconds instead of a few hundred. */
const hashOf = (cost: number) =>
  ['scrypt', cost, 8, 1, 'AAAA', Buffer.alloc(32).toString('base64url')].join('$')

const guess = (lane: string, cost = 2 ** 10) =>
  hasher.matches('bukan kata sandinya', hashOf(cost), { lane, isExpensive: false })

const many = <T>(count: number, ask: () => T) => Array.from({ length: count }, ask)

/** How many hashes are in Node's threads at the same time. */
function countHashing(): { most: () => number } {
  const running = new Set<number>()
  let most = 0
  const hook = createHook({
    init(id, type) {
      if (type !== 'SCRYPTREQUEST') return
      running.add(id)
      most = Math.max(most, running.size)
    },
    before: (id) => void running.delete(id),
  }).enable()
  onTestFinished(() => void hook.disable())
  return { most: () => most }
}

it('no more passwords are hashed at once than leave threads to files, whoever asks', async () => {
  const hashing = countHashing()

  await Promise.all(many(20, () => guess(randomUUID())))

  expect(hashing.most()).toBe(HASHING.atOnce)
  expect(HASHING.atOnce).toBeLessThanOrEqual(2)
})

it('a file is read before the passwords that waited first', async () => {
  let hashed = 0
  const guesses = many(20, () => guess(randomUUID(), 2 ** 14).then(() => (hashed += 1)))

  await readFile(new URL(import.meta.url))

  expect(hashed).toBeLessThan(10)
  await Promise.all(guesses)
})

it('one address has no more waiting than it may, and another is not refused for it', async () => {
  const most = HASHING.perCaller + HASHING.maxWaitingPerCaller
  const guesses = many(most, () => guess('flood'))

  await expect(guess('flood')).rejects.toMatchObject({ code: 'too_many_waiting' })
  await expect(guess('honest')).resolves.toBe(false)
  await Promise.all(guesses)
})

it('whoever signs in waits for one guess of another address at most, not for all of them', async () => {
  const app = await buildApp({
    db: service.db,
    logger: false,
    security: { signInLimit: 100, trustedProxies: ['127.0.0.1'] },
  })
  onTestFinished(() => app.close())
  const admin = service.as('admin')
  const email = `${randomUUID()}@contoh.example`
  const { id } = await admin.made('/v1/users', { kind: 'person', name: 'Contoh', email, roles: ['finance'] })
  const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  let guessed = 0
  const guesses = many(8, () =>
    new Browser(app)
      .signIn(`${randomUUID()}@contoh.example`, 'bukan kata sandinya', { 'x-forwarded-for': '203.0.113.1' })
      .then(({ statusCode }) => {
        guessed += 1
        return statusCode
      }),
  )

  const { statusCode } = await new Browser(app).signIn(email, password, { 'x-forwarded-for': '203.0.113.2' })

  expect(statusCode).toBe(201)
  expect(guessed).toBeLessThan(4)
  expect(new Set(await Promise.all(guesses))).toEqual(new Set([401]))
})
