import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { subjectOf } from '../http/route-config.ts'
import { sendTable } from '../http/send-file.ts'
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import type { ProblemCode } from '../shared/problems.ts'
import { Id } from '../shared/wire.ts'
import { fileProblems, formatOf, reportResponse } from '../tables/formats.ts'
import { ReportTable } from '../tables/table.ts'
import { reportRealisation } from './report-realisation.ts'
import { reportRecap } from './report-recap.ts'
import { reportReceipts } from './report-receipts.ts'
import { PeriodQuery, RecapQuery } from './reports.schema.ts'

/** Reports over the journal, each as JSON or as a file; Indonesian unless `Accept-Language` asks for English. */
export const reportRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  const tags = ['reports']
  const params = z.object({ id: Id })
  const response = { 200: reportResponse(ReportTable) }
  const subject = subjectOf('retreat_not_found', (actor, { id }) => retreatSeenBy(db, actor, id))
  const overPeriod = {
    access: 'reports.read',
    subject,
    problems: ['date_in_future', 'dates_out_of_order', ...fileProblems] as ProblemCode[],
  } as const
  const atDay = {
    access: 'reports.read',
    subject,
    problems: ['date_in_future', ...fileProblems] as ProblemCode[],
  } as const

  app.get(
    '/retreats/:id/reports/pledge-realisation',
    {
      config: overPeriod,
      schema: {
        operationId: 'reportPledgeRealisation',
        summary: 'What every pledge promised, and what was handed over of it in a period',
        tags,
        params,
        querystring: PeriodQuery,
        response,
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const table = await reportRealisation(db, actor, params.id, query, request.readLanguage())
      return sendTable(db, request, reply, table, formatOf(query.format, request.headers.accept))
    },
  )

  app.get(
    '/retreats/:id/reports/receipts',
    {
      config: overPeriod,
      schema: {
        operationId: 'reportReceipts',
        summary: 'Cash-book of receipts, with reversals and refunds',
        tags,
        params,
        querystring: PeriodQuery,
        response,
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const table = await reportReceipts(db, actor, params.id, query, request.readLanguage())
      return sendTable(db, request, reply, table, formatOf(query.format, request.headers.accept))
    },
  )

  app.get(
    '/retreats/:id/reports/recap',
    {
      config: atDay,
      schema: {
        operationId: 'reportRecap',
        summary: 'CSR of the whole retreat per sector or per regency',
        tags,
        params,
        querystring: RecapQuery,
        response,
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const table = await reportRecap(db, actor, params.id, query, request.readLanguage())
      return sendTable(db, request, reply, table, formatOf(query.format, request.headers.accept))
    },
  )
}
