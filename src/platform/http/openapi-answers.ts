/** The OpenAPI document to whoever asks: it does not change while the process runs, so it is made and hashed once. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { etagOf } from '../shared/etag.ts'
import { answeredByEtag } from './conditional.ts'

type Format = 'json' | 'yaml'
type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Addresses of the pages (`/docs`), which would make the document for each request. */
const formatOfPage: Record<string, Format> = { '/docs/json': 'json', '/docs/yaml': 'yaml' }

interface Made {
  type: string
  content: Buffer
  etag: string
}

/** Registered before the pages, whose own answers it replaces. Answers with the document as JSON. */
export function registerOpenApiAnswers(app: FastifyInstance): Answer {
  const made = new Map<Format, Made>()
  const make = (format: Format): Made => {
    const known = made.get(format)
    if (known) return known
    const text = format === 'yaml' ? app.swagger({ yaml: true }) : JSON.stringify(app.swagger())
    const type = format === 'yaml' ? 'application/x-yaml' : 'application/json; charset=utf-8'
    const fresh = { type, content: Buffer.from(text), etag: etagOf(text) }
    made.set(format, fresh)
    return fresh
  }
  const answerIn =
    (format: Format): Answer =>
    async (request, reply) => {
      const { type, content, etag } = make(format)
      if (answeredByEtag(request, reply, etag)) return reply
      return reply.type(type).send(content)
    }
  app.addHook('onRoute', (route) => {
    const format = formatOfPage[route.url]
    if (format) route.handler = answerIn(format)
  })
  return answerIn('json')
}
