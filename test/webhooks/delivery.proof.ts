/** Webhooks as their receiver meets them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { WebhookKey } from '../../src/webhooks/webhook-secrets.ts'
import { aSystem } from '../support/people.ts'
import { accept, answering, aReceiver } from '../support/receiver.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aWebhook, deliver, deliveriesOf } from '../support/webhooks.ts'
import { aCompany, aRetreat, lineOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const line = [{ code: 'A', amount: 10_000 }]

async function companies(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) ids.push((await aCompany(service)).id)
  await seal(service)
  return ids
}

async function endKeyOf(userId: string): Promise<void> {
  const { items } = (await service.as('admin').get('/v1/api-keys?limit=200')).body
  const key = items.find((each: { userId: string }) => each.userId === userId)
  await service.as('admin').delete(`/v1/api-keys/${key.id}`)
}

describe('a receiver', () => {
  it('is told what happens from then on, signed, as the feed tells it', async () => {
    const receiver = await aReceiver()
    await companies(1)
    const { system } = await aWebhook(service, receiver)
    const ids = await companies(3)
    deliver(service)
    await receiver.until(3)

    expect(receiver.received.map(({ data }) => data.subject.id).sort()).toEqual(ids.sort())
    expect(receiver.forged).toEqual([])
    const { data } = receiver.received[0] as (typeof receiver.received)[0]
    const before = Number(data.position) - 1
    const feed = (await system.get('/v1/events?limit=1000')).body.items as {
      position: number
      rows: object
    }[]
    const { rows: _proven, ...told } = feed[before] as (typeof feed)[0]
    expect(data).toEqual({ ...told, cursor: data.cursor, isWhole: true })
    // The feed goes on behind it.
    expect((await system.get(`/v1/events?after=${data.cursor}`)).status).toBe(200)
  })

  it('is told of the types and retreats that are named, and of what the keys of its system may see', async () => {
    const [one, other] = [await aRetreat(service, line), await aRetreat(service, line)]
    await seal(service)
    const [byType, byRetreat, byKey] = [await aReceiver(), await aReceiver(), await aReceiver()]
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [one.id] } })
    await aWebhook(service, byType, { types: ['budget.adopted'] })
    await aWebhook(service, byRetreat, { types: ['budget.*'], retreatIds: [other.id] })
    await aWebhook(service, byKey, { types: ['budget.*', 'company.*'] }, limited)
    for (const { id } of [one, other]) {
      const lines = [lineOf({ code: 'A', amount: 20_000 })]
      await service.as('finance').made(`/v1/retreats/${id}/budgets`, { reason: 'RAB kedua', lines })
    }
    await seal(service)
    await companies(1)
    deliver(service)
    await Promise.all([byRetreat.until(1), byKey.until(1)])

    expect(byType.received).toEqual([])
    expect(byRetreat.received.map(({ data }) => data.retreatId)).toEqual([other.id])
    expect(byKey.received.map(({ data }) => data.retreatId)).toEqual([one.id])
  })

  it('is told again until it takes it, with the same id, and by and by of all that came meanwhile', async () => {
    const receiver = await aReceiver()
    receiver.behaviour = (request, response, nth) =>
      (nth <= 4 ? answering(500) : accept)(request, response, nth)
    const { id } = await aWebhook(service, receiver)
    const ids = await companies(3)
    deliver(service)
    await receiver.until(3)

    expect(receiver.received.map(({ data }) => data.subject.id).sort()).toEqual(ids.sort())
    await expect
      .poll(async () => (await deliveriesOf(service, id)).map(({ state }) => state))
      .toEqual(Array(3).fill('delivered'))
  })

  it('is told of one record in its order, also where it refuses one of its events for a while', async () => {
    const receiver = await aReceiver()
    const { id: companyId } = await aCompany(service)
    await seal(service)
    await aWebhook(service, receiver)
    for (const regency of ['64.01', '64.02', '64.03', '64.07'])
      await service.as('finance').patch(`/v1/companies/${companyId}`, { regencyCodes: [regency] })
    await companies(2)
    receiver.behaviour = (request, response, nth) =>
      (nth % 2 === 1 ? answering(503) : accept)(request, response, nth)
    deliver(service)
    await receiver.until(6)

    const ofCompany = receiver.received.filter(({ data }) => data.subject.id === companyId)
    expect(ofCompany.map(({ data }) => data.position)).toEqual(
      ofCompany.map(({ data }) => data.position).toSorted((a, b) => a - b),
    )
  })

  it('that is gone (410) is left alone until the webhook is changed, and then told all of it in its order', async () => {
    const receiver = await aReceiver()
    receiver.behaviour = answering(410)
    const { id: companyId } = await aCompany(service)
    await seal(service)
    const { id } = await aWebhook(service, receiver)
    for (const regency of ['64.01', '64.02'])
      await service.as('finance').patch(`/v1/companies/${companyId}`, { regencyCodes: [regency] })
    await seal(service)
    deliver(service)
    const state = async () => (await service.as('admin').get(`/v1/webhooks/${id}`)).body.state
    await expect.poll(state, { timeout: 10_000 }).toBe('gone')
    const requests = receiver.requests
    await companies(2)
    receiver.behaviour = accept
    expect(receiver.requests).toBe(requests)
    const [later, earlier] = await deliveriesOf(service, id)
    expect([later, earlier]).toMatchObject([
      { state: 'waiting', attempts: 0, lastStatus: null },
      { state: 'waiting', attempts: 0, lastStatus: 410 },
    ])

    await service.as('admin').patch(`/v1/webhooks/${id}`, {})
    await receiver.until(4)
    const ofCompany = receiver.received.filter(({ data }) => data.subject.id === companyId)
    expect(ofCompany.map(({ data }) => data.position)).toEqual([earlier?.position, later?.position])
  })

  it('is told what it missed while its system had no key, what waited for its next attempt first', async () => {
    const receiver = await aReceiver()
    receiver.behaviour = answering(500)
    const { id: companyId } = await aCompany(service)
    await seal(service)
    const { id, userId } = await aWebhook(service, receiver)
    await service.as('finance').patch(`/v1/companies/${companyId}`, { regencyCodes: ['64.01'] })
    await seal(service)
    deliver(service)
    const attempts = async () => (await deliveriesOf(service, id))[0]?.attempts ?? 0
    await expect.poll(attempts, { timeout: 10_000 }).toBeGreaterThan(0)
    const admin = service.as('admin')
    await endKeyOf(userId)
    await service.as('finance').patch(`/v1/companies/${companyId}`, { regencyCodes: ['64.02'] })
    await companies(1)
    expect(await deliveriesOf(service, id)).toMatchObject([
      { state: 'waiting', position: expect.any(Number) },
    ])

    receiver.behaviour = accept
    await admin.made('/v1/api-keys', { name: 'kunci baru', roles: ['integration'], userId })
    await receiver.until(3)
    const ofCompany = receiver.received.filter(({ data }) => data.subject.id === companyId)
    expect(ofCompany.map(({ data }) => data.position)).toEqual(
      ofCompany.map(({ data }) => data.position).toSorted((a, b) => a - b),
    )
  })

  it('that never takes it is given up, and told again when somebody asks for it', async () => {
    const receiver = await aReceiver()
    receiver.behaviour = answering(302, { location: 'http://127.0.0.1:1/' })
    const { id } = await aWebhook(service, receiver)
    const [first, second] = await companies(2)
    deliver(service, { pausesSeconds: [0.05, 0.05] })
    const dead = async () => (await deliveriesOf(service, id)).filter(({ state }) => state === 'dead')
    await expect.poll(async () => (await dead()).length, { timeout: 10_000 }).toBe(2)

    expect(await dead()).toMatchObject([{ attempts: 3, lastStatus: 302 }, { attempts: 3 }])
    receiver.behaviour = accept
    for (const each of await dead()) await service.as('admin').made(`/v1/webhook-deliveries/${each.id}/retry`)
    await receiver.until(2)
    expect(receiver.received.map(({ data }) => data.subject.id).sort()).toEqual([first, second].sort())
  })

  it('is waited for no longer than the deadline, and keeps no other receiver waiting', async () => {
    const [slow, quick] = [await aReceiver(), await aReceiver()]
    slow.behaviour = () => {}
    const { id } = await aWebhook(service, slow)
    await aWebhook(service, quick)
    await companies(8)
    deliver(service, { answerWithinMs: 1_000 })
    await quick.until(8)
    const errors = async () => (await deliveriesOf(service, id)).map(({ lastError }) => lastError)

    await expect.poll(errors, { timeout: 15_000 }).toContain('no answer within 1 s')
  })

  it('may answer with as much as it likes: little of it is read', async () => {
    const receiver = await aReceiver()
    let written = 0
    receiver.behaviour = (_request, response) => {
      response.writeHead(200)
      const write = () => {
        if (response.destroyed) return
        written += 65_536
        if (written > 512 * 1024 * 1024) return void response.end()
        if (response.write(Buffer.alloc(65_536))) setImmediate(write)
        else response.once('drain', write)
      }
      write()
    }
    const { id } = await aWebhook(service, receiver)
    await companies(1)
    deliver(service)

    await expect
      .poll(async () => (await deliveriesOf(service, id))[0]?.state, { timeout: 10_000 })
      .toBe('delivered')
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('a webhook', () => {
  it('sends a test when it is asked to', async () => {
    const receiver = await aReceiver()
    const { id } = await aWebhook(service, receiver)
    deliver(service)
    const { id: deliveryId } = await service.as('admin').made(`/v1/webhooks/${id}/test`)
    await receiver.until(1)

    expect(receiver.received).toMatchObject([
      { id: deliveryId, type: 'webhook.test', data: { webhookId: id } },
    ])
  })

  it('signs with the new secret and, for as long as they overlap, with the one before', async () => {
    const receiver = await aReceiver()
    const { id, secret: first } = await aWebhook(service, receiver)
    const admin = service.as('admin')
    const { secret: second } = await admin.made<{ secret: string }>(`/v1/webhooks/${id}/secret`, {
      overlapHours: 1,
    })
    deliver(service)
    for (const [at, secret] of [first, second].entries()) {
      receiver.secrets = [secret]
      await companies(1)
      await receiver.until(at + 1)
    }
    const { secret: third } = await admin.made<{ secret: string }>(`/v1/webhooks/${id}/secret`, {
      overlapHours: 0,
    })
    receiver.secrets = [second]
    await companies(1)
    await expect.poll(() => receiver.forged.length, { timeout: 10_000 }).toBeGreaterThan(0)
    receiver.secrets = [third]
    await receiver.until(3)

    expect(new Set([first, second, third]).size).toBe(3)
  })

  it('is sent by no process with another webhook key', async () => {
    const receiver = await aReceiver()
    await aWebhook(service, receiver)
    await companies(1)
    const other = deliver(service, { key: new WebhookKey(Buffer.alloc(32, 5)) })
    await new Promise((resolve) => setTimeout(resolve, 1_500))

    expect(receiver.requests).toBe(0)
    expect(other.errors).toEqual([])
  })

  it('sends nothing while its system has no key in force, and then what it missed', async () => {
    const receiver = await aReceiver()
    const { system, userId } = await aWebhook(service, receiver)
    const admin = service.as('admin')
    await endKeyOf(userId)
    expect((await system.get('/v1/me')).status).toBe(401)
    const missed = await companies(2)
    deliver(service)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(receiver.requests).toBe(0)

    await admin.made('/v1/api-keys', { name: 'kunci pengganti', roles: ['integration'], userId })
    await receiver.until(2)
    expect(receiver.received.map(({ data }) => data.subject.id).sort()).toEqual(missed.sort())
  })

  it('sends what the log says, whatever a delivery was made to say', async () => {
    const receiver = await aReceiver()
    const { id: webhookId } = await aWebhook(service, receiver)
    const { id: retreatId } = await aRetreat(service, line)
    const [companyId] = await companies(1)
    const positionOf = async (subject: string) =>
      (
        await service.superuser.query(
          'select position from log_leaves l join events e on e.id = l.event_id where e.subject_id = $1',
          [subject],
        )
      ).rows[0].position
    const forge = async (position: number, type: string) =>
      service.sql.query(
        `insert into webhook_deliveries (id, webhook_id, position, type, subject) values ($1, $2, $3, $4, 'pledge/1')`,
        [newId(), webhookId, position, type],
      )
    await forge(await positionOf(String(companyId)), 'pledge.approved')
    await forge(await positionOf(retreatId), 'company.changed')
    deliver(service)
    await receiver.until(1)
    const states = async () => (await deliveriesOf(service, webhookId)).map(({ state }) => state).sort()
    await expect.poll(states, { timeout: 10_000 }).toEqual(['dead', 'delivered'])

    expect(receiver.received).toMatchObject([
      { type: 'company.registered', data: { type: 'company.registered', subject: { id: companyId } } },
    ])
  })

  it('sends nothing after its end, also of what waits', async () => {
    const receiver = await aReceiver()
    const { id } = await aWebhook(service, receiver)
    await companies(2)
    await service.as('admin').delete(`/v1/webhooks/${id}`)
    deliver(service)
    await new Promise((resolve) => setTimeout(resolve, 1_000))

    expect(receiver.requests).toBe(0)
  })
})

describe('several processes', () => {
  it('send everything once where nothing fails', async () => {
    const receiver = await aReceiver()
    await aWebhook(service, receiver)
    const [one, other, third] = [deliver(service), deliver(service), deliver(service)]
    const ids = await companies(40)
    await receiver.until(40)
    await Promise.all([one.stop(), other.stop(), third.stop()])

    expect(receiver.received.map(({ data }) => data.subject.id).sort()).toEqual(ids.sort())
    expect([...one.errors, ...other.errors, ...third.errors]).toEqual([])
  })

  it('take over what one of them did not bring to an end', async () => {
    const receiver = await aReceiver()
    const { id } = await aWebhook(service, receiver)
    await companies(1)
    await service.superuser.query(
      `insert into webhook_deliveries (id, webhook_id, position, type, subject, attempts, next_at)
       select gen_random_uuid(), $1, max(position), 'company.registered', 'company/' || max(position), 1, now() + interval '1 second'
       from log_leaves`,
      [id],
    )
    await service.superuser.query(
      'update webhook_progress set position = (select max(position) from log_leaves) where webhook_id = $1',
      [id],
    )
    deliver(service)
    await receiver.until(1)

    expect((await deliveriesOf(service, id))[0]).toMatchObject({ attempts: 2 })
  })
})
