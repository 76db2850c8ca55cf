/** Turns whatever went wrong into a problem document, and logs what only the operator should know. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeFailure, type Failure } from '../db/describe-failure.ts'
import { describeRefusal } from '../db/pg-errors.ts'
import { type Trouble, troubleOf } from '../db/trouble.ts'
import { AppError, ClientGone, type Figures } from '../shared/errors.ts'
import { type ProblemCode, problems } from '../shared/problems.ts'
import { type ProblemFault, problemDocument } from './problem.ts'
import { readerLanguage, tellLanguage } from './representations.ts'
import type { PathParams } from './route-config.ts'
import { faultsOf } from './schema-faults.ts'
import { MULTIPART, spellBytes } from './uploads.ts'
import { SchemaViolation } from './validation.ts'

const RETRY_AFTER_SECONDS = 2
/** What nginx calls it in its log. It never leaves: whatever is held for the request is given back as for any answer. */
const CLIENT_GONE = 499

export function registerErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new AppError('route_not_found')))
}

/** Fastify's own early refusals (bad addresses, over-long parameters) come here too, before any route is known. */
export function answerFrameworkError(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  // A body may follow, which nobody reads.
  reply.header('x-request-id', request.id).header('connection', 'close')
  sendProblem(request, reply, new AppError('malformed_request'))
}

/** Refusals of what a caller asks at once. Whoever does not heed Retry-After waits, and cannot keep us busy with refusing. */
const heldBack = new Set<ProblemCode>([
  'too_many_waiting',
  'too_many_expensive_reads',
  'too_many_pdfs',
  'too_many_streams',
])

async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (error instanceof SchemaViolation) {
    return answerViolation(error, request, reply).catch((refusal) => answerError(refusal, request, reply))
  }
  if (error instanceof ClientGone) return reply.code(CLIENT_GONE).send()
  const refused = asAppError(error, request)
  logFailure(request, refused)
  if (heldBack.has(refused.code)) await sleep(request.server.refusalPauseMs)
  return sendProblem(request, reply, refused)
}

/** Codes that no request can meet as long as the program is right. */
const unforeseen: readonly ProblemCode[] = ['internal_error', 'rule_violated']

/** Once, for the operator. Where a rule of the database refused what a caller did, only the rule is logged. */
function logFailure(request: FastifyRequest, refused: AppError): void {
  const { code, cause } = refused
  const { method, routeOptions } = request
  const place = { code, method, route: routeOptions.url }
  if (unforeseen.includes(code)) request.log.error({ ...place, err: cause ?? refused }, 'request failed')
  else if (cause === undefined) return
  else if (problems[code].status >= 500)
    request.log.warn({ ...place, ...briefly(cause) }, 'request not served')
  else request.log.info({ ...place, ...describeRefusal(cause) }, 'request refused')
}

/** Where the database is away or slow, every request says so: without a stack, which would be the same each time. */
function briefly(cause: unknown): { failure: Omit<Failure, 'stack'> } {
  const { stack: _stack, ...failure } = describeFailure(cause)
  return { failure }
}

/**
 * A malformed id names no record. Body and query are looked at only after the record, so a bad body for an unknown
 * record is 404 as well: the record is looked for here, where it costs nothing to requests that are in order.
 */
async function answerViolation(error: SchemaViolation, request: FastifyRequest, reply: FastifyReply) {
  const { subject } = request.routeOptions.config
  if (error.validationContext === 'params') {
    return sendProblem(request, reply, new AppError(subject?.notFound ?? 'route_not_found'))
  }
  await subject?.find(request, request.params as PathParams)
  const code: ProblemCode = error.validationContext === 'body' ? 'validation_failed' : 'invalid_query'
  const asked = `${request.method} ${request.url.split('?')[0]}`
  return sendProblem(
    request,
    reply,
    new AppError(code),
    faultsOf(error.issues, request.readLanguage(), asked),
  )
}

/** Errors of Fastify itself, by its codes. */
const problemOfFastifyCode: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
}

function asAppError(error: unknown, request: FastifyRequest): AppError {
  const refusal = refusalIn(error)
  if (refusal) return refusal
  const trouble = troubleOf(error)
  if (trouble) return new AppError(toCaller(trouble, request), {}, [], error)
  const { code, statusCode } = error as Partial<FastifyError>
  const known = problemOfFastifyCode[code ?? '']
  if (known) return new AppError(known, figuresOf(known, request))
  if (statusCode === 400) return new AppError('malformed_request')
  return new AppError('internal_error', {}, [], error)
}

/** Drizzle wraps whatever keeps it from a connection, a full queue too. */
function refusalIn(error: unknown): AppError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError) return cause
  }
  return null
}

/** A read that notes who reads may be requested again, whatever became of the note. */
function toCaller(trouble: Trouble, { method }: FastifyRequest): Trouble {
  return trouble === 'commit_unknown' && (method === 'GET' || method === 'HEAD')
    ? 'database_unavailable'
    : trouble
}

function figuresOf(code: ProblemCode, { routeOptions }: FastifyRequest): Figures {
  if (code === 'payload_too_large') return { limit: spellBytes(routeOptions.bodyLimit ?? 0) }
  if (code === 'unsupported_media_type')
    return { accepted: routeOptions.config.upload ? MULTIPART : 'application/json' }
  return {}
}

/** Also for requests that never met the app's decorators: Fastify refuses them before it knows a route. */
function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError, faults?: ProblemFault[]) {
  const { status } = problems[error.code]
  // Of an answer that was not to be had.
  reply.removeHeader('etag')
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="cakupan"')
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS)
  if (status === 429) reply.header('retry-after', String(error.figures.seconds))
  const language = readerLanguage(request)
  tellLanguage(reply, language)
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemDocument(error, request, language, faults))
}
