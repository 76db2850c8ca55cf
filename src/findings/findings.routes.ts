import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { answerWrite } from '../http/command.ts'
import { subjectOf } from '../http/route-config.ts'
import { sendFile } from '../http/send-file.ts'
import { retreatSeenBy } from '../retreats/retreats.queries.ts'
import { Id } from '../shared/wire.ts'
import { formatOf, reportResponse } from '../tables/formats.ts'
import { ReportTable } from '../tables/table.ts'
import { findFinding, readRegister } from './findings.queries.ts'
import {
  FindingQuery,
  FindingRegister,
  FindingReportQuery,
  FollowUp,
  NewFollowUp,
} from './findings.schema.ts'
import { findingsTable } from './findings-table.ts'
import { recordFollowUp } from './record-follow-up.ts'
import type { FindingSettings } from './settings.ts'

/** The register of findings: what may be posted, and must be explained. It flags; it blesses and accuses nobody. */
export const findingRoutes: FastifyPluginAsyncZod<{ db: Db; settings: FindingSettings }> = async (
  app,
  { db, settings },
) => {
  const tags = ['findings']
  const params = z.object({ id: Id })
  const ofRetreat = subjectOf('retreat_not_found', (actor, { id }) => retreatSeenBy(db, actor, id))
  const ofFinding = subjectOf('finding_not_found', (actor, { id }) => findFinding(db, actor, settings, id))

  app.get(
    '/retreats/:id/findings',
    {
      config: { access: 'findings.read', subject: ofRetreat, problems: ['date_in_future'] },
      schema: {
        operationId: 'listFindings',
        summary: 'The register of findings, with their follow-ups',
        tags,
        params,
        querystring: FindingQuery,
        response: { 200: FindingRegister },
      },
    },
    async (request) => {
      const { actor, params, query } = request
      const asked = { retreatId: params.id, query, language: request.readLanguage() }
      return readRegister(db, actor, settings, asked)
    },
  )

  app.get(
    '/retreats/:id/reports/findings',
    {
      config: { access: 'reports.read', subject: ofRetreat, problems: ['date_in_future'] },
      schema: {
        operationId: 'reportFindings',
        summary: 'The register of findings as a table',
        tags: ['reports'],
        params,
        querystring: FindingReportQuery,
        response: { 200: reportResponse(ReportTable) },
      },
    },
    async (request, reply) => {
      const { format: named, ...query } = request.query
      const language = request.readLanguage()
      const asked = { retreatId: request.params.id, query, language }
      const table = findingsTable(await readRegister(db, request.actor, settings, asked), query, language)
      const format = formatOf(named, request.headers.accept)
      return format === 'json' ? table : sendFile(request, reply, table, format)
    },
  )

  app.post(
    '/findings/:id/follow-ups',
    {
      config: { access: 'findings.follow_up', subject: ofFinding },
      schema: {
        operationId: 'followUpFinding',
        summary: 'Record what was done about a finding that is there now',
        tags,
        params,
        body: NewFollowUp,
        response: { 201: FollowUp },
      },
    },
    async (request, reply) => {
      const input = { findingId: request.params.id, followUp: request.body, settings }
      return answerWrite(
        db,
        request,
        reply,
        (tx, actor) => recordFollowUp(tx, actor, input),
        () => ({ status: 201 }),
      )
    },
  )
}
