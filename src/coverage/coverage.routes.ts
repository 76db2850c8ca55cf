import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { answeredByEtag } from '../http/conditional.ts'
import { subjectOf } from '../http/route-config.ts'
import { sendFile } from '../http/send-file.ts'
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import { Id } from '../shared/wire.ts'
import { formatOf, reportResponse } from '../tables/formats.ts'
import { ComparisonQuery, CoverageQuery, CoverageReport, VenueComparison } from './coverage.schema.ts'
import { comparisonTable, coverageTable } from './coverage-table.ts'
import { reportEtag } from './read-figures.ts'
import { compareVenues, reportCoverage } from './report-coverage.ts'

export const coverageRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  const tags = ['coverage']
  const params = z.object({ id: Id })
  const subject = subjectOf('retreat_not_found', (actor, { id }) => retreatSeenBy(db, actor, id))

  app.get(
    '/retreats/:id/coverage',
    {
      config: {
        access: 'coverage.read',
        subject,
        problems: [
          'venue_required',
          'unknown_venue',
          'date_in_future',
          'no_adopted_budget',
          'before_first_budget',
        ],
      },
      schema: {
        operationId: 'getCoverage',
        summary: "How much of a retreat's budget CSR covers",
        description:
          'The headline is `totals.percent.verified`. Pledges are promises, not money: they are told apart at every level.',
        tags,
        params,
        querystring: CoverageQuery,
        response: { 200: reportResponse(CoverageReport) },
      },
    },
    async (request, reply) => {
      const { actor, query, params } = request
      const language = request.readLanguage()
      const format = formatOf(query.format, request.headers.accept)
      if (format !== 'json') {
        const retreat = await retreatSeenBy(db, actor, params.id)
        const report = await reportCoverage(db, actor, params.id, query, language)
        return sendFile(request, reply, coverageTable(report, retreat, language), format)
      }
      const etag = await reportEtag(db, actor, params.id, query, language)
      if (answeredByEtag(request, reply, etag)) return reply
      return reportCoverage(db, actor, params.id, query, language)
    },
  )

  app.get(
    '/retreats/:id/venue-comparison',
    {
      config: {
        access: 'coverage.read',
        subject,
        problems: ['date_in_future', 'no_adopted_budget', 'before_first_budget'],
      },
      schema: {
        operationId: 'compareVenues',
        summary: 'Coverage at every venue, side by side',
        tags,
        params,
        querystring: ComparisonQuery,
        response: { 200: reportResponse(VenueComparison) },
      },
    },
    async (request, reply) => {
      const { actor, query, params } = request
      const language = request.readLanguage()
      const format = formatOf(query.format, request.headers.accept)
      if (format !== 'json') {
        const retreat = await retreatSeenBy(db, actor, params.id)
        const comparison = await compareVenues(db, actor, params.id, query)
        return sendFile(request, reply, comparisonTable(comparison, retreat, language), format)
      }
      const etag = await reportEtag(db, actor, params.id, query, language)
      if (answeredByEtag(request, reply, etag)) return reply
      return compareVenues(db, actor, params.id, query)
    },
  )
}
