import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findVisibleBudget } from '../budgets/budgets.queries.ts'
import { Adoption, VersionNumber } from '../budgets/budgets.schema.ts'
import { datingProblems } from '../closings/calendar.ts'
import { action } from '../platform/http/action.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { Retreat } from '../retreats/retreats.schema.ts'
import { adoptBudget } from './adopt-budget.ts'
import { cancelRetreat } from './cancel-retreat.ts'
import { chooseVenue } from './choose-venue.ts'
import { AdoptedBudget, NewVenueChoice, RetreatCancellation, VenueChoice } from './transitions.schema.ts'

/** What moves the money of a whole retreat: adoption of a budget, choice of the venue, cancellation. */
export const transitionRoutes: FastifyPluginAsyncZod = async (app) => {
  const params = z.object({ id: Id })
  const versionParams = z.object({ id: Id, version: VersionNumber })
  const ofRetreat = resource('retreat_not_found', ({ db, actor }, { id }) =>
    findVisibleRetreat(db, actor, id),
  )
  const ofVersion = resource('budget_not_found', ({ db, actor }, { id, version }) =>
    findVisibleBudget(db, actor, id, Number(version)),
  )

  action(app, '/retreats/:id/budgets/:version/adoption', {
    config: {
      access: 'budgets.adopt',
      decides: true,
      subject: ofVersion,
      problems: [
        'budget_wrong_state',
        'maker_is_checker',
        'adoption_out_of_order',
        ...datingProblems,
        'lines_below_balances',
        'unknown_venue',
        'total_too_large',
      ],
    },
    schema: {
      operationId: 'adoptBudget',
      summary: 'Put a budget version into force',
      tags: ['budgets'],
      params: versionParams,
      body: Adoption,
      response: { 200: AdoptedBudget },
    },
    work: (tx, actor, params, body, ifMatch) =>
      adoptBudget(tx, actor, { retreatId: params.id, number: params.version, adoption: body, ifMatch }),
  })

  action(app, '/retreats/:id/venue-choice', {
    config: {
      access: 'retreats.choose_venue',
      subject: ofRetreat,
      problems: [
        'retreat_cancelled',
        'venue_already_chosen',
        'unknown_venue',
        ...datingProblems,
        'total_too_large',
      ],
    },
    schema: {
      operationId: 'chooseVenue',
      summary: 'Choose the venue; what stands on lines of the others becomes unallocated',
      tags: ['retreats'],
      params,
      body: NewVenueChoice,
      response: { 200: VenueChoice },
    },
    work: (tx, actor, params, body) => chooseVenue(tx, actor, { retreatId: params.id, choice: body }),
  })

  action(app, '/retreats/:id/cancellation', {
    config: {
      access: 'retreats.cancel',
      subject: ofRetreat,
      problems: ['retreat_cancelled', ...datingProblems],
    },
    schema: {
      operationId: 'cancelRetreat',
      summary: 'Cancel a retreat: no new pledges, approvals or appropriations',
      tags: ['retreats'],
      params,
      body: RetreatCancellation,
      response: { 200: Retreat },
    },
    work: (tx, actor, params, body) => cancelRetreat(tx, actor, { retreatId: params.id, cancellation: body }),
  })
}
