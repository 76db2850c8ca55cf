import type { AddressInfo, Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Security } from '../../src/platform/http/security.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { listeningApp, RawClient } from '../support/sockets.ts'
import { type Message, StreamReader } from '../support/stream-reader.ts'
import { aCompany, aRetreat, lineOf } from '../support/world.ts'

const lively: Partial<Security> = {
  streamForMs: 60_000,
  streamHeartbeatMs: 150,
  streamRecognisedEveryMs: 150,
  shares: { expensiveReads: 4, pdfs: 1, streams: 3 },
}

let service: TestService
beforeAll(async () => {
  service = await startTestService({ security: lively })
  await aCompany(service)
  await seal(service)
})
afterAll(() => service.close())

function open(options: Parameters<typeof StreamReader.open>[2] = {}, secret = service.as('auditor').secret) {
  return StreamReader.open(service.app, secret, options)
}

async function feed(query = ''): Promise<{ items: NonNullable<Message['data']>[]; next: string }> {
  return (await service.as('auditor').get(`/v1/events?limit=1000${query}`)).body
}

describe('the stream of events', () => {
  it('tells what the feed tells, in its order, from the beginning', async () => {
    const reader = await open()
    const { items, next } = await feed()
    await reader.untilEvents(items.length)

    expect(reader.response.status).toBe(200)
    expect(reader.events).toEqual(items)
    expect(reader.lastId).toBe(next)
  })

  it('is neither packed, stored nor collected on its way', async () => {
    const { response } = await open({ headers: { 'accept-encoding': 'gzip, br' } })

    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(response.headers.has('content-encoding')).toBe(false)
  })

  it('tells what is sealed while it is open, to every reader, once', async () => {
    const readers = [await open({ query: '?after=end' }), await open({ query: '?after=end' })]
    const { next } = await feed()
    for (let at = 0; at < 3; at += 1) {
      await aCompany(service)
      await seal(service)
    }
    const { items } = await feed(`&after=${next}`)

    for (const reader of readers) {
      await reader.untilEvents(items.length)
      expect(reader.events).toEqual(items)
    }
  })

  it('goes on after the last event that arrived', async () => {
    const first = await open()
    await first.untilEvents(2)
    first.leave()
    const at = first.messages[1]?.id
    const second = await open({ headers: { 'last-event-id': String(at) }, query: '?after=end' })
    const { items } = await feed(`&after=${at}`)
    await second.untilEvents(items.length)

    expect(second.events).toEqual(items)
  })

  it('refuses the cursor of another log before it begins, and one that is none', async () => {
    const other = await open({ headers: { 'last-event-id': '1-0000000000000000' } })
    const beyond = await open({ query: '?after=999999-0000000000000000' })
    const none = await open({ headers: { 'last-event-id': 'kemarin' } })

    expect([other.response.status, beyond.response.status, none.response.status]).toEqual([409, 409, 400])
    expect(await other.response.json()).toMatchObject({ code: 'cursor_of_other_log' })
  })

  it('tells those that are asked for, and how far it came over the others', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
    await aCompany(service)
    await seal(service)
    const reader = await open({ query: `?types=retreat.*&retreatId=${retreatId}` })
    const { next } = await feed()
    await expect.poll(() => reader.lastId).toBe(next)

    expect(new Set(reader.events.map((event) => event.retreatId))).toEqual(new Set([retreatId]))
    expect(reader.events.map(({ type }) => type)).toContain('retreat.created')
    expect(reader.messages.at(-1)?.data).toBeUndefined()
  })

  it('tells a key with scopes of its retreats alone', async () => {
    const line = [{ code: 'A', amount: 10_000 }]
    const [mine, other] = [await aRetreat(service, line), await aRetreat(service, line)]
    await seal(service)
    const key = await aSystem(service, ['integration'], { scopes: { retreatIds: [mine.id] } })
    const reader = await open({}, key.secret)
    await reader.untilEvents(1)
    const { next } = await feed()
    await expect.poll(() => reader.lastId).toBe(next)

    expect(new Set(reader.events.map(({ retreatId }) => retreatId))).toEqual(new Set([mine.id]))
    expect(reader.events.some(({ retreatId }) => retreatId === other.id)).toBe(false)
  })

  it('says that it is there while nothing happens', async () => {
    const reader = await open({ query: '?after=end' })

    await expect.poll(() => reader.comments, { timeout: 5_000 }).toBeGreaterThanOrEqual(3)
    expect(reader.events).toEqual([])
  })

  it('answers HEAD with its headers, and ends', async () => {
    const { port } = service.app.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/v1/events/stream`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${service.as('auditor').secret}` },
    })

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
  })
})

