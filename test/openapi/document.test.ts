/** What the OpenAPI document promises to everyone who generates a client from it. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { problems } from '../../src/platform/shared/problems.ts'

interface Schema {
  anyOf?: Schema[]
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  examples?: unknown[]
}
interface Content {
  content?: Record<string, { schema: Schema; examples?: Record<string, { $ref: string }> }>
}
interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: unknown[]
  requestBody?: Content & { required?: boolean }
  responses: Record<string, Response>
}
type Response = Content & { description: string; headers?: Record<string, { $ref: string }> }
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, Response>
    headers: Record<string, { schema: Schema; description: string }>
    examples: Record<string, { value: { code: string; status: number; detail: string } }>
  }
}

const document = JSON.parse(
  readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method,
    operation: { ...operation, responses: mapValues(operation.responses, responseOf) },
  })),
)
/** As written, or as the shared one that it refers to. */
function responseOf(response: Response & { $ref?: string }): Response {
  const name = response.$ref?.split('/').at(-1)
  return name === undefined ? response : (document.components.responses[name] as Response)
}

function mapValues<In, Out>(record: Record<string, In>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}

const guarded = operations.filter(({ operation }) => operation.security?.length !== 0)

function schemaIn({ content }: Content, type = 'application/json'): Schema | undefined {
  return content?.[type]?.schema
}

function resolved({ $ref, ...schema }: Schema): Schema {
  return document.components.schemas[$ref?.split('/').at(-1) ?? ''] ?? schema
}

/** An example of its own, or for a list one of its items, or one of everything that it may be. */
function hasExample(schema: Schema): boolean {
  const { examples, properties, anyOf } = resolved(schema)
  if (anyOf) return anyOf.every(hasExample)
  const item = properties?.items?.items
  return examples !== undefined || (item !== undefined && hasExample(item))
}

/** The names of the problem codes that a response is described with. */
function codesOf({ description }: { description: string }): string[] {
  return [...description.matchAll(/`(\w+)`/g)].map(([, code = '']) => code)
}

describe.each(operations)('$name', ({ method, operation }) => {
  it('has an id, a summary and a subject', () => {
    expect(operation).toMatchObject({
      operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
      summary: expect.stringMatching(/^[A-Z]/),
      tags: [expect.any(String)],
    })
  })

  it('shows what to send and what comes back', () => {
    const { requestBody } = operation
    const sent = requestBody && (schemaIn(requestBody) ?? schemaIn(requestBody, 'multipart/form-data'))
    const answered = Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([, response]) => schemaIn(response))

    expect(sent !== undefined).toBe(method === 'post' || method === 'patch')
    expect(answered.length).toBeGreaterThan(0)
    for (const schema of [sent, ...answered]) if (schema) expect(hasExample(schema)).toBe(true)
  })

  it('tells its refusals as problem documents, each under its status', () => {
    const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400)

    expect(refusals.map(([status]) => status)).toEqual(expect.arrayContaining(['400', '500']))
    for (const [status, response] of refusals) {
      expect(schemaIn(response, 'application/problem+json')).toEqual({ $ref: '#/components/schemas/Problem' })
      const codes = codesOf(response)
      expect(codes).not.toEqual([])
      for (const code of codes) {
        expect(problems[code as keyof typeof problems]?.status, code).toBe(Number(status))
      }
      expect(Object.keys(response.content?.['application/problem+json']?.examples ?? {})).toEqual(codes)
    }
  })
})

it('no two operations share an id', () => {
  const ids = operations.map(({ operation }) => operation.operationId)

  expect(new Set(ids).size).toBe(ids.length)
})

it.each(guarded)(
  '$name tells every refusal that any such request can meet',
  ({ name, method, operation }) => {
    const statuses = {
      get: ['401', '403', '503', '304'],
      post: ['401', '403', '503', '409', '413', '415', '422'],
      patch: ['401', '403', '503', '412', '413', '415', '422', '428'],
      delete: ['401', '403', '503'],
    }[method]
    const withRecord = name.includes('{') ? ['404'] : []

    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining([...(statuses ?? []), ...withRecord]),
    )
  },
)

