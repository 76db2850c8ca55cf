/** Who gives somebody a password shuts out whoever came in before, and cannot keep it from the person. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { txOn } from '../../src/platform/db/client.ts'
import { readResets } from '../../src/users/read-resets.ts'
import { Browser } from '../support/browser.ts'
import type { Client } from '../support/client.ts'
import { keyOfPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { tamper } from '../support/tampering.ts'

let service: TestService
let admin: Client
beforeAll(async () => {
  service = await startTestService()
  admin = service.as('admin')
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

async function aPersonWithPassword(role: 'finance' | 'admin') {
  const email = `${randomUUID()}@contoh.example`
  const { id } = await admin.made('/v1/users', { kind: 'person', name: 'Orang Contoh', email, roles: [role] })
  return { id, email, reset: () => admin.made<{ password: string }>(`/v1/users/${id}/initial-password`) }
}

it('a password that is given ends every session and every key of the person, each with its event', async () => {
  const { id, email, reset } = await aPersonWithPassword('finance')
  const browser = new Browser(service.app)
  const { password } = await reset()
  await browser.signIn(email, password)
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  const keys = [
    await keyOfPerson(service, { id, roles: ['finance'] }),
    await keyOfPerson(service, { id, roles: ['finance'] }),
  ]
  const [gone, live] = keys.map(({ key }) => service.withKey(key)) as [Client, Client]
  await admin.delete(`/v1/api-keys/${keys[0]?.id}`)
  expect((await live.get('/v1/retreats')).status).toBe(200)

  await reset()

  expect((await browser.send('GET', '/v1/session')).statusCode).toBe(401)
  for (const client of [gone, live]) expect((await client.get('/v1/retreats')).status).toBe(401)
  const { rows } = await service.superuser.query(
    `select subject_id as key, count(*)::int, count(distinct actor_id)::int as actors from events
     where type = 'api_key.revoked' and subject_id = any ($1) group by 1`,
    [keys.map((each) => each.id)],
  )
  expect(rows).toEqual(expect.arrayContaining(keys.map((each) => ({ key: each.id, count: 1, actors: 1 }))))
})

it('also that of the last admin: it is a way in', async () => {
  const { email, reset } = await aPersonWithPassword('admin')
  const last = (await service.superuser.query(`select user_id from api_keys where name = 'admin'`)).rows[0]
    .user_id
  const { password } = await reset()
  const browser = new Browser(service.app)
  await browser.signIn(email, password)
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  const address = `${randomUUID()}@contoh.example`
  const { etag } = (await browser.send('GET', `/v1/users/${last}`)).headers
  await browser.send('PATCH', `/v1/users/${last}`, { email: address }, { 'if-match': String(etag) })

  const { statusCode } = await browser.send('POST', `/v1/users/${last}/initial-password`, {})

  expect(statusCode).toBe(200)
  expect((await admin.get('/v1/users')).status).toBe(401)
  admin = service.withKey((await keyOfPerson(service, { id: last, roles: ['admin'] })).key)
})

it('a system gets none: its keys live on, and nobody signs in as it', async () => {
  const email = `${randomUUID()}@contoh.example`
  const responsibleId = (await aPersonWithPassword('admin')).id
  const system = { kind: 'system', name: 'Sistem', email, roles: ['auditor'], responsibleId }
  const { id: userId } = await admin.made('/v1/users', system)
  const { key } = await admin.made<{ key: string }>('/v1/api-keys', {
    name: 'k',
    roles: ['auditor'],
    userId,
  })

  const { status, body } = await admin.post(`/v1/users/${userId}/initial-password`)

  expect([status, body.code]).toEqual([409, 'password_of_a_system'])
  expect((await service.withKey(key).get('/v1/companies')).status).toBe(200)
  const insert = `insert into passwords (user_id, hash, must_change) values ($1, 'x', true)`
  await expect(service.sql.query(insert, [userId])).rejects.toMatchObject({
    constraint: 'password_of_a_system',
  })
})

it('is told at the next sign-in, with who gave it and when the person was there before', async () => {
  const { email, reset } = await aPersonWithPassword('finance')
  const { password } = await reset()
  const browser = new Browser(service.app)
  const first = (await browser.signIn(email, password)).json()
  expect(first).toMatchObject({ previousSignInAt: null, resets: [{ by: { name: 'admin' } }] })
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  for (let each = 0; each < 11; each += 1) await reset()
  const { password: latest } = await reset()

  const second = (await new Browser(service.app).signIn(email, latest)).json()

  expect(second.previousSignInAt).toBe(first.startedAt)
  expect(second.resets).toHaveLength(10)
  expect(
    second.resets
      .map(({ at }: { at: string }) => at)
      .toSorted()
      .toReversed(),
  ).toEqual(second.resets.map(({ at }: { at: string }) => at))
})

it('is read by index, however many events there are of the person and of others', async () => {
  const { id, reset } = await aPersonWithPassword('finance')
  await reset()
  await tamper(service, [
    `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data)
     select gen_random_uuid(), 'user.signed_out', 'user', case when n % 2 = 0 then '${id}' else gen_random_uuid()::text end,
       gen_random_uuid(), 'x', '{}' from generate_series(1, 20000) n`,
  ])
  await service.superuser.query('analyze events')
  const client = await service.db.$client.connect()
  await client.query('begin')
  const { resets } = await readResets(txOn(client, null), { userId: id, startedAt: new Date() })
  const { rows } = await client.query(
    `select seq_scan::int as whole, pg_stat_get_xact_numscans('events_coming_in'::regclass)::int as scans
     from pg_stat_xact_user_tables where relname = 'events'`,
  )
  await client.query('rollback')
  client.release()
  await tamper(service, [`delete from events where request_id = 'x'`])

  expect(resets).toHaveLength(1)
  expect(rows[0].whole).toBe(0)
  expect(rows[0].scans).toBeGreaterThanOrEqual(2)
})
