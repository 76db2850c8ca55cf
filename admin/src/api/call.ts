/** The one way to the API: typed by its OpenAPI document, with the session's token, the reader's language and a deadline. */
import type { components, operations, paths } from './schema'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

import type { Language } from '../shared/language'

export type { Language }

const DEADLINE_MS = 20_000

/** A refusal, as the service words it. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  /** What is said of the field at this pointer (RFC 6901), and of nothing below it. */
  at(pointer: string): string | undefined {
    return this.problem.errors.find((error) => error.pointer === pointer)?.detail
  }
}

/** No answer came, or none that says what became of the request: sent again with its key it is done at most once. */
export class Offline extends Error {}

type Method = 'get' | 'post' | 'patch' | 'delete'
type OperationAt<Path extends keyof paths, M extends Method> =
  paths[Path] extends Record<M, infer Operation> ? Operation : never
export type PathWith<M extends Method> = {
  [Path in keyof paths]: OperationAt<Path, M> extends operations[keyof operations] ? Path : never
}[keyof paths]

type Json<Holder> = Holder extends { content: { 'application/json': infer Body } } ? Body : never
type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Json<Responses[Status]> }[keyof Responses]
  : never
type BodyOf<Operation> = Operation extends { requestBody?: infer Body } ? Json<NonNullable<Body>> : never
type ParametersOf<Operation> = Operation extends { parameters: infer Parameters } ? Parameters : never
type QueryOf<Operation> = ParametersOf<Operation> extends { query?: infer Query } ? Query : never
type PathParametersOf<Operation> = ParametersOf<Operation> extends { path: infer Path } ? Path : never

interface Common {
  /** The ETag of what was shown to whoever changes or decides it. */
  ifMatch?: string | undefined
  /** Of the content that is sent: the same content again has the same key. */
  idempotencyKey?: string
  signal?: AbortSignal
}
type Given<Operation> = Common &
  (PathParametersOf<Operation> extends never ? { path?: never } : { path: PathParametersOf<Operation> }) & {
    query?: QueryOf<Operation>
    /** JSON as the operation takes it; a form where a file is sent. */
    body?: BodyOf<Operation> | FormData
  }

export interface Answer<Data> {
  data: Data
  etag: string | undefined
  /** It had been done already, by an earlier request with the same key. */
  isReplayed: boolean
}

/** What every request carries, set by the frame: who is signed in, and in which language they read. */
export const client = {
  language: 'id' as Language,
  /** The session's token (GET /v1/session); no change goes out before it is known. */
  csrfToken: async (): Promise<string | undefined> => undefined,
  /** The session has ended: answers true where it was renewed and the request is to be sent again. */
  renewSession: async (): Promise<boolean> => false,
  /** The service has just seen the session. */
  answered: (): void => {},
}

/**
 * Sends one request and answers what came back. Throws ProblemError for a refusal, Offline where the outcome is unknown
 * (no connection, no answer in 20 s, 503).
 */
export async function call<M extends Method, Path extends PathWith<M>>(
  method: M,
  path: Path,
  given: Given<OperationAt<Path, M>>,
): Promise<Answer<AnswerOf<OperationAt<Path, M>>>> {
  const request = { ...given, idempotencyKey: given.idempotencyKey ?? crypto.randomUUID() } as Request
  const response = await send(method, addressOf(path, request), request)
  if (response.status !== 401) client.answered()
  else if (path !== '/v1/session' && (await client.renewSession()))
    return call(method, path, request as typeof given)
  if (!response.ok) throw await refusalOf(response)
  return {
    data: response.status === 204 ? undefined : await response.json(),
    etag: response.headers.get('etag') ?? undefined,
    isReplayed: response.headers.get('idempotency-replayed') === 'true',
  } as Answer<AnswerOf<OperationAt<Path, M>>>
}

interface Request extends Common {
  path?: Record<string, string | number>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey: string
}

/** The address of an operation, for links to files too. */
export function addressOf(path: string, { path: names = {}, query = {} }: Pick<Request, 'path' | 'query'>) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(names[name])))
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(known.map(([name, value]) => [name, String(value)])).toString()
  return search === '' ? filled : `${filled}?${search}`
}

async function send(method: Method, address: string, { body, ...request }: Request): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': client.language }
  if (method !== 'get') {
    const token = await client.csrfToken()
    if (token !== undefined) headers['x-csrf-token'] = token
    headers['idempotency-key'] = request.idempotencyKey
  }
  if (request.ifMatch !== undefined) headers['if-match'] = request.ifMatch
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  const deadline = AbortSignal.timeout(DEADLINE_MS)
  try {
    return await fetch(address, {
      method: method.toUpperCase(),
      headers,
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
    })
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new Offline('no answer', { cause: error })
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  if (response.status === 503 || !isProblem) return new Offline(`status ${response.status}`)
  return new ProblemError(await response.json())
}
