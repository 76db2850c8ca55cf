import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../shared/wire.ts'

/** Adds RFC 8288 `Link: <…>; rel="next"` where there is more. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, page: Page<unknown>): void {
  if (page.nextCursor === null) return
  const next = new URL(request.url, 'http://localhost')
  next.searchParams.set('cursor', page.nextCursor)
  reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
}
