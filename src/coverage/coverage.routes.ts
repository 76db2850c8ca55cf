import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sees } from '../access/actor.ts'
import type { Db } from '../db/client.ts'
import { answeredByEtag } from '../http/conditional.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { Id } from '../shared/wire.ts'
import { CoverageQuery, CoverageReport } from './coverage.schema.ts'
import { coverageEtag, reportCoverage } from './report-coverage.ts'

export const coverageRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/retreats/:id/coverage',
    {
      config: {
        access: 'coverage.read',
        subject: {
          notFound: 'retreat_not_found',
          exists: async (id, actor) => sees(actor, id) && (await findRetreat(db, id)) !== undefined,
        },
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
        tags: ['coverage'],
        params: z.object({ id: Id }),
        querystring: CoverageQuery,
        response: { 200: CoverageReport },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const etag = await coverageEtag(db, request.actor, id, request.query, request.readLanguage())
      if (answeredByEtag(request, reply, etag)) return reply
      return reportCoverage(db, request.actor, id, request.query)
    },
  )
}
