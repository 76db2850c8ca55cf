/**
 * A request has one id, and it is ours: a UUIDv7 that no caller can choose, so that an event, a line of the log and a
 * problem document that name the same id speak of the same request. What a caller (or a proxy in between) calls its
 * request is kept beside it, so that both sides' logs can be joined: logged and echoed, never stored.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'

export const REQUEST_ID_LABEL = 'requestId'

/** What may stand in a log and a header as it came: no address, no sentence. */
const CORRELATION_ID = /^[\w-]{8,64}$/
const LONGEST_CORRELATION_ID = 64

export function registerRequestIds(app: FastifyInstance): void {
  app.setChildLoggerFactory((logger, bindings, options, { headers }) => {
    const correlationId = correlationIdOf(headers)
    return logger.child(correlationId === undefined ? bindings : { ...bindings, correlationId }, options)
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    const correlationId = correlationIdOf(request.headers)
    if (correlationId !== undefined) reply.header('x-correlation-id', correlationId)
  })
}

/** The caller's own name for its request, from X-Request-Id, where it looks like one. */
function correlationIdOf({ 'x-request-id': given }: IncomingHttpHeaders): string | undefined {
  if (typeof given !== 'string' || given.length > LONGEST_CORRELATION_ID) return undefined
  return CORRELATION_ID.test(given) ? given : undefined
}
