import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action } from '../platform/http/action.ts'
import { resource } from '../platform/http/route-config.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import { Id } from '../platform/shared/wire.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { findFinding, readRegister } from './findings.queries.ts'
import { FindingQuery, FindingRegister, FollowUp, NewFollowUp } from './findings.schema.ts'
import { recordFollowUp } from './record-follow-up.ts'

/** The register of findings: what may be posted, and must be explained. It flags; it blesses and accuses nobody. */
export const findingRoutes: FastifyPluginAsyncZod<{ settings: FindingSettings }> = async (
  app,
  { settings },
) => {
  const tags = ['findings']
  const params = z.object({ id: Id })
  const ofRetreat = resource('retreat_not_found', ({ db, actor }, { id }) =>
    findVisibleRetreat(db, actor, id),
  )
  const ofFinding = resource('finding_not_found', ({ db, actor }, { id }) =>
    findFinding(db, actor, settings, id),
  )

  app.get(
    '/retreats/:id/findings',
    {
      config: {
        access: 'findings.read',
        subject: ofRetreat,
        problems: ['date_in_future'],
        cost: 'expensive',
      },
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
      const registerRequest = { retreatId: params.id, query, language: request.readLanguage() }
      return readRegister(request.db, actor, settings, registerRequest)
    },
  )

  action(app, '/findings/:id/follow-ups', {
    config: { access: 'findings.follow_up', subject: ofFinding, cost: 'expensive' },
    schema: {
      operationId: 'followUpFinding',
      summary: 'Record what was done about a finding that is there now',
      tags,
      params,
      body: NewFollowUp,
      response: { 201: FollowUp },
    },
    work: (tx, actor, params, body) =>
      recordFollowUp(tx, actor, { findingId: params.id, followUp: body, settings }),
    statusOf: () => ({ status: 201 }),
  })
}
