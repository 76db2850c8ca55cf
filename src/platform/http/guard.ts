/**
 * Who may come in, before anything of the request is looked at: 401, then 403, then the headers that every write
 * needs. A route that names no operation stops the start.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, assertMayDo } from '../authority/actor.ts'
import { AppError } from '../shared/errors.ts'
import { isListOfETags } from '../shared/etag.ts'
import type { AuthenticateRequest } from './authenticate-request.ts'
import type { KnownCredentials } from './callers.ts'
import { idempotencyKeyOf } from './command.ts'
import { isDryRun } from './dry-run.ts'
import { problemResponses } from './problem-responses.ts'
import { type Allowance, callerOf } from './rate-limit.ts'

const NoQuery = z.strictObject({})

/** `allowance` is what one key, session or person may ask of us; `known` remembers who they were. */
export function registerGuard(
  app: FastifyInstance,
  authenticate: AuthenticateRequest,
  allowance: Allowance,
  known: KnownCredentials,
): void {
  app.decorateRequest('actor')

  app.addHook('onRoute', (route) => {
    const { access } = route.config ?? {}
    if (access === undefined)
      throw new Error(`${route.method} ${route.url} names no operation in config.access`)
    if (route.schema) {
      // What an operation does not take is refused, not passed over: whoever asks how it was then is not told how it is now.
      if ('operationId' in route.schema) route.schema.querystring ??= NoQuery
      route.schema.response = {
        ...(route.schema.response as object),
        ...problemResponses(String(route.method), route.config ?? {}),
      }
    }
  })

  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config
    if (access === undefined || access === 'public') return
    request.actor = await recognise(request)
    allowance.consume(reply, callerOf(request))
    reply.header('cache-control', 'private, no-cache')
    if (request.actor.session?.mustChangePassword && access !== 'session.own') {
      throw new AppError('password_change_required')
    }
    assertMayDo(request.actor, access)
    if (request.method === 'POST' && !isDryRun(request)) idempotencyKeyOf(request)
    if (request.method === 'PATCH' || request.routeOptions.config.decides) ifMatchOf(request)
  })

  app.decorateRequest('recogniseAgain', async function (this: FastifyRequest) {
    const { access } = this.routeOptions.config
    const actor = await authenticate(this)
    if (access !== undefined && access !== 'public') assertMayDo(actor, access)
    return actor
  })

  async function recognise(request: FastifyRequest): Promise<Actor> {
    const ahead = known.has(request) && request.routeOptions.config.readsAhead?.(request)
    if (ahead) request.db.$client.readAhead?.(ahead)
    try {
      const actor = await authenticate(request)
      known.remember(request, actor.personId)
      request.caller.lane = actor.personId
      return actor
    } catch (error) {
      // Whoever floods with a revoked key has no part in the turns of its former owner.
      if (error instanceof AppError && error.code === 'unauthenticated') known.forget(request)
      throw error
    }
  }

  // A POST without a body is the empty object: actions need no more than their address.
  app.addHook('preValidation', async (request) => {
    if (request.method === 'POST' && request.body === undefined) request.body = {}
  })
}

/**
 * The ETag of the representation that a change or decision is meant for (RFC 6585 §3: 428 without). Who decides on whatever
 * is there has read nothing.
 */
export function ifMatchOf(request: FastifyRequest): string {
  const ifMatch = request.headers['if-match']
  const isBlind = request.routeOptions.config.decides && ifMatch?.trim() === '*'
  if (!ifMatch || isBlind) throw new AppError('precondition_required')
  if (!isListOfETags(ifMatch)) throw new AppError('malformed_if_match')
  return ifMatch
}