it('a refusal is shown as it is answered: with its figures in the sentence, and where in the request', () => {
  const { examples } = document.components
  const schema = z.fromJSONSchema({
    $ref: '#/$defs/Problem',
    $defs: JSON.parse(
      JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
    ),
  } as never)

  expect(Object.keys(examples).length).toBeGreaterThan(150)
  for (const [code, { value }] of Object.entries(examples)) {
    expect([value.code, value.status]).toEqual([code, problems[code as keyof typeof problems].status])
    expect(schema.safeParse(value).error?.issues ?? [], code).toEqual([])
    expect(value.detail).not.toMatch(/[{}]|undefined/)
  }
  expect(examples.line_ceiling_exceeded?.value).toMatchObject({
    detail: expect.stringContaining('Rp72,800,000 left'),
    figures: { left: 72_800_000 },
  })
  expect(examples.invalid_query?.value).toMatchObject({ errors: [{ pointer: '/limit', code: 'too_small' }] })
  expect(examples.import_refused?.value).toMatchObject({ errors: [{ pointer: '/file/H5', cell: 'H5' }] })
})

it('what changes something under a session says that it needs the session’s token', () => {
  for (const { name, method, operation } of guarded) {
    const expected = method === 'get' ? undefined : [{ bearer: [] }, { session: [], csrf: [] }]
    expect(operation.security, name).toEqual(expected)
  }
})

it('every page shows one', () => {
  const pages = Object.entries(document.components.schemas).filter(
    ([, { properties }]) => properties?.nextCursor,
  )

  expect(pages.length).toBeGreaterThan(15)
  for (const [name, { examples = [] }] of pages)
    expect(examples[0], name).toMatchObject({ items: [expect.anything()] })
})

describe('every documented example fits its schema', () => {
  const withExamples = Object.entries(document.components.schemas).filter(([, { examples }]) => examples)
  const local = (part: unknown) =>
    JSON.parse(JSON.stringify(part).replaceAll('#/components/schemas/', '#/$defs/'))
  let $defs: Record<string, unknown>
  beforeAll(() => {
    $defs = local(document.components.schemas)
  })

  it('of which there are many', () => {
    expect(withExamples.length).toBeGreaterThan(30)
  })

  it.each(withExamples)('%s', (name) => {
    const { examples = [] } = document.components.schemas[name] ?? {}
    const schema = z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs } as never)

    for (const example of examples) {
      expect(schema.safeParse(example).error?.issues ?? []).toEqual([])
    }
  })

  it('and an example that does not would be noticed', () => {
    const schema = z.fromJSONSchema({ $ref: '#/$defs/NewPledge', $defs } as never)
    const [example] = document.components.schemas.NewPledge?.examples ?? []

    for (const wrong of [
      { amount: 0.5 },
      { retreatId: 'x' },
      { bukan: 'isian' },
      { allocations: [{ amount: 1 }] },
    ]) {
      expect(schema.safeParse({ ...(example as object), ...wrong }).success, JSON.stringify(wrong)).toBe(
        false,
      )
    }
  })
})

it('answers tell what they say of themselves: each header once, with its type', () => {
  const headersAt = (name: string, status: string) => {
    const found = operations.find((each) => each.name === name)
    return Object.keys(found?.operation.responses[status]?.headers ?? {})
  }
  const used = operations.flatMap(({ operation }) =>
    Object.values(operation.responses).flatMap(({ headers = {} }) => Object.values(headers)),
  )

  expect(headersAt('POST /v1/pledges', '201')).toEqual(
    expect.arrayContaining(['ETag', 'Location', 'Idempotency-Replayed']),
  )
  expect(headersAt('GET /v1/pledges', '200')).toEqual(expect.arrayContaining(['ETag', 'Link']))
  expect(headersAt('GET /v1/pledges', '429')).toContain('Retry-After')
  expect(headersAt('GET /v1/pledges', '401')).toContain('WWW-Authenticate')
  expect(headersAt('GET /v1/pledges', '200')).not.toContain('Sunset')
  for (const { $ref } of used) {
    const header = document.components.headers[$ref.split('/').at(-1) ?? '']
    expect(header?.schema.type, $ref).toMatch(/^(?:string|integer)$/)
  }
})
