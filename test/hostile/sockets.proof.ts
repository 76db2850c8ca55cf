/** What one socket may hold up: nothing, whatever its client does or leaves undone. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Security } from '../../src/platform/http/security.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { get, holdingApp, impatient, LONG_ANSWER, patient } from '../support/holding-app.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { answerIn, RawClient } from '../support/sockets.ts'

const SOCKETS = 20

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const listening = (security: Partial<Security>) => holdingApp(service, security)
const many = <Item>(make: () => Item) => Array.from({ length: SOCKETS }, make)

describe('no socket is held for ever', () => {
  it.each([
    ['whose headers come byte by byte', 'GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: '],
    ['whose headers stop', 'GET /healthz HTTP/1.1\r\nhost: x\r\n'],
    [
      'whose body comes byte by byte',
      'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n{',
    ],
    [
      'whose chunks come byte by byte',
      'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2710\r\n{',
    ],
  ])('%s: it is told that it took too long, and closed though its client goes on', async (_what, bytes) => {
    const { open, untilClosed } = await listening({
      headersTimeoutMs: 1_500,
      requestTimeoutMs: 2_000,
      dropTimeoutMs: 2_000,
    })
    const clients = many(() => open(bytes).trickle().read())

    await untilClosed(SOCKETS)

    await Promise.all(clients.map(({ ended }) => ended))
    const answers = clients.map(({ text }) => answerIn(text))
    expect(answers).toEqual(many(() => ({ status: 408, code: 'request_timeout' })))
  })

  it.each([
    ['that is silent from the beginning', ''],
    ['that sends only blank lines', '\r\n'],
  ])('%s', async (_what, bytes) => {
    const { open, untilClosed } = await listening({ headersTimeoutMs: 1_500, dropTimeoutMs: 200 })
    const client = open().trickle(bytes).read()

    await untilClosed(1)

    expect(answerIn(client.text).status).not.toBe(200)
  })

  it.each([
    ['is silent', ''],
    ['sends only blank lines', '\r\n'],
  ])('that was answered, and then %s', async (_what, after) => {
    const { open, untilClosed } = await listening({ keepAliveTimeoutMs: 200, headersTimeoutMs: 1_500 })
    const client = open(get('/healthz')).read()
    await expect.poll(() => client.text).toContain('"ok"')
    client.trickle(after)

    await untilClosed(1)
  })

  it('that reads nothing of a long answer', async () => {
    const { open, untilClosed } = await listening({ stallTimeoutMs: 200, maxHeldBytes: 1e12 })
    many(() => open(get('/long')))

    await untilClosed(SOCKETS)
  })

  it('that reads a long answer more slowly than anybody must', async () => {
    const { open, untilClosed } = await listening({ stallTimeoutMs: 3_000, leastReadBytesPerSecond: 1e9 })
    const { socket } = open(get('/long'))
    const reading = setInterval(() => socket.read(64 * 1024), 20)

    await untilClosed(1)
    clearInterval(reading)
  })

  it('that closes neither its side nor anything else after a malformed request', async () => {
    const { open, untilClosed } = await listening({ dropTimeoutMs: 200 })
    const clients = many(() => open('BUKAN HTTP\r\n\r\n').read())
    await Promise.all(clients.map(({ ended }) => ended))

    await untilClosed(SOCKETS)

    expect(clients.map(({ text }) => answerIn(text).status)).toEqual(many(() => 400))
  })
})

it('a reader that is slow, but not too slow, gets all of a long answer', async () => {
  const { open } = await listening({ stallTimeoutMs: 4_000, leastReadBytesPerSecond: 1024 })
  const client = open(get('/long'))
  let bytes = 0
  const reading = setInterval(() => {
    bytes += client.socket.read()?.length ?? 0
  }, 5)

  await expect.poll(() => bytes, { timeout: 25_000 }).toBeGreaterThan(LONG_ANSWER.length)
  clearInterval(reading)
})

describe('the places of uploads', () => {
  const headOf = (path: string, length: number) =>
    [
      `POST ${path} HTTP/1.1`,
      'host: x',
      `authorization: Bearer ${service.as('finance').secret}`,
      `idempotency-key: ${newId()}`,
      'content-type: multipart/form-data; boundary=batas',
      `content-length: ${length}`,
      '',
      '',
    ].join('\r\n')
  const part = '--batas\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
  const whole = `${part}isi\r\n--batas--\r\n`
  const wholeUpload = (path: string) => headOf(path, whole.length) + whole

  async function statusOfOneMore(open: (bytes: string) => RawClient): Promise<number> {
    const client = open(wholeUpload('/upload')).read()
    await expect.poll(() => client.text, { timeout: 10_000 }).toContain('HTTP/1.1')
    client.leave()
    return answerIn(client.text).status
  }

  async function fillAll(open: (bytes: string) => RawClient, bytes: () => string): Promise<RawClient[]> {
    const slow = Array.from({ length: impatient.atOnce }, () => open(bytes()).read())
    await expect.poll(() => statusOfOneMore(open), { timeout: 10_000 }).toBe(503)
    return slow
  }

  it.each([
    ['between its parts', () => headOf('/upload', 900)],
    ['within a file', () => `${headOf('/upload', 900)}${part}isi`],
  ])('are free again when a slow upload was given up %s', async (_where, bytes) => {
    const { open } = await listening({ headersTimeoutMs: 5_000, requestTimeoutMs: 6_000 })
    const slow = await fillAll(open, bytes)

    await Promise.all(slow.map(({ ended }) => ended))

    expect(slow.map(({ text }) => answerIn(text))).toEqual(
      slow.map(() => ({ status: 408, code: 'request_timeout' })),
    )
    expect(await statusOfOneMore(open)).toBe(200)
  })

  it('are free again when the clients are gone', async () => {
    const { open } = await listening({})
    const slow = await fillAll(open, () => `${headOf('/upload', 900)}${part}isi`)

    for (const client of slow) client.leave()

    await expect.poll(() => statusOfOneMore(open), { timeout: 10_000 }).toBe(200)
  })

  it('are free again when clients are gone that waited for one', async () => {
    const { app, open, untilConnections, untilClosed } = await listening({})
    let arrived = 0
    app.server.on('request', () => {
      arrived += 1
    })
    const clients = Array.from({ length: 6 * patient.atOnce }, () =>
      open(`${headOf('/patient-upload', 900)}${part}isi`),
    )
    await expect.poll(() => arrived, { timeout: 10_000 }).toBe(clients.length)
    // Whoever comes after them is answered when they wait.
    await service.as('finance').get('/v1/companies')

    for (const client of clients.slice(patient.atOnce)) client.leave()
    await untilConnections(patient.atOnce)
    for (const client of clients.slice(0, patient.atOnce)) client.leave()
    await untilClosed(clients.length)

    const further = Array.from({ length: 2 * patient.atOnce }, () =>
      open(wholeUpload('/patient-upload')).read(),
    )
    await expect
      .poll(() => further.map(({ text }) => answerIn(text).status), { timeout: 10_000 })
      .toEqual(further.map(() => 200))
  })

  it('are not free while work goes on for clients that are gone: their files are in memory until it is done', async () => {
    const { open, held, untilClosed } = await listening({})
    const gone = await fillAll(open, () => wholeUpload('/upload-and-hold'))
    for (const client of gone) client.leave()
    await untilClosed(impatient.atOnce)

    const meanwhile = await statusOfOneMore(open)
    for (const letGo of held.calls) letGo()

    expect(meanwhile).toBe(503)
    await expect.poll(() => statusOfOneMore(open), { timeout: 10_000 }).toBe(200)
  })
})

describe('nobody has all connections', () => {
  const LIMIT = 12
  /** What one address may have of them. */
  const SHARE = 9
  const slowHeaders = 'GET /healthz HTTP/1.1\r\nx-slow: '
  const slowBody = 'POST /hold HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx'

  const from = (port: number, localAddress: string, bytes: string) =>
    new RawClient(port, { localAddress }).send(bytes).read()
  const isHealthy = (client: RawClient) =>
    expect.poll(() => answerIn(client.text).status, { timeout: 10_000 }).toBe(200)

  it.each([
    ['sockets with slow headers', { maxConnectionsPerAddress: LIMIT }, LIMIT, slowHeaders],
    ['sockets with slow bodies', { maxConnectionsPerAddress: LIMIT }, LIMIT, slowBody],
    ['silent sockets, and a share of all', { maxConnections: LIMIT }, SHARE, ''],
  ])(
    'where one address has its %s, another request of it is still answered',
    async (_what, limits, count, bytes) => {
      const { open, untilConnections } = await listening(limits)
      for (let client = 0; client < 5 * count; client += 1) open(bytes)
      await untilConnections(count)

      const honest = open(get('/healthz')).read()

      await isHealthy(honest)
      await untilConnections(count)
    },
  )

  it('where some have them all, who has few loses none', async () => {
    const { port, untilConnections } = await listening({ maxConnections: LIMIT })
    const lone = from(port, '127.0.0.2', get('/healthz'))
    await isHealthy(lone)
    for (let client = 0; client < 5 * LIMIT; client += 1) {
      from(port, '127.0.0.1', slowHeaders)
      from(port, '127.0.0.3', slowBody)
    }
    await untilConnections(LIMIT)

    lone.send(get('/healthz'))

    await expect.poll(() => lone.text.match(/200 OK/g)?.length, { timeout: 10_000 }).toBe(2)
  })

  it('where all of one address are being answered, others have the rest; who comes then is told to come back', async () => {
    const { port, held } = await listening({ maxConnections: LIMIT })
    const busy = Array.from({ length: SHARE }, () => from(port, '127.0.0.1', get('/hold')))
    await expect.poll(() => held.calls.length, { timeout: 10_000 }).toBe(SHARE)

    const further = from(port, '127.0.0.1', '')
    await further.ended
    for (let rest = SHARE; rest < LIMIT; rest += 1) busy.push(from(port, '127.0.0.2', get('/hold')))
    await expect.poll(() => held.calls.length, { timeout: 10_000 }).toBe(LIMIT)
    const last = from(port, '127.0.0.3', '')
    await last.ended
    for (const letGo of held.calls) letGo()

    for (const { text } of [further, last]) {
      expect(answerIn(text)).toEqual({ status: 503, code: 'busy' })
      expect(text).toMatch(/retry-after: \d/)
    }
    for (const each of busy) await isHealthy(each)
  })

  it('not even a proxy that is believed, though it has as many as it needs', async () => {
    const { open, held } = await listening({ maxConnectionsPerAddress: 1, trustedProxies: ['127.0.0.1'] })
    for (let client = 0; client < LIMIT; client += 1) open(get('/hold'))

    await expect.poll(() => held.calls.length, { timeout: 10_000 }).toBe(LIMIT)
    for (const letGo of held.calls) letGo()
  })
})

