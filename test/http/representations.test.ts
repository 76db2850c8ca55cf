/** What of an answer depends on who reads it, and what of an address on the method. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'L1', amount: 1_000 }])).id
})
afterAll(() => service.close())

const LONG = '/v1/reference/problems'

/** By an auditor, with these headers alone. */
function ask(method: InjectOptions['method'] & string, url: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${service.as('auditor').secret}`
  return service.app.inject({ method, url, headers: { authorization, ...headers } } as InjectOptions)
}

describe('HEAD', () => {
  it.each(['retreat', 'list', 'coverage'])('says of a %s what GET says, without the body', async (what) => {
    const url = {
      retreat: `/v1/retreats/${retreatId}`,
      list: '/v1/pledges',
      coverage: `/v1/retreats/${retreatId}/coverage?venue=KOTA`,
    }[what] as string

    const [whole, head] = [await ask('GET', url), await ask('HEAD', url)]

    expect(head.statusCode).toBe(200)
    expect(head.body).toBe('')
    for (const name of ['etag', 'content-type', 'content-length', 'vary', 'cache-control'])
      expect(head.headers[name], name).toBe(whole.headers[name])
  })

  it('answers 304 to a reader who has it', async () => {
    const { headers } = await ask('HEAD', LONG)

    const { statusCode } = await ask('HEAD', LONG, { 'if-none-match': String(headers.etag) })

    expect(statusCode).toBe(304)
  })
})

describe('an address that is there', () => {
  it('tells for which methods it is to whoever uses another', async () => {
    const answer = await ask('DELETE', `/v1/pledges/${retreatId}`)

    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD, PATCH, OPTIONS')
    expect(answer.json()).toMatchObject({
      code: 'method_not_allowed',
      figures: { method: 'DELETE', allowed: 'GET, HEAD, PATCH' },
    })
  })

  it('tells it to OPTIONS, without a key', async () => {
    const answer = await service.app.inject({ method: 'OPTIONS', url: '/v1/pledges?state=draft' })

    expect([answer.statusCode, answer.headers.allow, answer.body]).toEqual([
      204,
      'GET, HEAD, POST, OPTIONS',
      '',
    ])
  })

  it.each(['GET', 'OPTIONS', 'DELETE'])('is another than one that is not: %s is 404', async (method) => {
    const { statusCode, headers } = await ask(method as 'GET', '/v1/nothing')

    expect([statusCode, headers.allow]).toEqual([404, undefined])
  })
})

describe('a form that is not to be had', () => {
  it.each([
    'text/html',
    'application/xml, text/*;q=0.8',
    'application/json;q=0, application/problem+json;q=0, */*',
  ])('is refused where there is JSON alone: %s', async (accept) => {
    const answer = await ask('GET', '/v1/pledges', { accept })

    expect(answer.statusCode).toBe(406)
    expect(answer.json()).toMatchObject({
      code: 'not_acceptable',
      figures: { offered: 'application/json' },
    })
  })

  it('is refused before anything is done', async () => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/companies',
      headers: {
        authorization: `Bearer ${service.as('finance').secret}`,
        accept: 'text/html',
        'idempotency-key': 'k1',
      },
      payload: {},
    })

    expect(answer.statusCode).toBe(406)
  })

  it('is refused of a report, with what there is', async () => {
    const answer = await ask('GET', `/v1/retreats/${retreatId}/coverage?venue=KOTA`, { accept: 'image/png' })

    expect(answer.statusCode).toBe(406)
    expect(answer.json().figures.offered).toContain('text/csv')
  })

  it.each(['*/*', 'application/*', 'text/html, */*;q=0.1', 'application/problem+json, application/json'])(
    'is not what a usual client names: %s',
    async (accept) => {
      expect((await ask('GET', '/v1/pledges', { accept })).statusCode).toBe(200)
    },
  )
})

describe('a long answer', () => {
  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)(
    'comes packed with %s to a reader who takes it, under an ETag of its own',
    async (coding, unpack) => {
      const plain = await ask('GET', LONG)

      const packed = await ask('GET', LONG, { 'accept-encoding': coding })

      expect(packed.headers['content-encoding']).toBe(coding)
      expect(unpack(packed.rawPayload).toString()).toBe(plain.body)
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
      expect(packed.headers.etag).toBe(`${String(plain.headers.etag).slice(0, -1)}-${coding}"`)
      for (const { headers } of [plain, packed]) {
        expect(headers.vary).toContain('accept-encoding')
        expect(headers['cache-control']).toContain('no-transform')
      }
    },
  )

  it('is not sent again to a reader who has it packed', async () => {
    const { headers } = await ask('GET', LONG, { 'accept-encoding': 'gzip' })

    const again = await ask('GET', LONG, {
      'accept-encoding': 'gzip',
      'if-none-match': String(headers.etag),
    })

    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

describe('an answer in words', () => {
  it.each(['id', 'en'])('says that it is in %s, and varies by what was asked for', async (language) => {
    const answers = [
      await ask('GET', `/v1/retreats/${retreatId}/coverage?venue=KOTA&format=csv`, {
        'accept-language': language,
      }),
      await ask('GET', '/v1/nothing', { 'accept-language': language }),
    ]

    for (const { headers } of answers) {
      expect(headers['content-language']).toBe(language)
      expect(headers.vary).toContain('accept-language')
    }
  })

  it('is told apart from one without', async () => {
    expect((await ask('GET', '/v1/pledges')).headers['content-language']).toBeUndefined()
  })
})
