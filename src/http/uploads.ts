/** Requests that bring a file: multipart/form-data with one part `file` and a few text fields. */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import multipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../shared/errors.ts'
import { safeFileName, type UploadedFile } from '../shared/uploads.ts'

export interface UploadLimit {
  maxFileBytes: number
}

export const MULTIPART = 'multipart/form-data'

const MAX_FIELDS = 10
const MAX_FIELD_BYTES = 4 * 1024
const MAX_PART_HEADERS = 10
/** Files that one scope holds in memory at the same time; whoever comes then is told to come back. */
export const MAX_UPLOADS_AT_ONCE = 16
/** What the fields and the lines between the parts may take beside the file. */
const MAX_FRAME_BYTES = 64 * 1024

/**
 * Makes a scope of routes that take files (`config.upload`) and no JSON. What their schema (`uploadOf`) sees is the file
 * and the fields by their names. A file is read into memory, but only after who sends it was let in.
 */
export async function takeUploads(scope: FastifyInstance): Promise<void> {
  scope.removeContentTypeParser('application/json')
  await scope.register(multipart)
  scope.addHook('onRoute', (route) => {
    if (route.config?.upload && route.schema) route.schema.consumes = [MULTIPART]
  })
  let underWay = 0
  scope.addHook('preValidation', async (request, reply) => {
    const { upload } = request.routeOptions.config
    if (!upload || !request.isMultipart()) return
    if (underWay >= MAX_UPLOADS_AT_ONCE) throw new AppError('busy')
    underWay += 1
    reply.raw.once('close', () => {
      underWay -= 1
    })
    try {
      request.body = await readParts(request, upload)
    } catch (error) {
      // What is still on its way is not read.
      reply.header('connection', 'close')
      throw error
    }
  })
}

async function readParts(request: FastifyRequest, { maxFileBytes }: UploadLimit) {
  const tooLarge = new AppError('payload_too_large', { limit: spellBytes(maxFileBytes) })
  if (Number(request.headers['content-length'] ?? 0) > maxFileBytes + MAX_FRAME_BYTES) throw tooLarge
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
      const value = part.type === 'field' ? textIn(part) : await fileIn(part, tooLarge)
      // Sent twice: a list, which no schema takes.
      body[part.fieldname] = part.fieldname in body ? [body[part.fieldname], value] : value
    }
  } catch (error) {
    if (error === tooLarge) throw error
    throw new AppError('malformed_upload', {}, [], error)
  }
  return body
}

function textIn({ value, valueTruncated }: MultipartValue): unknown {
  return valueTruncated ? null : value
}

/** Stops at the limit: reading on to the end of the file, to refuse it then, would let anybody keep us reading. */
async function fileIn({ file, filename }: MultipartFile, tooLarge: AppError): Promise<UploadedFile> {
  if (file.truncated) throw tooLarge
  file.once('limit', () => file.destroy(tooLarge))
  const content = await buffer(file)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { name: safeFileName(filename), content, sha256 }
}

/** A limit in words: `10 MiB`. */
export function spellBytes(bytes: number): string {
  const kibibytes = bytes / 1024
  return kibibytes < 1024 ? `${kibibytes} KiB` : `${kibibytes / 1024} MiB`
}
