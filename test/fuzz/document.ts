/** The OpenAPI document as the fuzzer reads it: what can be asked, and what may be answered. */

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import { documentOf } from '../support/openapi.ts'

export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  [keyword: string]: unknown
}

export interface Operation {
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  query: { name: string; schema: Schema; required?: boolean }[]
  body: Schema | undefined
  takesUpload: boolean
  isPublic: boolean
  responses: Record<string, Response>
}

interface Response {
  description: string
  content?: Record<string, { schema: Schema }>
}

interface Raw {
  parameters?: { in?: string; name: string; schema: Schema; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Operation['responses']
  security?: unknown[]
}

interface Document {
  paths: Record<string, Record<string, Raw>>
  components: { schemas: Record<string, Schema> }
}

export function readDocument(app: FastifyInstance) {
  const document = documentOf<Raw, Document>(app)
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]): Operation => {
      const verb = method.toUpperCase() as Operation['method']
      const content = raw.requestBody?.content ?? {}
      return {
        name: `${verb} ${path}`,
        method: verb,
        path,
        query: (raw.parameters ?? []).filter((parameter) => parameter.in === 'query'),
        body: (content['application/json'] ?? content['multipart/form-data'])?.schema,
        takesUpload: 'multipart/form-data' in content,
        isPublic: raw.security?.length === 0,
        responses: raw.responses,
      }
    }),
  )
  return { operations, schemas: document.components.schemas, complaintOf: judgeOf(document) }
}

export interface Answer {
  statusCode: number
  headers: Record<string, unknown>
  body: string
}

/** What is wrong with an answer, in words; undefined where it is as documented. */
function judgeOf(document: Document): (operation: Operation, answer: Answer) => string | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  ajv.addSchema(document, 'openapi')

  const validators = new Map<string, ValidateFunction | undefined>()
  function validatorOf({ path, method }: Operation, status: number, type: string) {
    const place = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ]
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('/', '~1'))).join('/')
    if (!validators.has(pointer)) validators.set(pointer, ajv.getSchema(`openapi#/${pointer}`))
    return validators.get(pointer)
  }

  return (operation, { statusCode, headers, body }) => {
    if (statusCode >= 500) return 'a failure of the service'
    if (statusCode === 304) return body === '' ? undefined : 'a 304 with a body'
    const type = String(headers['content-type'] ?? '').split(';')[0] ?? ''
    // A file has a schema of its own kind: that it is one of the documented types is what can be told of it here, and
    // its packed bytes can spell anything.
    const isText = /json$|^text\//.test(type)
    if (isText && /node_modules|\n\s+at |select .* from |\bpg_/i.test(body))
      return 'the answer shows the inside'
    const parsed = type.endsWith('json') ? JSON.parse(body) : body
    if (type === 'application/problem+json') {
      const { code } = parsed
      // Of any address: what it leads to is for the router to say.
      if (['route_not_found', 'method_not_allowed', 'malformed_request'].includes(code)) return undefined
      if (!operation.responses[statusCode]?.description.includes(`\`${code}\``)) return `undocumented ${code}`
    }
    if (operation.responses[statusCode] === undefined) return 'an undocumented status'
    const validate = validatorOf(operation, statusCode, type)
    if (validate === undefined) return `no schema for ${statusCode} ${type}`
    return validate(parsed) ? undefined : `body does not fit: ${ajv.errorsText(validate.errors)}`
  }
}
