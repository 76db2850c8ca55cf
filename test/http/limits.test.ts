/** How much one caller may ask, how long a request may take, and whom we believe about where it comes from. */
import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { Allowance } from '../../src/platform/http/rate-limit.ts'
import type { Security } from '../../src/platform/http/security.ts'
import { Client } from '../support/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { keysOfOnePerson } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** The service on the same database with defences of its own. */
async function serviceWith(security: Partial<Security>): Promise<FastifyInstance> {
  const app = await buildApp({ db: service.db, logger: false, security })
  onTestFinished(() => app.close())
  return app
}

const statusesOf = async (times: number, ask: (time: number) => Promise<{ statusCode: number }>) => {
  const statuses: number[] = []
  for (let time = 0; time < times; time += 1) statuses.push((await ask(time)).statusCode)
  return statuses
}

describe('a key', () => {
  const asks = (app: FastifyInstance, secret: string | null) => () =>
    app.inject({ method: 'GET', url: '/v1/companies', headers: { authorization: `Bearer ${secret}` } })

  it('may ask so often a minute, is told how often still, and then when to go on', async () => {
    const app = await serviceWith({ keyLimit: 2 })
    const ask = asks(app, service.as('auditor').secret)

    const [first, , third] = [await ask(), await ask(), await ask()]

    expect(first.headers['ratelimit-policy']).toBe('"key";q=2;w=60')
    expect(first.headers.ratelimit).toMatch(/^"key";r=1;t=\d+$/)
    expect([third.statusCode, third.json().code]).toEqual([429, 'rate_limited'])
    const wait = Number(third.headers['retry-after'])
    expect(third.headers.ratelimit).toBe(`"key";r=0;t=${wait}`)
    expect(third.json().figures.seconds).toBe(wait)
    expect(wait).toBeGreaterThan(0)
  })

  it('is not told in one header to go on later than in another', () => {
    let now = 0
    const allowance = new Allowance('key', 1, () => now)
    const told: Record<string, string> = {}
    const reply = { header: (name: string, value: string) => Object.assign(told, { [name]: value }) }
    const ask = () => allowance.consume(reply as unknown as FastifyReply, 'a key')
    ask()
    now = 45_000

    expect(ask).toThrow(expect.objectContaining({ figures: { limit: 1, seconds: 15 } }))
    expect(told.ratelimit).toBe('"key";r=0;t=15')
  })

  it('does not use up what others may ask, not even another of the same person', async () => {
    const app = await serviceWith({ keyLimit: 1 })
    const [one, two] = await keysOfOnePerson(service, 'finance', 'verifier')

    expect(await statusesOf(2, asks(app, one?.secret ?? ''))).toEqual([200, 429])
    expect(await statusesOf(1, asks(app, two?.secret ?? ''))).toEqual([200])
  })

  it('may ask at least 6,000 times a minute where nothing is configured', async () => {
    const response = await service.as('auditor').get('/v1/companies')

    const [, limit] = /^"key";q=(\d+);w=60$/.exec(String(response.headers['ratelimit-policy'])) ?? []
    expect(Number(limit)).toBeGreaterThanOrEqual(6_000)
  })
})

