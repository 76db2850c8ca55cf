import type { FastifyInstance } from 'fastify'

/**
 * One line per request, when it is answered: what was asked by which person (an id), what came of it, how long it
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
