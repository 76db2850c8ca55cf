import { type FastifyInstance, LogController } from 'fastify'

/**
 * One line per request, when it is answered: which person requested what (an id), what came of it, how long it
 * took. The query is left out, and so are addresses and everything else that tells who a person is.
 */
export function registerAccessLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        personId: request.actor?.personId,
        status: reply.statusCode,
        ms: Math.ceil(reply.elapsedTime),
      },
      'answered',
    )
  })
}

/** Fastify's own lines: only those on what failed beyond the error handler, such as a file that broke off half-way. */
export class FailuresOnly extends LogController {
  override incomingRequest(): void {}
  override requestCompleted(): void {}
  override routeNotFound(): void {}
}