describe('an address', () => {
  const forged = (app: FastifyInstance) => (time: number) =>
    app.inject({ method: 'GET', url: '/healthz', headers: { 'x-forwarded-for': `203.0.113.${time}` } })

  it('may ask so often a minute, with or without a key', async () => {
    const app = await serviceWith({ addressLimit: 2 })

    const statuses = await statusesOf(3, () => app.inject({ method: 'GET', url: '/v1/companies' }))

    expect(statuses).toEqual([401, 401, 429])
  })

  it('does not become another by saying so', async () => {
    const app = await serviceWith({ addressLimit: 2 })

    expect(await statusesOf(3, forged(app))).toEqual([200, 200, 429])
  })

  it('is what a proxy says that the configuration names', async () => {
    const app = await serviceWith({ addressLimit: 2, trustedProxies: ['127.0.0.1'] })

    expect(await statusesOf(3, forged(app))).toEqual([200, 200, 200])
  })

  it('is not what any other proxy says', async () => {
    const app = await serviceWith({ addressLimit: 2, trustedProxies: ['10.0.0.0/8'] })

    expect(await statusesOf(3, forged(app))).toEqual([200, 200, 429])
  })

  it('is not looked for behind more proxies than a request passes', async () => {
    const app = await serviceWith({ addressLimit: 2, trustedProxies: ['127.0.0.1'] })
    const behind = (proxies: number) => (time: number) =>
      app.inject({
        method: 'GET',
        url: '/healthz',
        headers: { 'x-forwarded-for': [`203.0.113.${time}`, ...Array(proxies).fill('127.0.0.1')].join() },
      })

    expect(await statusesOf(3, behind(9))).toEqual([200, 200, 200])
    expect(await statusesOf(3, behind(10))).toEqual([200, 200, 429])
  })

  it('does not make a page its own by forging the host', async () => {
    const response = await service.app.inject({
      method: 'POST',
      url: '/v1/session',
      headers: {
        origin: 'https://jahat.example',
        'x-forwarded-host': 'jahat.example',
        'x-forwarded-proto': 'https',
      },
      payload: { email: 'a@contoh.example', password: 'x' },
    })

    expect(response.json().code).toBe('foreign_origin')
  })

  it('of IPv6 does not pass the limit by asking from another address of its network, nor lock out another network', async () => {
    const app = await serviceWith({ addressLimit: 500, trustedProxies: ['127.0.0.1'] })
    const from = (network: string) => (time: number) =>
      app.inject({
        method: 'GET',
        url: '/healthz',
        headers: { 'x-forwarded-for': `${network}${time.toString(16)}` },
      })

    const statuses = await statusesOf(700, from('2001:db8::'))
    const elsewhere = await statusesOf(1, from('2001:db8:0:1::'))

    expect(statuses.filter((status) => status === 200)).toHaveLength(500)
    expect(elsewhere).toEqual([200])
  })
})

describe('an allowance', () => {
  it('begins anew with every minute', () => {
    let now = 0
    const allowance = new Allowance('key', 1, () => now)

    expect(allowance.take('a')).toEqual({ left: 0, seconds: 60 })
    now = 59_000
    expect(() => allowance.take('a')).toThrow('429 rate_limited')
    now = 60_000
    expect(allowance.take('a')).toEqual({ left: 0, seconds: 60 })
  })

  it('keeps its memory bounded, however many callers there are', () => {
    const allowance = new Allowance('address', 1, () => 0)
    for (let caller = 0; caller < 100_000; caller += 1) allowance.take(String(caller))

    allowance.take('one too many')

    expect(() => allowance.take('another')).toThrow('429 rate_limited')
  })
})

describe('a request that does not arrive', () => {
  async function answerTo(security: Partial<Security>, bytes: string): Promise<string> {
    const app = await serviceWith(security)
    await app.listen({ host: '127.0.0.1', port: 0 })
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(bytes)
    return text(socket)
  }

  it.each([
    ['headers', { headersTimeoutMs: 200 }, 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    [
      'body',
      { requestTimeoutMs: 300, headersTimeoutMs: 200 },
      'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
  ])('completely (its %s) is given up with a problem document', async (_part, security, bytes) => {
    const [head, body = ''] = (await answerTo(security, bytes)).split('\r\n\r\n')

    expect(head).toMatch(/^HTTP\/1.1 408 .*content-type: application\/problem\+json/s)
    expect(JSON.parse(body).code).toBe('request_timeout')
  })
})

it('a body of more than 1 MiB is refused', async () => {
  const finance = new Client(service.app, service.as('finance').secret)

  const response = await finance.post('/v1/companies', JSON.stringify({ legalName: 'x'.repeat(1024 * 1024) }))

  expect([response.status, response.body.code]).toEqual([413, 'payload_too_large'])
})

it('what was answered to somebody is not kept for others', async () => {
  const response = await service.as('auditor').get(`/v1/companies/${randomUUID()}`)
  const list = await service.as('auditor').get('/v1/companies')

  for (const { headers } of [response, list]) expect(headers['cache-control']).toMatch(/^private, no-cache/)
})
