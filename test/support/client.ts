/**
 * The API as a caller sees it. Every answer is checked against the OpenAPI document on the way: a status or a
 * problem code that the operation does not declare fails the test that met it.
 */
import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import type { FastifyInstance } from 'fastify'
import request, { type Response, type Test } from 'supertest'
import { expect } from 'vitest'
import { recordDecidedBy, UNREAD } from './decisions.ts'
import { documentOf } from './openapi.ts'

type Method = 'get' | 'post' | 'patch' | 'delete'

interface Options {
  key?: string | null
  headers?: Record<string, string>
}

/** Connections that stay open from call to call, as those of other clients do. */
const agent = new Agent({ keepAlive: true })

export class Client {
  readonly app: FastifyInstance
  readonly secret: string | null

  constructor(app: FastifyInstance, secret: string | null) {
    this.app = app
    this.secret = secret
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('get', path, undefined, { key: null, headers })
  }

  /**
   * A new idempotency key for every call, unless one is given (or null for none). A decision carries the ETag of what is
   * there now, unless the headers say otherwise.
   */
  async post(path: string, body: object | string | undefined = {}, options: Options = {}): Promise<Response> {
    const headers = options.headers ?? (await this.readFor(path))
    return this.send('post', path, body, { ...options, headers })
  }

  /** The headers with which a decision says what was read for it; none for what is no decision. */
  async readFor(path: string): Promise<Record<string, string>> {
    const record = recordDecidedBy(path)
    if (record === undefined) return {}
    const { etag } = (await this.get(record)).headers
    return { 'if-match': etag ?? UNREAD }
  }

  /** One file, and text fields beside it. */
  upload(
    path: string,
    file: { name: string; content: Buffer },
    fields: Record<string, string> = {},
    options: Options = {},
  ): Promise<Response> {
    const call = this.call('post', path, { key: randomUUID(), ...options })
    for (const [name, value] of Object.entries(fields)) call.field(name, value)
    return this.answered('post', path, call.attach('file', file.content, file.name))
  }

  /** With the ETag of what is there now, unless the headers say otherwise. */
  async patch(path: string, body: object, headers?: Record<string, string>): Promise<Response> {
    const ifMatch = headers ?? { 'if-match': String((await this.get(path)).headers.etag) }
    return this.send('patch', path, body, { key: null, headers: ifMatch })
  }

  delete(path: string): Promise<Response> {
    return this.send('delete', path, undefined, { key: null })
  }

  /** The answer of a call that must succeed. */
  async made<Resource = Record<string, never>>(
    path: string,
    body: object = {},
    options: Options = {},
  ): Promise<Resource & { id: string }> {
    const response = await this.post(path, body, options)
    expect(response.status, `POST ${path}: ${response.text}`).toBeLessThan(300)
    return response.body
  }

  private async send(
    method: Method,
    path: string,
    body: object | string | undefined,
    { key = randomUUID(), headers = {} }: Options,
  ): Promise<Response> {
    const call = this.call(method, path, { key, headers })
    if (typeof body === 'string') call.set('content-type', headers['content-type'] ?? 'application/json')
    return this.answered(method, path, body === undefined ? call : call.send(body))
  }

  private call(method: Method, path: string, { key = null, headers = {} }: Options): Test {
    const call = request(this.app.server)
      [method](path)
      .agent(agent)
      .set({ 'accept-language': 'en', ...headers })
    if (this.secret !== null) call.set('authorization', `Bearer ${this.secret}`)
    if (key !== null) call.set('idempotency-key', key)
    return call
  }

  private async answered(method: Method, path: string, call: Test): Promise<Response> {
    const response = await call
    expectDocumented(this.app, method, path, response)
    return response
  }
}

interface Operation {
  responses: Record<string, { description: string; headers?: Record<string, unknown> }>
}

/** What an answer says of itself, beyond what every server and proxy says. */
const TELLING =
  /^(?:etag|link|location|idempotency-replayed|retry-after|content-language|www-authenticate|ratelimit.*|deprecation|sunset|x-(?:request|report|log).*)$/

/** RFC 6901. */
const JSON_POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/

function expectDocumented(app: FastifyInstance, method: string, path: string, response: Response): void {
  const operation = operationOf(app, method, path.split('?')[0] ?? path)
  if (operation === undefined || response.status === 304) return
  const declared = operation.responses[response.status]
  expect(
    declared,
    `${method} ${path} answered ${response.status} ${response.text}, which OpenAPI does not tell`,
  ).toBeDefined()
  const told = Object.keys(declared?.headers ?? {}).map((name) => name.toLowerCase())
  const untold = Object.keys(response.headers).filter((name) => TELLING.test(name) && !told.includes(name))
  expect(
    untold,
    `headers of ${method} ${path}, answered ${response.status}, that OpenAPI does not tell`,
  ).toEqual([])
  if (response.type === 'application/problem+json') {
    expect(declared?.description, `problems of ${method} ${path}`).toContain(`\`${response.body.code}\``)
    for (const { pointer } of response.body.errors) expect(pointer).toMatch(JSON_POINTER)
  }
}

/** The same of every app, and dear to make: one a process. */
let documented: { template: RegExp; methods: Record<string, Operation> }[] | undefined

function operationOf(app: FastifyInstance, method: string, path: string): Operation | undefined {
  documented ??= Object.entries(documentOf<Operation>(app).paths).map(([template, methods]) => ({
    template: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
    methods,
  }))
  return documented.find(({ template }) => template.test(path))?.methods[method]
}
