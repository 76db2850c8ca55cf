/** Every kind of refusal, as a problem document (RFC 9457) in both languages. */

import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Role } from '../../src/platform/authority/roles.ts'
import { Problem } from '../../src/platform/http/problem.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { type ProblemCode, problems } from '../../src/platform/shared/problems.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, aDraft, aRetreat, companyOf } from '../support/world.ts'

interface Sent {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  url: string
  as?: Role | null
  headers?: Record<string, string>
  payload?: object | string
}

interface Refusal extends Sent {
  what: string
  status: number
  code: ProblemCode
}

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** With a key of finance, an idempotency key where it is a POST, and a JSON body, unless told otherwise. */
function send({ method, url, as = 'finance', headers = {}, payload }: Sent, language = 'en') {
  return service.app.inject({
    method,
    url,
    headers: {
      ...(as && { authorization: `Bearer ${service.as(as).secret}` }),
      ...(method === 'POST' && { 'idempotency-key': newId() }),
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      'accept-language': language,
      ...headers,
    },
    ...(payload !== undefined && { payload }),
  })
}

const companies = { method: 'POST', url: '/v1/companies' } as const
const unknownCompany = `/v1/companies/${newId()}`

const refusals: Refusal[] = [
  { what: 'JSON that breaks off', ...companies, payload: '{"a":', status: 400, code: 'malformed_json' },
  {
    what: 'JSON that would change a prototype',
    ...companies,
    payload: '{"__proto__": {"a": 1}}',
    status: 400,
    code: 'malformed_json',
  },
  {
    what: 'an empty Idempotency-Key',
    ...companies,
    headers: { 'idempotency-key': '""' },
    status: 400,
    code: 'idempotency_key_required',
  },
  {
    what: 'an Idempotency-Key of 256 characters',
    ...companies,
    headers: { 'idempotency-key': 'k'.repeat(256) },
    status: 400,
    code: 'idempotency_key_required',
  },
  {
    what: 'an unknown query parameter',
    method: 'GET',
    url: '/v1/companies?nama=x',
    status: 400,
    code: 'invalid_query',
  },
  {
    what: 'a query parameter of an operation that takes none',
    method: 'GET',
    url: '/v1/checkpoints/keys?knownAt=2025-01-01T00:00:00Z',
    status: 400,
    code: 'invalid_query',
  },
  {
    what: 'a query parameter out of range',
    method: 'GET',
    url: '/v1/companies?limit=0',
    status: 400,
    code: 'invalid_query',
  },
  {
    what: 'a query parameter given twice',
    method: 'GET',
    url: '/v1/companies?limit=1&limit=2',
    status: 400,
    code: 'invalid_query',
  },
  {
    what: 'a query parameter with a NUL in it',
    method: 'GET',
    url: '/v1/pledges?externalRef=%00',
    status: 400,
    code: 'invalid_query',
  },
  {
    what: 'a cursor of somebody else’s making',
    method: 'GET',
    url: '/v1/companies?cursor=zzz',
    status: 400,
    code: 'invalid_cursor',
  },
  {
    what: 'an address that cannot be decoded',
    method: 'GET',
    url: '/v1/companies/%zz',
    status: 400,
    code: 'malformed_request',
  },
  {
    what: 'an id that is far too long',
    method: 'GET',
    url: `/v1/companies/${'a'.repeat(300)}`,
    status: 400,
    code: 'malformed_request',
  },
  { what: 'no key', method: 'GET', url: '/v1/companies', as: null, status: 401, code: 'unauthenticated' },
  {
    what: 'another scheme than Bearer',
    method: 'GET',
    url: '/v1/companies',
    headers: { authorization: 'Basic Y2twOng=' },
    status: 401,
    code: 'unauthenticated',
  },
  { what: 'a role that may not', ...companies, as: 'auditor', status: 403, code: 'forbidden' },
  { what: 'an unknown id', method: 'GET', url: unknownCompany, status: 404, code: 'company_not_found' },
  { what: 'no id at all', method: 'GET', url: '/v1/companies/x', status: 404, code: 'company_not_found' },
  { what: 'an unknown address', method: 'GET', url: '/v1/nothing', status: 404, code: 'route_not_found' },
  {
    what: 'a method that is not there',
    method: 'PUT',
    url: '/v1/companies',
    status: 405,
    code: 'method_not_allowed',
  },
  {
    what: 'a body of more than 1 MiB',
    ...companies,
    payload: JSON.stringify('x'.repeat(1024 * 1024)),
    status: 413,
    code: 'payload_too_large',
  },
  {
    what: 'plain text',
    ...companies,
    headers: { 'content-type': 'text/plain' },
    payload: '{}',
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    what: 'XML',
    ...companies,
    headers: { 'content-type': 'application/xml' },
    payload: '<a/>',
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    what: 'an empty body where there must be one',
    ...companies,
    status: 422,
    code: 'validation_failed',
  },
  {
    what: 'an unknown field',
    ...companies,
    payload: { ...companyOf(), modal: 1 },
    status: 422,
    code: 'validation_failed',
  },
  {
    what: 'text with a NUL in it',
    ...companies,
    payload: { ...companyOf(), legalName: 'PT Contoh \0' },
    status: 422,
    code: 'validation_failed',
  },
  {
    what: 'text with half a character in it',
    ...companies,
    payload: { ...companyOf(), legalName: 'PT Contoh \ud800' },
    status: 422,
    code: 'validation_failed',
  },
  {
    what: 'a change without If-Match',
    method: 'PATCH',
    url: unknownCompany,
    payload: {},
    status: 428,
    code: 'precondition_required',
  },
]

