/** Addresses that are there, but not for this method (RFC 9110 §9.3.7, §15.5.6): they tell for which ones they are. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import router, { type HTTPMethod } from 'find-my-way'
import { AppError } from '../shared/errors.ts'

/** Before routes are registered, and before whatever else answers OPTIONS. */
export function registerMethods(app: FastifyInstance): void {
  const known = router()
  const methods = new Set<HTTPMethod>()
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat() as HTTPMethod[]) {
      // Files of the documentation are registered for several methods, some twice.
      if (known.hasRoute(each, url)) continue
      methods.add(each)
      known.on(each, url, () => {})
    }
  })
  const allowedAt = (path: string) => [...methods].filter((method) => known.find(method, path) !== null)

  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404 && !isPlainOptions(request)) return
    const [path = ''] = request.url.split('?')
    const allowed = allowedAt(path)
    if (allowed.length === 0) throw new AppError('route_not_found')
    reply.header('allow', [...allowed, 'OPTIONS'].join(', '))
    if (request.method === 'OPTIONS') return reply.code(204).send()
    throw new AppError('method_not_allowed', { method: request.method, allowed: allowed.join(', ') })
  })
}

/** A browser that asks before a request of another page is answered by what decides about origins. */
function isPlainOptions({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] === undefined
}