describe('a stream ends', () => {
  it('with its key', async () => {
    const person = await aPerson(service, 'auditor')
    const client = await person.keyOf({})
    const reader = await open({ query: '?after=end' }, client.secret)
    const keys = (await service.as('admin').get('/v1/api-keys')).body.items as {
      id: string
      prefix: string
    }[]
    const key = keys.find(({ prefix }) => client.secret?.startsWith(prefix))
    expect((await person.client.delete(`/v1/api-keys/${key?.id}`)).status).toBeLessThan(300)

    expect(await reader.ended).toBe('closed')
    expect((await open({}, client.secret)).response.status).toBe(401)
  })

  it('with the role that reads events', async () => {
    const { id, client } = await aPerson(service, 'auditor')
    const reader = await open({ query: '?after=end' }, client.secret)
    await service.as('admin').patch(`/v1/users/${id}`, { active: false })

    expect(await reader.ended).toBe('closed')
  })

  it('after its time, in order, so that its reader comes again', async () => {
    const { app } = await listeningApp(service, { ...lively, streamForMs: 200 })
    const reader = await StreamReader.open(app, service.as('auditor').secret)

    expect(await reader.ended).toBe('closed')
    expect(reader.events.length).toBeGreaterThan(0)
  })

  it('when the service stops, at once, also where its reader takes nothing', async () => {
    const { app, port } = await listeningApp(service, lively)
    const reader = await StreamReader.open(app, service.as('auditor').secret)
    const silent = new RawClient(port).send(
      `GET /v1/events/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${service.as('auditor').secret}\r\n\r\n`,
    )
    await silent.allSent()
    await reader.untilEvents(1)
    const began = Date.now()
    await app.close()

    expect(await reader.ended).toBe('closed')
    expect(Date.now() - began).toBeLessThan(5_000)
  })
})

describe('of streams', () => {
  it('a caller may have so many open, and another one once one of them is closed', async () => {
    const { client } = await aPerson(service, 'auditor')
    const readers = [
      await open({}, client.secret),
      await open({}, client.secret),
      await open({}, client.secret),
    ]
    const beyond = await open({}, client.secret)

    expect(readers.map(({ response }) => response.status)).toEqual([200, 200, 200])
    expect(beyond.response.status).toBe(429)
    expect(await beyond.response.json()).toMatchObject({ code: 'too_many_streams', figures: { limit: 3 } })
    readers[0]?.leave()
    await expect.poll(async () => (await open({}, client.secret)).response.status).toBe(200)
  })

  it('one whose reader takes nothing holds little, keeps no connection to the database, and is dropped', async () => {
    await manyLongEvents()
    let heldBytes = 0
    let sentBytes = 0
    const { port, untilClosed } = await listeningApp(service, { ...lively, stallTimeoutMs: 1_500 }, (app) => {
      app.server.on('connection', (socket: Socket) => {
        const looking = setInterval(() => {
          heldBytes = Math.max(heldBytes, socket.writableLength)
          sentBytes = socket.bytesWritten - socket.writableLength
        }, 5)
        socket.once('close', () => clearInterval(looking))
      })
    })
    const silent = new RawClient(port)
    silent.socket.pause()
    silent.send(
      `GET /v1/events/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${service.as('auditor').secret}\r\n\r\n`,
    )
    await expect.poll(() => heldBytes, { timeout: 10_000 }).toBeGreaterThan(0)
    const { $client } = service.db
    await expect.poll(() => $client.totalCount - $client.idleCount).toBe(0)
    await untilClosed(1)

    expect(heldBytes).toBeLessThan(3 * LONG_BYTES)
    expect(sentBytes).toBeLessThan(LONG_EVENTS * LONG_BYTES)
  })
})

const LONG_EVENTS = 40
const LONG_BYTES = 400_000

/** More than a socket takes that nobody reads. */
async function manyLongEvents(): Promise<void> {
  const { id } = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
  const text = 'Sewa ruang rapat, tenda dan kursi untuk peserta retret. '.repeat(8).slice(0, 200)
  const lines = Array.from({ length: 500 }, (_, at) => ({
    ...lineOf({ code: `B${at}`, amount: 1_000 }),
    description: text,
  }))
  for (let at = 0; at < LONG_EVENTS; at += 1)
    await service.as('finance').made(`/v1/retreats/${id}/budgets`, { reason: `Rancangan ${at}`, lines })
  await seal(service)
}
