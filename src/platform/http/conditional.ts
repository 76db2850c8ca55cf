/** Strong ETags on every representation, and 304 for a reader who has it already (RFC 9110 §13). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, names } from '../shared/etag.ts'

export function registerConditionalRequests(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const isSuccess = reply.statusCode < 300
    if (isSuccess && isRepresentation(request, payload) && !reply.hasHeader('etag'))
      reply.header('etag', etagOf(payload))
    return payload
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const etag = reply.getHeader('etag')
    if (reply.statusCode !== 200 || !hasAlready(request, etag)) return payload
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    return null
  })
}

/** Something that can be read again, or changed with If-Match: neither what became of many rows nor what a dry run tells. */
function isRepresentation(request: FastifyRequest, payload: unknown): boolean {
  return request.method === 'GET' || ((payload as { id?: unknown }).id ?? null) !== null
}

/** Sets a representation's ETag; where the reader has it already, answers 304 and saves making it. */
export function answeredByEtag(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag)
  if (!hasAlready(request, etag)) return false
  reply.code(304).send()
  return true
}

function hasAlready(request: FastifyRequest, etag: unknown): boolean {
  const known = request.headers['if-none-match']
  return request.method === 'GET' && known !== undefined && typeof etag === 'string' && names(known, etag)
}
