/** What a password that is given, or changed, ends, no request under way outlives: whatever it was let in by is looked at again. */
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../src/platform/authority/authenticate.ts'
import { Browser } from '../support/browser.ts'
import { aPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const ROUNDS = Array.from({ length: 8 }, (_each, round) => round)
const OLD = 'hujan di atas mahakam'
const STOLEN = 'sandi pencuri yang panjang'
const NEW = 'angin laut di derawan'
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** A few times, at slightly different moments. */
const fewTimes = <T>(attempt: () => Promise<T>) => Promise.all([0, 2, 5].map((ms) => pause(ms).then(attempt)))

/** An auditor with a browser that is signed in. */
async function somebody() {
  const email = `${randomUUID()}@contoh.example`
  const user = { kind: 'person', name: 'Orang Contoh', email, roles: ['auditor'] }
  const { id } = await service.as('admin').made('/v1/users', user)
  const reset = () => service.as('admin').post(`/v1/users/${id}/initial-password`)
  const { password } = (await reset()).body
  const browser = new Browser(service.app)
  await browser.signIn(email, password)
  await browser.changePassword(password, OLD)
  return { id, email, browser, reset }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

/** The same person's cookie in other hands. */
function copyOf(browser: Browser): Browser {
  return Object.assign(new Browser(service.app), { cookie: browser.cookie, csrfToken: browser.csrfToken })
}

type Attempt = (
  person: Somebody,
) => Promise<{ answer: LightMyRequestResponse; livesOn: () => Promise<boolean> }>

/** What somebody tries who knows the old password, and has the cookie; and whether it lets in afterwards. */
const attempts: Record<string, Attempt> = {
  'a sign-in with the old password': async ({ email }) => {
    const thief = new Browser(service.app)
    const answer = await thief.signIn(email, OLD)
    return { answer, livesOn: async () => (await thief.send('GET', '/v1/session')).statusCode === 200 }
  },
  'a key made in a session': async ({ browser }) => {
    const answer = await copyOf(browser).send('POST', '/v1/api-keys', { name: 'k', roles: ['auditor'] })
    const client = () => service.withKey(answer.json().key)
    return { answer, livesOn: async () => (await client().get('/v1/companies')).status === 200 }
  },
  'a change of the password': async ({ browser, email }) => {
    const thief = copyOf(browser)
    const change = { currentPassword: OLD, newPassword: STOLEN }
    const answer = await thief.send('PATCH', '/v1/session', change, { 'if-match': '*' })
    const signIn = () => new Browser(service.app).signIn(email, STOLEN)
    return { answer, livesOn: async () => (await signIn()).statusCode === 201 }
  },
}

describe.each(Object.entries(attempts))('%s', (_what, attempt) => {
  it('does not outlive a password that is given meanwhile', async () => {
    for (const round of ROUNDS) {
      const person = await somebody()
      const [reset, tried] = await Promise.all([
        pause(round).then(person.reset),
        fewTimes(() => attempt(person)),
      ])

      expect(reset.status).toBe(200)
      for (const { answer, livesOn } of tried) {
        expect(answer.statusCode < 300 && (await livesOn())).toBe(false)
      }
      const signedIn = await new Browser(service.app).signIn(person.email, reset.body.password)
      expect(signedIn.statusCode).toBe(201)
    }
  })

  it('does not come after the person’s own change of it', async () => {
    for (const round of ROUNDS) {
      const person = await somebody()
      const ownChange = () =>
        copyOf(person.browser).send(
          'PATCH',
          '/v1/session',
          { currentPassword: OLD, newPassword: NEW },
          { 'if-match': '*' },
        )
      const [own] = await Promise.all([pause(round).then(ownChange), fewTimes(() => attempt(person))])

      // Of two that change it at once one does, and the other is told to sign in again, or that the old one is not that any more.
      expect([200, 401, 422]).toContain(own.statusCode)
      expect(await eventsSinceChangeOf(person)).toEqual([])
    }
  })
})

/** What the person did after the password that is kept was chosen; the first of the two changes is that of the beginning. */
async function eventsSinceChangeOf({ id }: Somebody): Promise<string[]> {
  const { rows } = await service.superuser.query(
    `with change as (
       select sequence from events where actor_id = $1 and type = 'user.password_changed' order by sequence offset 1 limit 1)
     select e.type from events e, change c where e.actor_id = $1 and e.sequence > c.sequence`,
    [id],
  )
  return rows.map(({ type }) => type)
}

it('nobody signs in after they were deactivated', async () => {
  for (const round of ROUNDS) {
    const { id, email } = await somebody()
    const signIns = fewTimes(() => new Browser(service.app).signIn(email, OLD))
    const deactivate = () => service.as('admin').patch(`/v1/users/${id}`, { active: false })
    await Promise.all([pause(round).then(deactivate), signIns])

    const { rows } = await service.superuser.query(
      `select type from events where subject_id = $1 order by sequence desc limit 1`,
      [id],
    )
    expect(rows).toEqual([{ type: 'user.changed' }])
  }
})

it('a key that was revoked meanwhile issues none', async () => {
  for (const round of ROUNDS) {
    const { client, keyOf } = await aPerson(service, 'auditor')
    const issuer = await keyOf({})
    const { rows } = await service.superuser.query('select id from api_keys where secret_hash = $1', [
      digestOf(String(issuer.secret)),
    ])
    const [revoked, made] = await Promise.all([
      pause(round).then(() => client.delete(`/v1/api-keys/${rows[0].id}`)),
      fewTimes(() => issuer.post('/v1/api-keys', { name: 'k', roles: ['auditor'] })),
    ])
    const ids = made.flatMap(({ body }) => (body.id ? [body.id] : []))

    expect(revoked.status).toBe(200)
    const { rows: late } = await service.superuser.query(
      `select from events e, events r where r.type = 'api_key.revoked' and r.subject_id = $1
       and e.type = 'api_key.issued' and e.subject_id = any ($2) and e.sequence > r.sequence`,
      [rows[0].id, ids],
    )
    expect(late).toEqual([])
  }
})
