import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FileFormat, fileOf } from '../tables/formats.ts'
import type { ReportTable } from '../tables/table.ts'

/** Answers a report as a file to keep, in the reader's language. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  table: ReportTable,
  format: FileFormat,
): Promise<FastifyReply> {
  const { name, type, content } = await fileOf(
    table,
    format,
    request.readLanguage(),
    request.server.letterhead,
  )
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content)
}
