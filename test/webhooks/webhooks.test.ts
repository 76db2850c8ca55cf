/** Webhooks as their admin meets them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPerson, aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aWebhook } from '../support/webhooks.ts'

let service: TestService
let userId: string
beforeAll(async () => {
  service = await startTestService()
  userId = (await (await aSystem(service, ['integration'])).get('/v1/me')).body.id
})
afterAll(() => service.close())

const url = 'https://sistem.contoh.example/webhook?rahasia=mitra'
const terms = () => ({ url, types: ['pledge.*'], userId })

describe('the secret of a webhook', () => {
  it('is shown once, and stands nowhere in the database', async () => {
    const admin = service.as('admin')
    const key = randomUUID()
    const made = await admin.post('/v1/webhooks', terms(), { key })
    const again = await admin.post('/v1/webhooks', terms(), { key })
    const { secret, ...shown } = made.body

    expect(made.status).toBe(201)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(again.body).toEqual({ ...shown, secret: null })
    const { allowedActions, ...read } = (await admin.get(`/v1/webhooks/${made.body.id}`)).body
    expect(read).toEqual(shown)
    expect(allowedActions.map(({ action }: { action: string }) => action)).toEqual([
      'change',
      'secret',
      'test',
    ])
    const { rows } = await service.superuser.query(`
      select (select json_agg(w) from webhooks w)::text || (select json_agg(v) from record_versions v)::text
        || (select json_agg(i) from idempotency_keys i)::text as all`)
    expect(rows[0].all).not.toContain(secret.slice(6, 30))
  })
})

it('the address, which may hold a secret of the receiver, is not told in the log', async () => {
  const { id } = await service.as('admin').made('/v1/webhooks', terms())
  const { rows } = await service.superuser.query('select row from record_versions where record_id = $1', [id])

  expect(JSON.stringify(rows)).not.toContain('contoh.example')
  expect(rows[0].row).toMatchObject({ url_hash: expect.any(String), types: ['pledge.*'] })
})

describe('a webhook', () => {
  it.each([
    ['ftp://sistem.contoh.example', '/url'],
    ['https://nama:sandi@sistem.contoh.example', '/url'],
    ['https://sistem.contoh.example/#bagian', '/url'],
    ['sistem.contoh.example', '/url'],
  ])('is not sent to %s', async (wrong, pointer) => {
    const { status, body } = await service.as('admin').post('/v1/webhooks', { ...terms(), url: wrong })

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ pointer }])
  })

  it('is for a system, of retreats and types that there are', async () => {
    const admin = service.as('admin')
    const { id: person } = await aPerson(service, 'auditor')
    const refusals = await Promise.all([
      admin.post('/v1/webhooks', { ...terms(), userId: person }),
      admin.post('/v1/webhooks', { ...terms(), userId: randomUUID() }),
      admin.post('/v1/webhooks', { ...terms(), retreatIds: [randomUUID()] }),
      admin.post('/v1/webhooks', { ...terms(), types: ['komitmen.*'] }),
    ])

    expect(refusals.map(({ body }) => body.code)).toEqual([
      'webhook_of_a_person',
      ...['unknown_reference', 'unknown_reference', 'validation_failed'],
    ])
  })

  it('is seen by its own system and by those who read everything, and by no other system', async () => {
    const receiver = { url, secrets: [] }
    const { id, system } = await aWebhook(service, receiver)
    const other = await aSystem(service, ['integration'])
    const listed = async (client: typeof other) =>
      ((await client.get('/v1/webhooks?limit=200')).body.items as { id: string }[]).some(
        (each) => each.id === id,
      )

    expect(await listed(system)).toBe(true)
    expect((await system.get(`/v1/webhooks/${id}/deliveries`)).status).toBe(200)
    expect(await listed(other)).toBe(false)
    expect((await other.get(`/v1/webhooks/${id}`)).body.code).toBe('webhook_not_found')
    expect(await listed(service.as('auditor'))).toBe(true)
    expect((await system.post(`/v1/webhooks/${id}/test`)).status).toBe(403)
  })

  it('is changed as it was read, ended once for all, and told of in the log', async () => {
    const admin = service.as('admin')
    const { id } = await admin.made('/v1/webhooks', terms())
    const changed = await admin.patch(`/v1/webhooks/${id}`, { types: ['company.*'] })
    const stale = await admin.patch(
      `/v1/webhooks/${id}`,
      { types: ['pledge.*'] },
      { 'if-match': '"lama.0a27c1"' },
    )
    const ended = [await admin.delete(`/v1/webhooks/${id}`), await admin.delete(`/v1/webhooks/${id}`)]
    const late = [
      await admin.patch(`/v1/webhooks/${id}`, { types: ['pledge.*'] }),
      await admin.post(`/v1/webhooks/${id}/secret`),
      await admin.post(`/v1/webhooks/${id}/test`),
    ]
    const { rows } = await service.superuser.query(
      'select type from events where subject_id = $1 order by sequence',
      [id],
    )

    expect(changed.body).toMatchObject({ types: ['company.*'], version: 2 })
    expect(stale.status).toBe(412)
    expect(ended.map(({ body }) => body.state)).toEqual(['ended', 'ended'])
    expect(late.map(({ body }) => body.code)).toEqual(Array(3).fill('webhook_ended'))
    expect(rows.map(({ type }) => type)).toEqual(['webhook.added', 'webhook.changed', 'webhook.ended'])
  })

  it('is refused where the service has no webhook key', async () => {
    const without = await startTestService({ webhookKey: null })
    const system = await aSystem(without, ['integration'])
    const { id } = (await system.get('/v1/me')).body
    const { status, body } = await without.as('admin').post('/v1/webhooks', { ...terms(), userId: id })
    await without.close()

    expect([status, body.code]).toEqual([409, 'webhooks_not_configured'])
  })
})
