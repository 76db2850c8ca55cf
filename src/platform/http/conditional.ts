/** Strong ETags on every representation, and 304 for a reader who has it already (RFC 9110 §13). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, nameIn } from '../shared/etag.ts'

export function registerConditionalRequests(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const isSuccess = reply.statusCode < 300
    if (isSuccess && isRepresentation(request, payload) && !reply.hasHeader('etag'))
      reply.header('etag', etagOf(payload))
    return payload
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const etag = reply.getHeader('etag')
    const known = reply.statusCode === 200 ? knownAs(request, etag) : null
    if (known === null) return payload
    reply.code(304).header('etag', known).removeHeader('content-type').removeHeader('content-length')
    // A HEAD's own hook measures what it does not send.
    return ''
  })
}

/** Something that can be read again, or changed with If-Match: neither what became of many rows nor what a dry run tells. */
function isRepresentation(request: FastifyRequest, payload: unknown): boolean {
  return isRead(request) || ((payload as { id?: unknown }).id ?? null) !== null
}

/** Sets a representation's ETag; where the reader has it already, answers 304 and saves making it. */
export function answeredByEtag(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  const known = knownAs(request, etag)
  reply.header('etag', known ?? etag)
  if (known === null) return false
  reply.code(304).send()
  return true
}

/** As what the reader has it already: a packed answer has an ETag of its own. */
function knownAs(request: FastifyRequest, etag: unknown): string | null {
  const known = request.headers['if-none-match']
  return isRead(request) && known !== undefined && typeof etag === 'string' ? nameIn(known, etag) : null
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}
