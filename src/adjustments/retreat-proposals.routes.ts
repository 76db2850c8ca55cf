import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findVisibleDisclosure } from '../companies/companies.queries.ts'
import { DisclosureChange } from '../companies/companies.schema.ts'
import { action } from '../platform/http/action.ts'
import { acceptedAt, answerWrite } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { knownProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { Retreat, RetreatChange } from '../retreats/retreats.schema.ts'
import { Adjustment, NewVenueChoice, RetreatCancellation, RetreatRestoration } from './adjustments.schema.ts'
import { correctDisclosure } from './correct-disclosure.ts'
import { correctRetreat } from './correct-retreat.ts'
import { retreatCancellation } from './kinds/retreat-cancellation.ts'
import { retreatRestoration } from './kinds/retreat-restoration.ts'
import { venueChoice } from './kinds/venue-choice.ts'
import { Obligations, ObligationsQuery } from './obligations.schema.ts'
import { propose } from './propose-adjustment.ts'
import { readObligations } from './read-obligations.ts'
import { refusals } from './refusals.ts'

/** What is proposed of a retreat or of a company's disclosures. */
export const retreatProposalRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['retreats']
  const params = z.object({ id: Id })
  const subject = resource('retreat_not_found', ({ db, actor }, { id }) => findVisibleRetreat(db, actor, id))
  const statusOf = acceptedAt('/v1/adjustments')

  app.patch(
    '/retreats/:id',
    {
      config: {
        access: 'retreats.write',
        subject,
        problems: [...refusals.retreatChange, 'proposals_conflict'],
      },
      schema: {
        operationId: 'changeRetreat',
        summary: 'Correct a retreat, or propose to once a budget was adopted',
        tags,
        params,
        body: RetreatChange,
        response: { 200: Retreat, 202: Adjustment },
      },
    },
    async (request, reply) => {
      const input = { ...request.params, request: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => correctRetreat(tx, actor, input), statusOf)
    },
  )

  action(app, '/retreats/:id/venue-choices', {
    config: {
      access: 'adjustments.propose',
      subject,
      problems: [...refusals.venueChoice, 'proposals_conflict'],
    },
    schema: {
      operationId: 'proposeVenueChoice',
      summary: 'Propose the venue; what stands on lines of the others will become unallocated',
      tags,
      params,
      body: NewVenueChoice,
      response: { 202: Adjustment },
    },
    work: async (tx, actor, { id: retreatId }, request) =>
      propose(tx, actor, await venueChoice.check(tx, actor, { retreatId, request })),
    statusOf,
  })

  action(app, '/retreats/:id/cancellation', {
    config: {
      access: 'adjustments.propose',
      subject,
      problems: [...refusals.cancellation, 'proposals_conflict'],
    },
    schema: {
      operationId: 'proposeCancellation',
      summary:
        'Propose to cancel a retreat: submitted pledges will be drafts again, and nothing new is promised',
      tags,
      params,
      body: RetreatCancellation,
      response: { 202: Adjustment },
    },
    work: async (tx, actor, { id: retreatId }, request) =>
      propose(tx, actor, await retreatCancellation.check(tx, actor, { retreatId, request })),
    statusOf,
  })

  action(app, '/retreats/:id/restoration', {
    config: {
      access: 'adjustments.propose',
      subject,
      problems: [...refusals.restoration, 'proposals_conflict'],
    },
    schema: {
      operationId: 'proposeRestoration',
      summary: 'Propose to take a cancellation back',
      tags,
      params,
      body: RetreatRestoration,
      response: { 202: Adjustment },
    },
    work: async (tx, actor, { id: retreatId }, request) =>
      propose(tx, actor, await retreatRestoration.check(tx, actor, { retreatId, request })),
    statusOf,
  })

  app.patch(
    '/companies/:id/disclosures/:disclosureId',
    {
      config: {
        access: 'companies.write',
        subject: resource('disclosure_not_found', ({ db }, { id, disclosureId }) =>
          findVisibleDisclosure(db, { companyId: id, disclosureId }),
        ),
        problems: [...refusals.disclosure, 'proposals_conflict'],
      },
      schema: {
        operationId: 'proposeDisclosureChange',
        summary: 'Propose to correct a disclosure, to end it, or to annul it',
        tags: ['companies'],
        params: z.object({ id: Id, disclosureId: Id }),
        body: DisclosureChange,
        response: { 202: Adjustment },
      },
    },
    async (request, reply) => {
      const { id: companyId, disclosureId } = request.params
      const input = { companyId, disclosureId, request: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => correctDisclosure(tx, actor, input), statusOf)
    },
  )

  app.get(
    '/retreats/:id/obligations',
    {
      config: { access: 'pledges.read', subject, problems: [...knownProblems, 'date_in_future'] },
      schema: {
        operationId: 'getObligations',
        summary: 'Read what is held of each pledge: after a cancellation, what must be paid back',
        tags,
        params,
        querystring: ObligationsQuery,
        response: { 200: Obligations },
      },
    },
    async ({ db, actor, params, query }) => readObligations(db, actor, { ...params, ...query }),
  )
}
