/** What the generated OpenAPI document still lacks: headers, 304, shared refusals, and schema names that people would choose. */
import { STATUS_CODES } from 'node:http'
import { headersIn, headersOf } from './openapi-headers.ts'

export interface Document {
  paths?: Record<string, Record<string, Operation>>
  components?: Record<string, unknown>
}

export interface Response {
  description: string
  content?: Record<string, { schema?: unknown; examples?: unknown }>
}

interface Operation {
  parameters?: unknown[]
  security?: unknown[]
  deprecated?: boolean
  responses: Record<string, Response>
}

const headersOfMethod: Record<string, string[]> = {
  get: ['IfNoneMatch', 'AcceptLanguage'],
  post: ['IdempotencyKey', 'AcceptLanguage'],
  patch: ['IfMatch', 'AcceptLanguage'],
  delete: ['AcceptLanguage'],
}

/** Adds the header parameters that every operation of a kind has, and describes every answer. */
export function withHeaders(document: Document): Document {
  const paths = mapValues(document.paths ?? {}, (item, path) =>
    mapValues(item, (operation, method) => {
      const ofMethod = path.startsWith('/v1/') ? (headersOfMethod[method] ?? []) : []
      const isPublic = operation.security?.length === 0
      const headers = ofMethod
        .filter((name) => !(isPublic && name === 'IdempotencyKey'))
        .map((name) =>
          name === 'IdempotencyKey' && takesDryRun(operation) ? 'IdempotencyKeyUnlessDryRun' : name,
        )
      if (!headers.includes('IfMatch') && '428' in operation.responses) headers.unshift('IfMatch')
      const parameters = [
        ...(operation.parameters ?? []),
        ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
      ]
      return {
        ...operation,
        parameters,
        responses: mapValues(
          described(operation.responses, headers.includes('IfNoneMatch')),
          (response, status) => ({
            ...response,
            headers: headersOf({
              method,
              status,
              isGuarded: !isPublic,
              isDeprecated: operation.deprecated === true,
              content: response.content ?? {},
            }),
          }),
        ),
      }
    }),
  )
  return { ...document, paths, components: { ...document.components, headers: headersIn(paths) } }
}

function takesDryRun({ parameters = [] }: Operation): boolean {
  return (parameters as { name?: string }[]).some(({ name }) => name === 'dryRun')
}

function described(responses: Operation['responses'], isConditional: boolean): Operation['responses'] {
  const all = isConditional
    ? { ...responses, 304: { description: 'Not Modified: the reader has it.' } }
    : responses
  return mapValues(all, (response, status) =>
    response.description === 'Default Response'
      ? { ...response, description: STATUS_CODES[status] ?? status }
      : response,
  )
}

/**
 * Every registered schema comes with an input twin (`PledgeInput`), used or not. What nothing refers to is left out,
 * and a twin takes the plain name where that is free or says the same.
 */
export function withTidySchemas(document: Document): Document {
  const schemas = document.components?.schemas as Record<string, unknown>
  const used = namesUsedBy(document.paths, schemas)
  const plainNames = new Map<string, string>()
  for (const name of used) {
    const plain = name.replace(/Input$/, '')
    const isSame = JSON.stringify(renamed(schemas[name], inputToPlain)) === JSON.stringify(schemas[plain])
    if (plain !== name && (!used.has(plain) || isSame)) plainNames.set(name, plain)
  }
  const toPlain = (name: string) => plainNames.get(name) ?? name
  const kept = [...used].map((name) => [toPlain(name), renamed(schemas[name], toPlain)])
  const components = { ...document.components, schemas: Object.fromEntries(kept) }
  return { ...(renamed(document, toPlain) as Document), components }
}

function inputToPlain(name: string): string {
  return name.replace(/Input$/, '')
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g

function namesUsedBy(part: unknown, schemas: Record<string, unknown>): Set<string> {
  const used = new Set<string>()
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(REFERENCE)) {
      if (used.has(name)) continue
      used.add(name)
      visit(schemas[name])
    }
  }
  visit(part)
  return used
}

/** The same with every reference to a schema renamed. */
function renamed(value: unknown, rename: (name: string) => string): unknown {
  const text = JSON.stringify(value ?? null)
  return JSON.parse(text.replace(REFERENCE, (_, name: string) => `"#/components/schemas/${rename(name)}"`))
}

/** The fewest operations for which a refusal is worth a name. */
const SHARED_BY = 3

/**
 * What many operations refuse in the same words is written once and referred to: a quarter of the document otherwise. The
 * commonest of a status has the status's plain name (`Conflict`), the next ones a number behind it.
 */
export function withSharedRefusals(document: Document): Document {
  const names = namesOfRefusals(document)
  const paths = mapValues(document.paths ?? {}, (item) =>
    mapValues(item, (operation) => ({
      ...operation,
      responses: mapValues(operation.responses, (response, status) => {
        const name = names.get(identityOf(status, response))
        return name === undefined ? response : { $ref: `#/components/responses/${name}` }
      }),
    })),
  )
  const responses = Object.fromEntries(
    [...names].map(([key, name]) => [name, JSON.parse(key.slice(key.indexOf(' ')))]),
  )
  return { ...document, paths, components: { ...document.components, responses } } as Document
}

function namesOfRefusals({ paths = {} }: Document): Map<string, string> {
  const uses = new Map<string, number>()
  for (const operation of Object.values(paths).flatMap(Object.values<Operation>)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue
      const key = identityOf(status, response)
      uses.set(key, (uses.get(key) ?? 0) + 1)
    }
  }
  const shared = [...uses].filter(([, count]) => count >= SHARED_BY)
  shared.sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
  const taken = new Map<string, number>()
  return new Map(
    shared.map(([key]) => {
      const status = (STATUS_CODES[key.slice(0, 3)] ?? '').replaceAll(' ', '')
      const number = (taken.get(status) ?? 0) + 1
      taken.set(status, number)
      return [key, number === 1 ? status : `${status}${number}`]
    }),
  )
}

/** What distinguishes a response from others. */
function identityOf(status: string, response: object): string {
  return `${status} ${JSON.stringify(response)}`
}

export function mapValues<In, Out>(
  record: Record<string, In>,
  map: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
