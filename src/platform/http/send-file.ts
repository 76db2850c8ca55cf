import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { FileFormat } from '../tables/formats.ts'
import { printReport, type Report, type ReportRequest } from '../tables/report.ts'
import { answeredByEtag } from './conditional.ts'

/** Answers a report as a file to keep, in the reader's language; its headers say how to check it. */
export async function sendReport<Parameters extends z.ZodObject>(
  request: FastifyRequest,
  reply: FastifyReply,
  report: Report<Parameters>,
  reportRequest: ReportRequest<z.output<Parameters>>,
  format: FileFormat,
): Promise<FastifyReply> {
  const { reportSettings: settings } = request.server
  const { file, checkpoint } = await printReport(request.db, report, request.actor, {
    request: reportRequest,
    format,
    settings,
  })
  const { type, content, hash } = file
  reply.header('x-report-hash', hash)
  if (checkpoint)
    reply.header('x-log-checkpoint', `${checkpoint.size} ${checkpoint.root} ${checkpoint.signedAt}`)
  if (format !== 'table') return sendAttachment(reply, file)
  if (answeredByEtag(request, reply, `"${hash}"`)) {
    if (content instanceof Readable) content.destroy()
    return reply
  }
  return reply.type(type).send(content)
}

interface Attachment {
  name: string
  type: string
  content: string | Buffer | Readable
}

/** Answers bytes to be saved, and never shown as a page of ours. */
export function sendAttachment(reply: FastifyReply, { name, type, content }: Attachment): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content)
}