const ProblemDocument = z.strictObject(Problem.shape)

describe.each(['id', 'en'] as const)('a refusal in %s', (language) => {
  it.each(refusals)('of $what is $status $code', async ({ status, code, ...sent }) => {
    const response = await send(sent, language)

    expect(response.statusCode, response.body).toBe(status)
    expect(response.headers['content-type']).toBe('application/problem+json')
    const problem = ProblemDocument.parse(response.json())
    expect(problem).toMatchObject({
      type: `/v1/reference/problems#${code}`,
      code,
      status,
      title: problems[code].title[language],
      instance: sent.url.split('?')[0],
      requestId: response.headers['x-request-id'],
    })
    expect(problem.detail).not.toMatch(/[{}]|undefined/)
    expect(response.body).not.toMatch(/node_modules|\bat .*:\d+:\d+/)
  })
})

it('names the place of every fault, in words of the reader', async () => {
  const { nib: _missing, ...company } = companyOf()
  const payload = { ...company, 'a/b': 1, regencyCodes: ['64.03', 'x'], kbliCode: 5 }

  const [english, indonesian] = await Promise.all([
    send({ ...companies, payload }, 'en'),
    send({ ...companies, payload }, 'id'),
  ])

  expect(english.json().errors).toEqual([
    { pointer: '/nib', code: 'invalid_type', detail: 'This field is required: give it.' },
    { pointer: '/kbliCode', code: 'invalid_type', detail: 'Must be text.' },
    {
      pointer: '/regencyCodes/1',
      code: 'invalid_format',
      detail: 'Give the Kemendagri code of a regency or city, such as 64.03 (GET /v1/reference/regencies).',
    },
    {
      pointer: '/a~1b',
      code: 'unknown_field',
      detail: 'There is no field "a/b" here. Check its spelling at /docs, or leave it out.',
    },
  ])
  expect(indonesian.json().errors[0]).toEqual({
    pointer: '/nib',
    code: 'invalid_type',
    detail: 'Isian ini wajib: isi.',
  })
})

it('carries the figures of a refused rule', async () => {
  const retreat = await aRetreat(service, [{ code: 'L1', amount: 100 }])
  const draft = await aDraft(service, {
    retreatId: retreat.id,
    amount: 150,
    allocations: [{ lineCode: 'L1', amount: 150 }],
  })

  const response = await service.as('finance').post(`/v1/pledges/${draft.id}/submission`)

  expect(response.status).toBe(409)
  expect(response.body).toMatchObject({
    code: 'line_ceiling_exceeded',
    figures: { line: 'L1', asked: 150, left: 100, ceiling: 100 },
    detail: 'Line L1: Rp150 asked, Rp100 left of its ceiling Rp100. Lower the amount or choose another line.',
  })
})

