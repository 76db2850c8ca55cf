import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/client.ts'
import { newestCheckpoint } from '../log/newest-checkpoint.ts'
import { type FileFormat, type Format, fileOf } from '../tables/formats.ts'
import type { LongTable } from '../tables/long-table.ts'
import type { ReportTable } from '../tables/table.ts'
import { answeredByEtag } from './conditional.ts'

/** Answers a report as a file to keep, in the reader's language; its headers say how to check it. */
export async function sendFile(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  table: ReportTable | LongTable,
  format: FileFormat,
): Promise<FastifyReply> {
  const checkpoint = await newestCheckpoint(db)
  const print = { letterhead: request.server.letterhead, generatedAt: new Date(), checkpoint }
  const { name, type, content, hash } = await fileOf(table, format, request.readLanguage(), print)
  reply.header('x-report-hash', hash)
  if (checkpoint)
    reply.header('x-log-checkpoint', `${checkpoint.size} ${checkpoint.root} ${checkpoint.signedAt}`)
  if (format === 'table') {
    if (answeredByEtag(request, reply, `"${hash}"`)) {
      if (content instanceof Readable) content.destroy()
      return reply
    }
  } else reply.header('content-disposition', `attachment; filename="${name}"`)
  return reply.type(type).send(content)
}

/** Answers a report whose JSON is its table. */
export function sendTable(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  table: ReportTable | LongTable,
  format: Format,
): Promise<FastifyReply> {
  return sendFile(db, request, reply, table, format === 'json' ? 'table' : format)
}
