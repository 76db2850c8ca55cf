/** Requests that are answered before all of their body has come: the client reads why, and is never reset instead. */
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { answerIn, listeningApp, RawClient } from '../support/sockets.ts'

/** Far more than the buffers of both kernels hold. */
const MUCH = Buffer.alloc(12 * 1024 * 1024, ' ')

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const bearer = (role: 'finance' | 'auditor') => `authorization: Bearer ${service.as(role).secret}`
const json = 'content-type: application/json'
const multipart = 'content-type: multipart/form-data; boundary=batas'
const part = '--batas\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'

/** A request's head, and its body in one piece or chunked. */
function head(line: string, headers: string[], length: number | 'chunked'): string {
  const framing = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`
  return [`${line} HTTP/1.1`, 'host: x', `idempotency-key: ${newId()}`, ...headers, framing, '', ''].join(
    '\r\n',
  )
}

const chunk = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')])
const chunked = (body: Buffer) => Buffer.concat([chunk(body), Buffer.from('0\r\n\r\n')])

/** Like Python's http.client: everything is written before anything is read. */
async function answerToAllOf(port: number, headOfIt: string, ...body: (string | Buffer)[]) {
  const client = new RawClient(port)
  for (const each of [headOfIt, ...body]) client.send(each)
  await client.allSent()
  client.read()
  const ended = await client.ended
  client.leave()
  return { ...answerIn(client.text), ended }
}

const cases = {
  'a body that is too large': () => [
    head('POST /v1/companies', [bearer('finance'), json], MUCH.length),
    MUCH,
  ],
  'a body that is too large, in chunks': () => [
    head('POST /v1/companies', [bearer('finance'), json], 'chunked'),
    chunked(MUCH),
  ],
  'a file that is too large': () => [
    head('POST /v1/documents', [bearer('finance'), multipart], MUCH.length),
    part,
    MUCH,
  ],
  'a file that is too large, in chunks': () => [
    head('POST /v1/documents', [bearer('finance'), multipart], 'chunked'),
    chunked(Buffer.concat([Buffer.from(part), MUCH])),
  ],
  'a file that is too large, with more behind it than was said': () => [
    head('POST /v1/documents', [bearer('finance'), multipart], MUCH.length),
    MUCH,
    MUCH,
  ],
  'a sign-in that is too large': () => [head('POST /v1/session', [json], MUCH.length), MUCH],
  'a caller without a key': () => [head('POST /v1/companies', [json], MUCH.length), MUCH],
  'a caller who may not': () => [head('POST /v1/companies', [bearer('auditor'), json], MUCH.length), MUCH],
  'another type': () => [
    head('POST /v1/companies', [bearer('finance'), 'content-type: text/csv'], MUCH.length),
    MUCH,
  ],
  'an address that is not there': () => [
    head('POST /v1/bukan', [bearer('finance'), json], MUCH.length),
    MUCH,
  ],
  'an address that is none': () => [head('POST /v1/%zz', [bearer('finance'), json], MUCH.length), MUCH],
  'a read with a body': () => [head('GET /v1/companies/x', [bearer('finance')], MUCH.length), MUCH],
  'headers that are too long': () => [`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(MUCH.length)}`],
  'what is no HTTP': () => ['\u0016\u0003\u0001', MUCH],
}

const answers: Record<keyof typeof cases, [number, string]> = {
  'a body that is too large': [413, 'payload_too_large'],
  'a body that is too large, in chunks': [413, 'payload_too_large'],
  'a file that is too large': [413, 'payload_too_large'],
  'a file that is too large, in chunks': [413, 'payload_too_large'],
  'a file that is too large, with more behind it than was said': [413, 'payload_too_large'],
  'a sign-in that is too large': [413, 'payload_too_large'],
  'a caller without a key': [401, 'unauthenticated'],
  'a caller who may not': [403, 'forbidden'],
  'another type': [415, 'unsupported_media_type'],
  'an address that is not there': [404, 'route_not_found'],
  'an address that is none': [400, 'malformed_request'],
  'a read with a body': [404, 'company_not_found'],
  'headers that are too long': [400, 'malformed_request'],
  'what is no HTTP': [400, 'malformed_request'],
}

describe('a client that sends everything before it reads is never reset instead of being answered', () => {
  it.each(Object.keys(cases) as (keyof typeof cases)[])('%s', async (what) => {
    const { port, untilClosed } = await listeningApp(service, {})
    const [headOfIt = '', ...body] = cases[what]()

    const answer = await answerToAllOf(port, String(headOfIt), ...body)

    const [status, code] = answers[what]
    expect(answer).toEqual({ status, code, ended: 'closed' })
    await untilClosed(1)
  })

  it('a caller who asks too often', async () => {
    const { port } = await listeningApp(service, { addressLimit: 0 })

    const answer = await answerToAllOf(port, head('POST /v1/companies', [json], MUCH.length), MUCH)

    expect(answer).toEqual({ status: 429, code: 'rate_limited', ended: 'closed' })
  })

  it("nor is one that uses Node's fetch", async () => {
    const { port } = await listeningApp(service, {})
    const init = { method: 'POST', headers: { authorization: `Bearer ${service.as('finance').secret}` } }
    const form = new FormData()
    form.set('file', new Blob([MUCH]), 'a.pdf')

    const answered = await Promise.all([
      fetch(`http://127.0.0.1:${port}/v1/companies`, {
        ...init,
        headers: { ...init.headers, 'content-type': 'application/json', 'idempotency-key': newId() },
        body: MUCH,
      }),
      fetch(`http://127.0.0.1:${port}/v1/documents`, {
        ...init,
        headers: { ...init.headers, 'idempotency-key': newId() },
        body: form,
      }),
    ])

    expect(answered.map(({ status }) => status)).toEqual([413, 413])
    for (const each of answered) expect(await each.json()).toMatchObject({ code: 'payload_too_large' })
  })
})

