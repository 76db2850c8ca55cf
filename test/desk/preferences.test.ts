/** What people want of the desk: chosen by themselves, kept in the log, heeded where a request does not say otherwise. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { Client } from '../support/client.ts'
import { IdentityProvider } from '../support/identity-provider.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { wrongAfter } from '../support/tampering.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
})
afterAll(() => service.close())

const meOf = async (client: Client) => (await client.get('/v1/me')).body
const unsaid = { 'accept-language': '' }

it('a person begins with Indonesian, no retreat and no digest, and chooses what is given', async () => {
  const { client, id } = await aPerson(service, 'finance')
  const before = await meOf(client)
  expect(before).toMatchObject({
    preferences: { language: 'id', retreatId: null, digest: false },
    version: 0,
  })

  const chosen = await client.patch('/v1/me', { preferences: { retreatId, digest: true } })
  expect(chosen.status, chosen.text).toBe(200)
  expect(chosen.body).toEqual({
    ...before,
    preferences: { language: 'id', retreatId, digest: true },
    version: 1,
  })
  await client.patch('/v1/me', { preferences: { retreatId: null, language: 'en' } })

  expect(await meOf(client)).toMatchObject({
    id,
    preferences: { language: 'en', retreatId: null, digest: true },
    version: 2,
  })
  expect((await meOf(service.as('finance'))).preferences.digest).toBe(false)
})

it('problems are told in the language that the person chose, unless the request asks for another', async () => {
  const { client, keyOf } = await aPerson(service, 'finance')
  const titleIn = async (headers: Record<string, string>, of = client) => {
    const { body, headers: answered } = await of.get('/v1/pledges/tidak-ada', headers)
    return [body.title, answered['content-language']]
  }
  const indonesian = await titleIn(unsaid)
  await client.patch('/v1/me', { preferences: { language: 'en' } })
  const english = await titleIn({ 'accept-language': 'en' })

  expect(indonesian[1]).toBe('id')
  expect(english[1]).toBe('en')
  expect(await titleIn(unsaid)).toEqual(english)
  expect(await titleIn({ 'accept-language': 'fr' })).toEqual(english)
  expect(await titleIn(unsaid, await keyOf({}))).toEqual(english)
  expect(await titleIn({ 'accept-language': 'id' })).toEqual(indonesian)
})

it('of two who read the same only the first changes it, and the other is told that it changed', async () => {
  const { client, keyOf } = await aPerson(service, 'verifier')
  for (const language of ['en', 'id']) {
    const headers = { 'if-match': String((await client.get('/v1/me')).headers.etag) }
    const answers = await Promise.all(
      [client, await keyOf({})].map((each) => each.patch('/v1/me', { preferences: { language } }, headers)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    expect(answers.find(({ status }) => status === 412)?.body.detail).toContain('preferences')
  }
  expect((await client.patch('/v1/me', { preferences: {} }, {})).status).toBe(428)
})

it('a retreat must be there, and one that a key does not see is not told to it', async () => {
  const { client, keyOf } = await aPerson(service, 'finance')
  const other = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const unknown = await client.patch('/v1/me', { preferences: { retreatId: crypto.randomUUID() } })
  expect(unknown.body).toMatchObject({
    code: 'unknown_reference',
    errors: [{ pointer: '/preferences/retreatId' }],
  })

  await client.patch('/v1/me', { preferences: { retreatId } })

  const [seeing, blind] = await Promise.all(
    [retreatId, other.id].map((each) => keyOf({ scopes: { retreatIds: [each] } })),
  )
  expect((await meOf(seeing as Client)).preferences.retreatId).toBe(retreatId)
  expect((await meOf(blind as Client)).preferences.retreatId).toBeNull()
  const limited = await (seeing as Client).patch('/v1/me', { preferences: { digest: true } })
  expect([limited.status, limited.body.code]).toEqual([403, 'outside_scopes'])
})

it('a system has none', async () => {
  const system = await aSystem(service, ['finance'])
  expect((await meOf(system)).preferences).toBeNull()
  expect((await system.patch('/v1/me', { preferences: { digest: true } })).status).toBe(403)
})

it('somebody of the single sign-on who is no user has a desk too', async () => {
  const provider = await IdentityProvider.start()
  const app = await buildApp({ db: service.db, logger: false, security: { sso: provider.sso() } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    const client = new Client(app, await provider.forge({ sub: 'meja', roles: ['auditor'] }))
    const { status } = await client.patch('/v1/me', { preferences: { language: 'en' } })
    expect(status).toBe(200)
    expect((await client.get('/v1/pledges/tidak-ada', unsaid)).headers['content-language']).toBe('en')
  } finally {
    await app.close()
    provider.stop()
  }
})

it('every choice is in the log, by the person, and verify names one that another wrote', async () => {
  const { client, id } = await aPerson(service, 'auditor')
  await client.patch('/v1/me', { preferences: { digest: true } })
  const { rows } = await service.sql.query(
    `select type, actor_id, row ->> 'digest' as digest from events join record_versions v on v.event_id = events.id
     where kind = 'preferences' and record_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ type: 'user.preferences_changed', actor_id: id, digest: 'true' }])
  await expect(service.sql.query('delete from preferences')).rejects.toMatchObject({ code: '42501' })
  await expect(
    service.sql.query('update preferences set digest = false where id = $1', [id]),
  ).rejects.toMatchObject({ constraint: 'written_with_an_event' })

  const turned = await wrongAfter(service, `update preferences set digest = not digest where id = '${id}'`)
  expect(turned.map(({ name }) => name)).toEqual(['every record is as it was last logged'])
  const { id: another } = await aPerson(service, 'auditor')
  const forged = await wrongAfter(service, [
    `update events set actor_id = '${another}' where type = 'user.preferences_changed' and actor_id = '${id}'`,
  ])
  expect(forged.flatMap(({ examples }) => examples.map(({ record }) => record))).toContain(
    `preferences ${id}, id`,
  )
})
