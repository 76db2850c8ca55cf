import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Db } from '../db/client.ts'
import { answeredByEtag } from '../http/conditional.ts'
import { subjectOf } from '../http/route-config.ts'
import { sendFile } from '../http/send-file.ts'
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import type { Language } from '../shared/language.ts'
import { Id } from '../shared/wire.ts'
import { formatOf, reportResponse } from '../tables/formats.ts'
import { ComparisonQuery, CoverageQuery, CoverageReport, VenueComparison } from './coverage.schema.ts'
import { type CodesByLine, comparisonTable, coverageTable } from './coverage-table.ts'
import { type Asked, reportEtag } from './read-figures.ts'
import { compareVenues, reportCoverage } from './report-coverage.ts'

/**
 * Reports are the largest answers, and encoding them by their schema costs more than making them. They are built of
 * nothing but what the schema names: the compiler checks the types, a test that nothing is added.
 */
const asItIs = () => JSON.stringify

interface CoverageDeps {
  db: Db
  /** What the register of findings, which looks at coverage and not the other way, says of the lines at a day. */
  codesByLine(
    actor: Actor,
    asked: { retreatId: string; query: { asOf: string }; language: Language },
  ): Promise<CodesByLine>
}

export const coverageRoutes: FastifyPluginAsyncZod<CoverageDeps> = async (app, { db, codesByLine }) => {
  const tags = ['coverage']
  const params = z.object({ id: Id })
  const subject = subjectOf('retreat_not_found', (actor, { id }) => retreatSeenBy(db, actor, id))

  /** Answers 304, by one small query, to a reader who has the report as it would be now. */
  async function readerHasIt(request: FastifyRequest, reply: FastifyReply, report: Asked): Promise<boolean> {
    if (request.headers['if-none-match'] === undefined) return false
    return answeredByEtag(request, reply, await reportEtag(db, request.actor, report))
  }

  /** Of what is known now: for the knowledge of an earlier instant there is no register. */
  async function codesOf(
    actor: Actor,
    { retreatId, language }: Pick<Asked, 'retreatId' | 'language'>,
    { asOf, knownAt }: Pick<CoverageReport, 'asOf' | 'knownAt'>,
  ): Promise<CodesByLine> {
    return knownAt === null ? codesByLine(actor, { retreatId, query: { asOf }, language }) : new Map()
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
        const codes = await codesOf(request.actor, asked, report)
        return sendFile(request, reply, coverageTable(report, retreat, codes, asked.language), format)
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
        return sendFile(request, reply, comparisonTable(report, retreat, asked.language), format)
      }
      reply.header('etag', etag)
      return report
    },
  )
}
