/** What stands at `/`, where people and programs look first. */
import type { FastifyInstance } from 'fastify'
import { parseAcceptHeader } from '../shared/accept-header.ts'

const links = {
  service: 'Cakupan',
  admin: '/admin',
  documentation: '/docs',
  openapi: '/openapi.json',
  api: '/v1',
  problems: '/v1/reference/problems',
  health: '/healthz',
  readiness: '/readyz',
}

/** Leads a browser to the admin client, and tells a program where what is. */
export function registerHome(app: FastifyInstance): void {
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const isBrowser = parseAcceptHeader(request.headers.accept).some(
      ({ name, quality }) => name === 'text/html' && quality > 0,
    )
    reply.header('vary', 'Accept')
    return isBrowser ? reply.redirect('/admin') : reply.serializer(JSON.stringify).send(links)
  })
}
