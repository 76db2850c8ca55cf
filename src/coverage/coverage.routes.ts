import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { answeredByEtag } from '../http/conditional.ts'
import { subjectOf } from '../http/route-config.ts'
import { sendFile } from '../http/send-file.ts'
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import { Id } from '../shared/wire.ts'
import { fileProblems, formatOf, reportResponse } from '../tables/formats.ts'
import { ComparisonQuery, CoverageQuery, CoverageReport, VenueComparison } from './coverage.schema.ts'
import { comparisonTable, coverageTable } from './coverage-table.ts'
import { type Asked, reportEtag } from './read-figures.ts'
import { compareVenues, reportCoverage } from './report-coverage.ts'

/**
 * Reports are the largest answers, and encoding them by their schema costs more than making them. They are built of
 * nothing but what the schema names: the compiler checks the types, a test that nothing is added.
 */
const asItIs = () => JSON.stringify

export const coverageRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  const tags = ['coverage']
  const params = z.object({ id: Id })
  const subject = subjectOf('retreat_not_found', (actor, { id }) => retreatSeenBy(db, actor, id))

  /** Answers 304, by one small query, to a reader who has the report as it would be now. */
  async function readerHasIt(request: FastifyRequest, reply: FastifyReply, report: Asked): Promise<boolean> {
    if (request.headers['if-none-match'] === undefined) return false
    return answeredByEtag(request, reply, await reportEtag(db, request.actor, report))
  }

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
          'not_sealed_yet',
          'checkpoint_not_found',
          ...fileProblems,
        ],
      },
      serializerCompiler: asItIs,
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
      const asked = { retreatId: request.params.id, query: request.query, language: request.readLanguage() }
      const format = formatOf(asked.query.format, request.headers.accept)
      if (format === 'json' && (await readerHasIt(request, reply, asked))) return reply
      const { report, etag } = await reportCoverage(db, request.actor, asked)
      if (format !== 'json') {
        const retreat = await retreatSeenBy(db, request.actor, asked.retreatId)
        return sendFile(db, request, reply, coverageTable(report, retreat, asked.language), format)
      }
      reply.header('etag', etag)
      return report
    },
  )

  app.get(
    '/retreats/:id/venue-comparison',
    {
      config: {
        access: 'coverage.read',
        subject,
        problems: [
          'date_in_future',
          'no_adopted_budget',
          'before_first_budget',
          'not_sealed_yet',
          'checkpoint_not_found',
          ...fileProblems,
        ],
      },
      serializerCompiler: asItIs,
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
      const asked = { retreatId: request.params.id, query: request.query, language: request.readLanguage() }
      const format = formatOf(asked.query.format, request.headers.accept)
      if (format === 'json' && (await readerHasIt(request, reply, asked))) return reply
      const { report, etag } = await compareVenues(db, request.actor, asked)
      if (format !== 'json') {
        const retreat = await retreatSeenBy(db, request.actor, asked.retreatId)
        return sendFile(db, request, reply, comparisonTable(report, retreat, asked.language), format)
      }
      reply.header('etag', etag)
      return report
    },
  )
}
