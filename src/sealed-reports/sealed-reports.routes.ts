import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { answerPrepared, createdAt } from '../platform/http/command.ts'
import { answeredByEtag } from '../platform/http/conditional.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { sendAttachment } from '../platform/http/send-file.ts'
import { Id } from '../platform/shared/wire.ts'
import { fileProblems, reportResponse } from '../platform/tables/formats.ts'
import { ReportTable } from '../platform/tables/table.ts'
import { reports } from '../reports/reports.ts'
import { printToSeal } from './seal-report.ts'
import { findVisibleSealedReport, listSealedReports, readContent } from './sealed-reports.queries.ts'
import {
  NewSealedReport,
  SealedReport,
  SealedReportPage,
  SealedReportQuery,
} from './sealed-reports.schema.ts'

export const sealedReportRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['sealed-reports']
  const params = z.object({ id: Id })
  const subject = resource('sealed_report_not_found', ({ db, actor }, { id }) =>
    findVisibleSealedReport(db, actor, id),
  )
  const ofReports = reports.flatMap(({ problems }) => problems)

  app.post(
    '/sealed-reports',
    {
      config: {
        access: 'reports.seal',
        problems: ['retreat_not_found', 'not_sealed_yet', ...ofReports, ...fileProblems],
        cost: ({ body }) => ((body as NewSealedReport).format === 'pdf' ? 'pdf' : 'expensive'),
      },
      schema: {
        operationId: 'sealReport',
        summary: 'Seal a report: its bytes stay the same for ever, and the log vouches for them',
        tags,
        body: NewSealedReport,
        response: { 201: SealedReport },
      },
    },
    async (request, reply) =>
      answerPrepared(
        request,
        reply,
        (actor) => printToSeal(request.db, actor, request.body, app.reportSettings),
        ({ id }) => createdAt(`/v1/sealed-reports/${id}`),
      ),
  )

  app.get(
    '/sealed-reports',
    {
      config: { access: 'reports.read', problems: listProblems },
      schema: {
        operationId: 'listSealedReports',
        summary: 'List sealed reports',
        tags,
        querystring: SealedReportQuery,
        response: { 200: SealedReportPage },
      },
    },
    async (request, reply) => {
      const page = await listSealedReports(request.db, request.actor, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/sealed-reports/:id',
    {
      config: { access: 'reports.read', subject },
      schema: {
        operationId: 'getSealedReport',
        summary: 'What was sealed, how, and up to where the log was',
        tags,
        params,
        response: { 200: SealedReport },
      },
    },
    async (request) => findVisibleSealedReport(request.db, request.actor, request.params.id),
  )

  app.get(
    '/sealed-reports/:id/content',
    {
      config: { access: 'reports.read', subject, cost: 'download' },
      schema: {
        operationId: 'getSealedContent',
        summary: 'The bytes that were sealed; their ETag is their SHA-256',
        tags,
        params,
        response: { 200: reportResponse(ReportTable) },
      },
    },
    async (request, reply) => {
      const sealed = await findVisibleSealedReport(request.db, request.actor, request.params.id)
      if (answeredByEtag(request, reply, `"${sealed.sha256}"`)) return reply
      const { fileName: name, mediaType: type } = sealed
      return sendAttachment(reply, { name, type, content: await readContent(request.db, sealed) })
    },
  )
}
