import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { resource } from '../platform/http/route-config.ts'
import { sendReport } from '../platform/http/send-file.ts'
import { ofReport } from '../platform/http/shares.ts'
import { Id } from '../platform/shared/wire.ts'
import {
  type Format,
  FormatParameter,
  fileProblems,
  formatOf,
  reportResponse,
} from '../platform/tables/formats.ts'
import { ReportTable } from '../platform/tables/table.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { retreatReports } from './reports.ts'

/** Reports of a retreat, each as JSON or as a file; Indonesian unless `Accept-Language` asks for English. */
export const reportRoutes: FastifyPluginAsyncZod = async (app) => {
  const subject = resource('retreat_not_found', ({ db, actor }, { id }) => findVisibleRetreat(db, actor, id))

  for (const report of retreatReports) {
    const { name, operationId, summary, problems, parameters } = report
    app.get(
      `/retreats/:id/reports/${name}`,
      {
        config: {
          access: 'reports.read',
          subject,
          problems: [...problems, ...fileProblems],
          cost: ofReport(() => 'expensive'),
        },
        schema: {
          operationId,
          summary,
          tags: ['reports'],
          params: z.object({ id: Id }),
          querystring: parameters.extend({ format: FormatParameter }),
          response: { 200: reportResponse(ReportTable) },
        },
      },
      async (request, reply) => {
        const { format: named, ...query } = request.query as { format?: Format }
        const reportRequest = { retreatId: request.params.id, query, language: request.readLanguage() }
        const format = formatOf(named, request.headers.accept)
        // The JSON of these is their table.
        return sendReport(request, reply, report, reportRequest, format === 'json' ? 'table' : format)
      },
    )
  }
}
