/**
 * What of an answer depends on its reader: its language, how its bytes are packed, and whether it can be had in a form that the
 * reader takes (RFC 9110 §12).
 */
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip as gzipCompress } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../authority/actor.ts'
import { parseAccept, parseAcceptHeader, preferenceFor } from '../shared/accept-header.ts'
import { AppError } from '../shared/errors.ts'
import { type Language, languageOf } from '../shared/language.ts'

/** Shorter answers fit into one packet as they are. */
const WORTH_PACKING_BYTES = 1_400
/** Nearly as small as the best, at a tenth of the work. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
/** What is not packed already by its own format, nor read as it comes. */
const PACKABLE = /^(?:application\/(?:problem\+)?json|application\/x-yaml|text\/(?!event-stream))/
const brotli = promisify(brotliCompress)
const gzip = promisify(gzipCompress)
/** Whoever takes problems alone still means JSON. */
const JSON_TYPES = ['application/json', 'application/problem+json']

/** An answer for which the reader's language was looked up says in which one it is. */
export function registerLanguage(app: FastifyInstance): void {
  const used = new WeakSet<FastifyRequest>()
  app.decorateRequest('readLanguage', function (this: FastifyRequest) {
    used.add(this)
    return readerLanguage(this)
  })
  app.addHook('onSend', async (request, reply) => {
    if (used.has(request)) tellLanguage(reply, request.readLanguage())
  })
}

/** What the request asks for; else what the person chose for their desk. */
export function readerLanguage({ headers, actor }: FastifyRequest): Language {
  // Nobody is known yet where the way in itself is refused.
  const chosen = (actor as Actor | undefined)?.language
  return languageOf(headers['accept-language'], chosen ?? 'id')
}

export function tellLanguage(reply: FastifyReply, language: Language): void {
  reply.header('content-language', language)
  append(reply, 'vary', 'accept-language')
}

/** After what answers 304, so that nothing is packed in vain; in zlib's threads, and what comes in pieces piece by piece. */
export function registerPacking(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const etag = reply.getHeader('etag')
    // Nobody in between is to pack otherwise what a strong ETag names.
    if (etag !== undefined && reply.getHeader('cache-control') !== 'no-store')
      append(reply, 'cache-control', 'no-transform')
    if (!isWorthPacking(reply, payload)) return payload
    append(reply, 'vary', 'accept-encoding')
    const coding = codingFor(request)
    if (coding === null) return payload
    reply.header('content-encoding', coding).removeHeader('content-length')
    // Two ways of packing are two representations, and a strong ETag names one of them (RFC 9110 §8.8.3.3).
    if (typeof etag === 'string') reply.header('etag', `${etag.slice(0, -1)}-${coding}"`)
    return pack(payload, coding)
  })
}

type Coding = 'br' | 'gzip'

function isWorthPacking(reply: FastifyReply, payload: unknown): payload is string | Buffer | Readable {
  if (reply.hasHeader('content-encoding') || !PACKABLE.test(String(reply.getHeader('content-type'))))
    return false
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload.length >= WORTH_PACKING_BYTES
  return payload instanceof Readable
}

/** Of what the reader takes the best, of equals brotli. */
function codingFor({ headers }: FastifyRequest): Coding | null {
  const taken = parseAcceptHeader(String(headers['accept-encoding'] ?? ''))
  const qualityOf = (coding: Coding) =>
    (taken.find(({ name }) => name === coding) ?? taken.find(({ name }) => name === '*'))?.quality ?? 0
  const [br, gzip] = [qualityOf('br'), qualityOf('gzip')]
  if (br === 0 && gzip === 0) return null
  return br >= gzip ? 'br' : 'gzip'
}

async function pack(payload: string | Buffer | Readable, coding: Coding): Promise<Buffer | Readable> {
  if (!(payload instanceof Readable)) return coding === 'br' ? brotli(payload, BROTLI) : gzip(payload)
  const packing = coding === 'br' ? createBrotliCompress(BROTLI) : createGzip()
  // What breaks off breaks off packed too: the pipeline ends the one with the other's error.
  return pipeline(payload, packing, () => {})
}

/** Adds to a header that is a list what it does not name yet. */
function append(reply: FastifyReply, header: string, item: string): void {
  const known = [reply.getHeader(header) ?? []].flat().map(String).join(', ')
  if (known.toLowerCase().split(/, */).includes(item)) return
  reply.header(header, known === '' ? item : `${known}, ${item}`)
}

/** Refuses a reader that takes no JSON, where there is nothing else; before anything is done for it. */
export function registerAcceptable(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const accepted = parseAccept(request.headers.accept)
    if (accepted.length === 0 || !answersJsonAlone(request)) return
    if (!JSON_TYPES.some((type) => preferenceFor(type, accepted).quality > 0))
      throw new AppError('not_acceptable', { offered: 'application/json' })
  })
}

/** Other routes say in `content` what they answer with. */
function answersJsonAlone({ routeOptions }: FastifyRequest): boolean {
  const responses = routeOptions.schema?.response as Record<number, unknown> | undefined
  return [responses?.[200], responses?.[201], responses?.[202]].some((answer) => answer instanceof z.ZodType)
}