describe('checks come in this order', () => {
  const absent = `/v1/pledges/${newId()}/approval`
  const badBody = { payload: '{"a":' } as const

  it('a key, before anything else', async () => {
    const response = await send({ method: 'POST', url: absent, as: null, ...badBody })

    expect(response.json().code).toBe('unauthenticated')
    expect(response.headers['www-authenticate']).toBe('Bearer realm="cakupan"')
  })

  it('the role, before headers, record and body', async () => {
    const noHeaders = { 'idempotency-key': '' }

    const post = await send({ method: 'POST', url: absent, headers: noHeaders, ...badBody })
    const patch = await send({ method: 'PATCH', url: unknownCompany, as: 'verifier', ...badBody })

    expect([post.json().code, patch.json().code]).toEqual(['forbidden', 'forbidden'])
  })

  it('the headers of a write, before record and body', async () => {
    const noHeaders = { 'idempotency-key': '' }

    const post = await send({ method: 'POST', url: absent, as: 'verifier', headers: noHeaders, ...badBody })
    const decision = await send({ method: 'POST', url: absent, as: 'verifier', ...badBody })
    const patch = await send({ method: 'PATCH', url: unknownCompany, ...badBody })

    expect([post, decision, patch].map((answer) => answer.json().code)).toEqual([
      'idempotency_key_required',
      'precondition_required',
      'precondition_required',
    ])
  })

  it('the record, before the body', async () => {
    const unknownField = { payload: { bukan: 'isian' } }
    const headers = { 'if-match': '"x"' }

    const post = await send({ method: 'POST', url: absent, as: 'verifier', headers, ...unknownField })
    const patch = await send({ method: 'PATCH', url: unknownCompany, headers, ...unknownField })
    const noId = await send({ method: 'PATCH', url: '/v1/companies/x', headers, ...unknownField })

    expect([post.json().code, patch.json().code, noId.json().code]).toEqual([
      'pledge_not_found',
      'company_not_found',
      'company_not_found',
    ])
  })

  it('the body, before the state', async () => {
    const retreat = await aRetreat(service, [{ code: 'L1', amount: 100 }])
    const draft = await aDraft(service, { retreatId: retreat.id, amount: 100 })
    const url = `/v1/pledges/${draft.id}/approval`

    const headers = await service.as('verifier').readFor(url)

    const unknownField = { bukan: 'isian' }
    const wrongBoth = await send({ method: 'POST', url, as: 'verifier', headers, payload: unknownField })
    const wrongState = await send({ method: 'POST', url, as: 'verifier', headers })

    expect([wrongBoth.json().code, wrongState.json().code]).toEqual([
      'validation_failed',
      'pledge_wrong_state',
    ])
  })
})

it('an action needs no body at all, and none where JSON is declared', async () => {
  const retreat = await aRetreat(service, [{ code: 'L1', amount: 100 }])
  const bare = await aDraft(service, { retreatId: retreat.id, amount: 100 })
  const declared = await aDraft(service, { retreatId: retreat.id, amount: 100 })
  const json = { 'content-type': 'application/json' }

  const withoutBody = await send({ method: 'POST', url: `/v1/pledges/${bare.id}/submission` })
  const emptyBody = await send({
    method: 'POST',
    url: `/v1/pledges/${declared.id}/submission`,
    headers: json,
  })

  expect([withoutBody.json().state, emptyBody.json().state]).toEqual(['submitted', 'submitted'])
})

it('a failure of the service tells a request id and nothing of its cause', async () => {
  const company = await aCompany(service)
  await service.superuser.query('alter table companies rename to hidden')

  const response = await send({ method: 'GET', url: `/v1/companies/${company.id}` })
  await service.superuser.query('alter table hidden rename to companies')

  expect(response.statusCode).toBe(500)
  const problem = ProblemDocument.parse(response.json())
  expect(problem.code).toBe('internal_error')
  expect(problem.detail).toContain(String(response.headers['x-request-id']))
  expect(response.body).not.toMatch(/select|relation|node_modules/)
})

describe('what is no HTTP', () => {
  it.each([
    ['bytes of another protocol', 'bukan http\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nbukan kepala\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['an impossible length', 'POST /v1/companies HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ])('is refused as a malformed request: %s', async (_what, bytes) => {
    const { port } = service.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)

    const [head, body = ''] = (await text(socket)).split('\r\n\r\n')

    expect(head).toMatch(/^HTTP\/1.1 400 .*content-type: application\/problem\+json/s)
    expect(ProblemDocument.parse(JSON.parse(body)).code).toBe('malformed_request')
  })

  it('leaves the service answering', async () => {
    expect((await service.as('auditor').get('/v1/companies')).status).toBe(200)
  })
})

it('no text tells of a key without saying that it is the Idempotency-Key, nor of one that a read does not have', () => {
  const texts = Object.values(problems).flatMap(({ detail }) => [detail.id, detail.en])

  expect(texts.filter((each) => /with (the same|its) key|dengan kunci yang sama/i.test(each))).toEqual([])
  for (const code of ['busy', 'database_unavailable', 'database_read_only', 'request_timeout'] as const) {
    expect(problems[code].detail.en).toContain('with its Idempotency-Key where it has one')
    expect(problems[code].detail.id).toContain('dengan Idempotency-Key-nya bila ada')
  }
})