it('answers that nobody reads do not fill the memory: who makes us keep most loses connections', async () => {
  const { open, untilAtMost } = await listening({ maxHeldBytes: 4 * LONG_ANSWER.length })
  many(() => open(get('/long')))
  await untilAtMost(4, SOCKETS)
  const honest = open(get('/healthz')).read()

  await expect.poll(() => answerIn(honest.text).status, { timeout: 10_000 }).toBe(200)
})

it('clients that are gone before they are met are no failures', async () => {
  const failures: string[] = []
  const logger = pino({ level: 'error' }, { write: (line) => failures.push(line) })
  const app = await buildApp({ db: service.db, logger })
  onTestFinished(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo

  const clients = Array.from({ length: 300 }, () => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(get('/v1/companies'), () => socket.resetAndDestroy()),
    )
    return once(socket, 'close')
  })
  await Promise.all(clients)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)

  expect(failures.length).toBe(0)
})

describe('the stop', () => {
  it('is not held up by any socket', async () => {
    const { app, open, held } = await listening({ drainTimeoutMs: 300 })
    const clients = [
      open(),
      open('GET /healthz HTTP/1.1\r\nx-slow: ').trickle(),
      open('POST /hold HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n').trickle(),
      open(get('/long')),
      open(get('/hold')),
      open(get('/healthz')).read(),
    ]
    await expect.poll(() => held.calls.length).toBe(1)

    await app.close()

    await Promise.all(clients.map((client) => client.read().ended))
  })

  it('lets a request that has arrived be answered', async () => {
    const { app, open, held } = await listening({ drainTimeoutMs: 20_000 })
    const client = open(get('/hold')).read()
    await expect.poll(() => held.calls.length).toBe(1)

    const closed = app.close()
    for (const letGo of held.calls) letGo()
    await closed

    await client.ended
    expect(answerIn(client.text).status).toBe(200)
  })
})
