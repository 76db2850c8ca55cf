/** /metrics is for whoever monitors, small whatever callers send, and silent about what it does not know. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { connect } from '../../src/platform/db/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aWebhook } from '../support/webhooks.ts'
import { aCompany } from '../support/world.ts'

const token = 'only-for-the-monitoring-of-this-service'
const elsewhere = '203.0.113.7'

let service: TestService
beforeAll(async () => {
  service = await startTestService({
    security: { signInLimit: 10_000, metricsToken: token, trustedProxies: [elsewhere] },
  })
})
afterAll(() => service.close())

interface From {
  remoteAddress?: string
  headers?: Record<string, string>
}

const scrape = (from: From = {}) => service.app.inject({ url: '/metrics', ...from })
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

it('no scrape tells a figure that nobody measured, however soon after another', async () => {
  for (const { payload } of [await scrape(), await scrape(), await scrape()]) {
    expect(payload).toMatch(/^nodejs_eventloop_lag_seconds /m)
    expect(payload).not.toMatch(/ NaN$| 9223372036/m)
  }
})

describe('no other machine is answered', () => {
  it.each<[string, From]>([
    ['without a token', { remoteAddress: elsewhere }],
    ['with a wrong token', { remoteAddress: elsewhere, headers: bearer(`${token}x`) }],
    ['with the beginning of the token', { remoteAddress: elsewhere, headers: bearer(token.slice(0, -1)) }],
    ['with a token that is none', { remoteAddress: elsewhere, headers: { authorization: 'Bearer' } }],
    ['that says it is this one', { remoteAddress: elsewhere, headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['through a proxy on this one', { headers: { 'x-forwarded-for': elsewhere } }],
    ['through a proxy on this one that names itself', { headers: { via: '1.1 proxy' } }],
    ['that has its own name lead here', { headers: { host: 'rebound.contoh.example' } }],
  ])('%s', async (_what, from) => {
    const response = await scrape(from)

    expect(response.statusCode).toBe(401)
    expect(response.json().code).toBe('metrics_token_required')
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/)
  })

  it('with an API key', async () => {
    const headers = bearer(String(service.as('admin').secret))

    expect((await scrape({ remoteAddress: elsewhere, headers })).statusCode).toBe(401)
  })

  it('while no token is configured, whatever it sends', async () => {
    const app = await buildApp({ db: service.db, logger: false })
    const answers = await Promise.all(
      [{}, { authorization: 'Bearer null' }, { authorization: 'Bearer undefined' }].map((headers) =>
        app.inject({ url: '/metrics', remoteAddress: elsewhere, headers }),
      ),
    )
    await app.close()

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401])
  })
})

describe('they are given', () => {
  it.each<[string, From]>([
    ['to this machine', {}],
    ['to this machine over IPv6', { remoteAddress: '::1', headers: { host: '[::1]:3000' } }],
    ['to this machine, in the IPv6 form of its address', { remoteAddress: '::ffff:127.0.0.1' }],
    ['to another with the token', { remoteAddress: elsewhere, headers: bearer(token) }],
  ])('%s', async (_what, from) => {
    const response = await scrape(from)

    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toMatch('text/plain')
    expect(response.body).toMatch(/^process_cpu_seconds_total/m)
  })
})

const linesOf = (body: string) => body.split('\n').filter((line) => line.startsWith('http_'))

describe('no caller can make them grow', () => {
  it('by ids, unknown addresses, queries or its own statuses', async () => {
    const { id } = await aCompany(service)
    const ask = async (address: string) => service.as('auditor').get(address)
    const round = async () => {
      for (const address of [id, randomUUID(), `${randomUUID()}?q=${randomUUID()}`, 'none']) {
        await ask(`/v1/companies/${address}`)
      }
      await service.app.inject({ url: `/${randomUUID()}` })
    }
    await round()
    await scrape()
    const before = (await scrape()).body

    for (let times = 0; times < 20; times += 1) await round()
    const after = (await scrape()).body

    expect(linesOf(after)).toHaveLength(linesOf(before).length)
    expect(after).toMatch(
      /^http_requests_total\{method="GET",route="\/v1\/companies\/:id",status="2xx"\} \d+$/m,
    )
    expect(after).not.toContain(id)
  })

  it('past 64 KiB, with every operation asked for', async () => {
    const { paths } = service.app.swagger() as { paths: Record<string, Record<string, unknown>> }
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        url: path.replaceAll(/\{\w+\}/g, 'x'),
        method: method.toUpperCase(),
      })),
    )
    for (const headers of [{}, bearer(String(service.as('auditor').secret))]) {
      for (const { url, method } of operations) {
        await service.app.inject({
          url,
          method: method as 'GET',
          headers,
          payload: method === 'GET' ? '' : {},
        })
      }
    }

    const { body } = await scrape()

    expect(operations.length).toBeGreaterThan(50)
    expect(linesOf(body).length).toBeGreaterThan(operations.length)
    expect(Buffer.byteLength(body)).toBeLessThan(64 * 1024)
  })
})

describe('a database that is not there is not told of as if it were', () => {
  const figures = /^log_(unsealed_events|sealing_lag_seconds) /m

  it('while it is there, its figures are', async () => {
    const { body } = await scrape()

    expect(body).toMatch(/^database_up 1$/m)
    expect(body).toMatch(/^log_unsealed_events \d+$/m)
  })

  it('once it has gone, its last figures are not given', async () => {
    const db = connect(service.url, () => {})
    const app = await buildApp({ db, logger: false })
    expect((await app.inject({ url: '/metrics' })).body).toMatch(figures)

    await db.$client.end()
    await expect
      .poll(async () => (await app.inject({ url: '/metrics' })).body, { timeout: 10_000 })
      .toMatch(/^database_up 0$/m)

    expect((await app.inject({ url: '/metrics' })).body).not.toMatch(figures)
    await app.close()
  })

  it('while it does not answer, it is asked once, however many scrape', async () => {
    const accepted: unknown[] = []
    const frozen = createServer((socket) => accepted.push(socket.on('error', () => {}))).listen(
      0,
      '127.0.0.1',
    )
    await once(frozen, 'listening')
    const { port } = frozen.address() as AddressInfo
    const db = connect(`postgres://nobody@127.0.0.1:${port}/none`, () => {})
    const app = await buildApp({ db, logger: false })

    const scrapes = Array.from({ length: 20 }, () => app.inject({ url: '/metrics' }))
    const bodies = (await Promise.all(scrapes)).map(({ body }) => body)

    for (const body of bodies) expect(body).toMatch(/^database_up 0$/m)
    expect(accepted).toHaveLength(1)
    frozen.close()
    await app.close()
    await db.$client.end()
  })
})

it('webhooks, mails and streams are counted, and nobody is named', async () => {
  const { id } = await aWebhook(service, { url: 'https://sistem.contoh.example/rahasia', secrets: [] })
  await service.as('admin').made(`/v1/webhooks/${id}/test`)
  await service.superuser.query(`update webhook_deliveries set created_at = now() - interval '90 seconds'`)
  const figure = async (name: string) =>
    Number(new RegExp(`^${name} (\\d+)`, 'm').exec((await scrape()).body)?.[1] ?? Number.NaN)

  await expect.poll(() => figure('webhook_deliveries_waiting'), { timeout: 10_000 }).toBe(1)
  expect(await figure('webhooks_active')).toBe(1)
  expect(await figure('webhook_oldest_waiting_seconds')).toBeGreaterThanOrEqual(90)
  await service.superuser.query(`update webhook_deliveries set state = 'dead', settled_at = now()`)
  await expect.poll(() => figure('webhook_deliveries_dead'), { timeout: 10_000 }).toBe(1)
  expect(await figure('webhook_deliveries_waiting')).toBe(0)
  for (const outcome of ['delivered', 'failed', 'dead'])
    expect(await figure(`webhook_attempts_total\\{outcome="${outcome}"\\}`)).toBeGreaterThanOrEqual(0)
  for (const outcome of ['sent', 'postponed', 'refused'])
    expect(await figure(`digest_mails_total\\{outcome="${outcome}"\\}`)).toBeGreaterThanOrEqual(0)
  expect((await scrape()).body).not.toMatch(/contoh\.example/)
})

it('streams that are open are counted until they end', async () => {
  const lasting = await startTestService({ security: { metricsToken: token, streamForMs: 60_000 } })
  onTestFinished(() => lasting.close())
  const open = async () => Number(/^event_streams_open (\d+)$/m.exec((await scrape()).body)?.[1])
  const { port } = lasting.app.server.address() as AddressInfo
  const leaving = new AbortController()
  const before = await open()
  const headers = bearer(String(lasting.as('auditor').secret))
  const stream = await fetch(`http://127.0.0.1:${port}/v1/events/stream`, { headers, signal: leaving.signal })
  expect(stream.status).toBe(200)
  expect(await open()).toBe(before + 1)

  leaving.abort()
  await expect.poll(open, { timeout: 10_000 }).toBe(before)
})
