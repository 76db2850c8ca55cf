/** Requests that bring a file: multipart/form-data with one part `file` and a few text fields. */
import { createHash } from 'node:crypto'
import multipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError, ClientGone } from '../shared/errors.ts'
import { FairQueue, type QueueLimits, type Release, refusalsOf } from '../shared/fair-queue.ts'
import { safeFileName, type UploadedFile } from '../shared/uploads.ts'

export interface UploadLimit {
  maxFileBytes: number
}

export const MULTIPART = 'multipart/form-data'

const MAX_FIELDS = 10
const MAX_FIELD_BYTES = 4 * 1024
const MAX_PART_HEADERS = 10
/** What the fields and the lines between the parts may take beside the file. */
const MAX_FRAME_BYTES = 64 * 1024

/**
 * Files that one scope holds in memory at the same time. The others wait in turn of their callers, and meanwhile nothing is
 * read of them.
 */
export const UPLOAD_PLACES: QueueLimits = {
  atOnce: 16,
  perCaller: 4,
  maxWaitingPerCaller: 32,
  maxWaiting: 256,
  maxWaitMs: 15_000,
}
const RETRY_SECONDS = 5

/**
 * Makes a scope of routes that take files (`config.upload`) and no JSON. What their schema (`uploadOf`) sees is the file
 * and the fields by their names. A file is read into memory, but only after who sends it was let in.
 */
export async function takeUploads(scope: FastifyInstance, limits = UPLOAD_PLACES): Promise<void> {
  scope.removeContentTypeParser('application/json')
  await scope.register(multipart)
  scope.addHook('onRoute', (route) => {
    if (route.config?.upload && route.schema) route.schema.consumes = [MULTIPART]
  })
  const places = new FairQueue(limits, refusalsOf(limits, RETRY_SECONDS))
  const taken = new WeakMap<FastifyRequest, Release>()
  scope.addHook('preValidation', async (request) => {
    const { upload } = request.routeOptions.config
    if (!upload || !request.isMultipart()) return
    assertDeclaredLength(request)
    const leave = await places.take(request.caller.lane, request.caller.departure)
    taken.set(request, leave)
    try {
      // Where its end was missed, what reads it would wait for ever.
      if (request.raw.destroyed) throw new ClientGone()
      request.body = await readParts(request, upload)
    } catch (error) {
      leave()
      throw error
    }
  })
  // And not when the client is gone: until the work is done its file is in memory.
  scope.addHook('onSend', async (request) => {
    taken.get(request)?.()
  })
}

/** Refuses a body that is too large by what it says itself, before any of it is read. */
export function assertDeclaredLength(request: FastifyRequest): void {
  const { config, bodyLimit = 0 } = request.routeOptions
  const limit = config.upload?.maxFileBytes ?? bodyLimit
  const longest = config.upload ? limit + MAX_FRAME_BYTES : limit
  if (Number(request.headers['content-length'] ?? 0) > longest) throw tooLarge(limit)
}

export function tooLarge(limitBytes: number): AppError {
  return new AppError('payload_too_large', { limit: spellBytes(limitBytes) })
}

async function readParts(request: FastifyRequest, { maxFileBytes }: UploadLimit) {
  const refusal = tooLarge(maxFileBytes)
  const limits = {
    fileSize: maxFileBytes,
    files: 2,
    fields: MAX_FIELDS,
    fieldSize: MAX_FIELD_BYTES,
    headerPairs: MAX_PART_HEADERS,
  }
  const body: Record<string, unknown> = {}
  try {
    for await (const part of request.parts({ limits })) {
      const value = part.type === 'field' ? textIn(part) : await fileIn(part, refusal)
      // Sent twice: a list, which no schema takes.
      body[part.fieldname] = part.fieldname in body ? [body[part.fieldname], value] : value
    }
  } catch (error) {
    // Too large, or too slow.
    if (error instanceof AppError) throw error
    throw new AppError('malformed_upload', {}, [], error)
  }
  return body
}

function textIn({ value, valueTruncated }: MultipartValue): unknown {
  return valueTruncated ? null : value
}

/** Stops at the limit: reading on to the end of the file, to refuse it then, would let anybody keep us reading. */
async function fileIn({ file, filename }: MultipartFile, refusal: AppError): Promise<UploadedFile> {
  if (file.truncated) throw refusal
  file.once('limit', () => file.destroy(refusal))
  const digest = createHash('sha256')
  const chunks: Buffer[] = []
  // As it comes: the digest of a whole file at once would hold up everybody else.
  for await (const chunk of file) {
    digest.update(chunk)
    chunks.push(chunk)
  }
  return { name: safeFileName(filename), content: Buffer.concat(chunks), sha256: digest.digest('hex') }
}

/** A limit in words: `10 MiB`. */
export function spellBytes(bytes: number): string {
  const kibibytes = bytes / 1024
  return kibibytes < 1024 ? `${kibibytes} KiB` : `${kibibytes / 1024} MiB`
}
