import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withNames } from '../names/with-names.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { answeredByEtag } from '../platform/http/conditional.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { sendReport } from '../platform/http/send-file.ts'
import { type CostOf, ofKnownRead, ofReport } from '../platform/http/shares.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id } from '../platform/shared/wire.ts'
import {
  type Format,
  FormatParameter,
  fileProblems,
  formatIn,
  formatOf,
  reportResponse,
} from '../platform/tables/formats.ts'
import type { Report, ReportRequest } from '../platform/tables/report.ts'
import { ReportTable } from '../platform/tables/table.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { ComparisonParameters, CoverageQuery, CoverageReport, VenueComparison } from './coverage.schema.ts'
import { CoverageDays, CoverageDaysQuery } from './coverage-days.schema.ts'
import { readCoverageDays } from './coverage-days.ts'
import { EntryQuery, JournalEntryPage } from './entries.schema.ts'
import { listEntries } from './list-entries.ts'
import { reportEtag, stampStatement } from './read-figures.ts'
import { ReportCache } from './report-cache.ts'
import { compareVenues, reportCoverage, type Tagged } from './report-coverage.ts'

interface Request {
  params: { id: string }
  query: CoverageQuery & { format?: Format | undefined }
}

interface CoverageDeps {
  /** The same as files, which show more than coverage knows of: the findings, which look at it. */
  files: { coverage: Report; venueComparison: Report }
}

export const coverageRoutes: FastifyPluginAsyncZod<CoverageDeps> = async (app, { files }) => {
  const { coverage, venueComparison } = files
  const tags = ['coverage']
  const params = z.object({ id: Id })
  const subject = resource('retreat_not_found', ({ db, actor }, { id }) => findVisibleRetreat(db, actor, id))
  const configOf = ({ problems }: Report, cost: CostOf) => ({
    access: 'coverage.read' as const,
    subject,
    cost: ofReport(cost),
    readsAhead: stampAhead,
    problems: [...problems, ...fileProblems],
  })

  const kept = new ReportCache()

  /**
   * As a file, where one was requested, else as JSON: 304, by one small query, to a reader who has it as it would be now;
   * as it was answered before where nothing that it was made of has changed; else, and for a reader who wants no copy
   * (`Cache-Control: no-cache`), made anew.
   */
  async function answer(
    request: FastifyRequest & Request,
    reply: FastifyReply,
    file: Report,
    read: (db: Db, actor: Actor, coverageRequest: ReportRequest<CoverageQuery>) => Promise<Tagged<object>>,
  ): Promise<FastifyReply> {
    const { format: named, ...query } = request.query
    const coverageRequest = { retreatId: request.params.id, query, language: request.readLanguage() }
    const format = formatOf(named, request.headers.accept)
    if (format !== 'json') return sendReport(request, reply, file, coverageRequest, format)
    if (!wantsNoCopy(request)) {
      const etag = await reportEtag(request.db, request.actor, coverageRequest)
      if (answeredByEtag(request, reply, etag)) return reply
      const copy = kept.find(`${file.name} ${etag}`)
      if (copy !== undefined) return sendJson(reply, copy)
    }
    const made = await read(request.db, request.actor, coverageRequest)
    return sendJson(reply.header('etag', made.etag), keep(file.name, made))
  }

  /**
   * Encoding a report by its schema would cost more than making it. It is built of nothing but what the schema names: the
   * compiler checks the types, a test that nothing is added.
   */
  function keep(name: string, { report, etag }: Tagged<object>): string {
    const body = JSON.stringify(report)
    kept.keep(`${name} ${etag}`, body)
    return body
  }

  app.get(
    '/retreats/:id/coverage',
    {
      config: configOf(coverage, ofKnownRead),
      schema: {
        operationId: coverage.operationId,
        summary: coverage.summary,
        description:
          'The headline is `totals.percent.verified`. Pledges are promises, not money: the two stand apart at every level.',
        tags,
        params,
        querystring: CoverageQuery.extend({ format: FormatParameter }),
        response: { 200: figuresOrTable(CoverageReport) },
      },
    },
    async (request, reply) => answer(request, reply, coverage, reportCoverage),
  )

  app.get(
    '/retreats/:id/venue-comparison',
    {
      config: configOf(venueComparison, () => 'expensive'),
      schema: {
        operationId: venueComparison.operationId,
        summary: venueComparison.summary,
        tags,
        params,
        querystring: ComparisonParameters.extend({ format: FormatParameter }),
        response: { 200: figuresOrTable(VenueComparison) },
      },
    },
    async (request, reply) => answer(request, reply, venueComparison, compareVenues),
  )

  app.get(
    '/retreats/:id/coverage/days',
    {
      config: {
        access: 'coverage.read',
        subject,
        cost: ofKnownRead,
        problems: [...coverage.problems, ...knownProblems],
      },
      schema: {
        operationId: 'listCoverageDays',
        summary: 'The days on which coverage changed, each with the four levels by its end',
        tags,
        params,
        querystring: CoverageDaysQuery,
        response: { 200: CoverageDays },
      },
    },
    async ({ db, actor, params: { id }, query }) => readCoverageDays(db, actor, { retreatId: id, query }),
  )

  app.get(
    '/entries',
    {
      config: {
        access: 'coverage.read',
        cost: ofKnownRead,
        problems: [...coverage.problems, ...knownListProblems, 'retreat_not_found'],
      },
      schema: {
        operationId: 'listEntries',
        summary: 'The journal entries behind a figure: they add up to it',
        tags,
        querystring: EntryQuery,
        response: { 200: JournalEntryPage },
      },
    },
    async (request, reply) => {
      const { db, actor, query } = request
      const page = await listEntries(db, actor, query)
      linkNext(request, reply, page)
      const ledger = await ledgerAt(db, query)
      return { ...page, items: await withNames({ db, ledger, actor }, page.items) }
    },
  )
}

/** A reader who may have a copy of the JSON waits for the stamp alone; a file is made of all figures. */
const stampAhead: NonNullable<FastifyContextConfig['readsAhead']> = (request) => {
  const { id } = request.params as Request['params']
  const { format } = request.query as { format?: Format }
  const isFirst = formatIn(format, request.headers.accept) === 'json' && !wantsNoCopy(request)
  return isFirst && Id.safeParse(id).success ? stampStatement(id) : null
}

function wantsNoCopy({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers['cache-control']?.includes('no-cache') ?? false
}

function sendJson(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(body)
}

/** Which of the two it is, `columns` tells: a client in TypeScript asks `'columns' in answer`. */
function figuresOrTable<Figures extends z.ZodObject>(figures: Figures) {
  return reportResponse(
    z.union([figures, ReportTable]),
    `The report: \`${figures.meta()?.id}\`, or with \`format=table\` its \`ReportTable\`, which alone has \`columns\`.`,
  )
}