describe('what is dropped has its bounds', () => {
  it('nobody keeps us reading by sending without end', async () => {
    const { port, untilClosed } = await listeningApp(service, { maxDroppedBytes: 1024 * 1024 })
    const someMore = chunk(MUCH)
    const client = new RawClient(port).send(head('POST /v1/companies', [json], 'chunked'))
    const more = (error?: Error | null) => {
      if (!error) client.socket.write(someMore, more)
    }
    more()

    await untilClosed(1)
    await client.ended
  })

  it('nor by sending for ever', async () => {
    const { port, untilClosed } = await listeningApp(service, { dropTimeoutMs: 200 })
    new RawClient(port)
      .send(head('POST /v1/companies', [json], 1_000_000))
      .trickle()
      .read()

    await untilClosed(1)
  })

  it('nor by sending nothing, and never closing its side', async () => {
    const { port, untilClosed } = await listeningApp(service, { dropTimeoutMs: 200 })
    new RawClient(port).send(head('POST /v1/companies', [json], 1_000_000)).read()

    await untilClosed(1)
  })
})

it('what follows a body that was not read is not carried out: its sender was told that nothing more is', async () => {
  let calls = 0
  const { port } = await listeningApp(service, {}, (app) =>
    app.post('/count', { config: { access: 'public' } }, async () => {
      calls += 1
      return {}
    }),
  )
  const refused = head('POST /v1/companies', [json], MUCH.length)
  const second = head('POST /count', [json], 2)

  await answerToAllOf(port, refused, Buffer.concat([MUCH, Buffer.from(`${second}{}`)]))

  expect(calls).toBe(0)
})

describe('a client that asks before it sends the body', () => {
  /** The first status that it meets, and whether it was asked to go on. */
  function ask(port: number, headers: Record<string, string>, body: string) {
    return new Promise<{ status: number; wentOn: boolean; code: string | undefined }>((resolve, reject) => {
      let wentOn = false
      const sent = httpRequest({
        port,
        host: '127.0.0.1',
        path: '/v1/companies',
        method: 'POST',
        headers: {
          ...headers,
          expect: '100-continue',
          'content-type': 'application/json',
          'idempotency-key': newId(),
        },
      })
      sent.on('continue', () => {
        wentOn = true
        sent.end(body)
      })
      sent.on('response', (answer) => {
        let text = ''
        answer.on('data', (chunk) => {
          text += chunk
        })
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, wentOn, code: JSON.parse(text).code })
          sent.destroy()
        })
      })
      sent.on('error', reject)
      sent.flushHeaders()
    })
  }

  it.each([
    ['without a key', {}, 401],
    ['with a body that is too large', { authorization: 'finance', 'content-length': '99999999' }, 413],
  ])('%s is answered without being asked for it', async (_what, headers, status) => {
    const { port } = await listeningApp(service, {})
    const authorization =
      'authorization' in headers ? { authorization: `Bearer ${service.as('finance').secret}` } : {}

    const answer = await ask(port, { ...headers, ...authorization }, '{}')

    expect([answer.status, answer.wentOn]).toEqual([status, false])
  })

  it('is asked for it where it is wanted', async () => {
    const { port } = await listeningApp(service, {})

    const answer = await ask(
      port,
      { authorization: `Bearer ${service.as('finance').secret}`, 'content-length': '2' },
      '{}',
    )

    expect(answer).toEqual({ status: 422, wentOn: true, code: 'validation_failed' })
  })
})
