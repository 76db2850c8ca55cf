import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FileFormat, fileOf, type ReportFile } from '../tables/formats.ts'
import type { ReportTable } from '../tables/table.ts'

/** Answers a report as a file to keep, in the reader's language. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  table: ReportTable,
  format: FileFormat,
): Promise<FastifyReply> {
  return sendAttachment(reply, await fileOf(table, format, request.readLanguage(), request.server.letterhead))
}

/** Answers bytes to be saved, and never shown as a page of ours. */
export function sendAttachment(reply: FastifyReply, { name, type, content }: ReportFile): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content)
}
