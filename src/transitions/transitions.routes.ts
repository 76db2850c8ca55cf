import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findVisibleBudget } from '../budgets/budgets.queries.ts'
import { Adoption, VersionNumber } from '../budgets/budgets.schema.ts'
import { datingProblems } from '../closings/calendar.ts'
import { action } from '../platform/http/action.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { adoptBudget } from './adopt-budget.ts'
import { AdoptedBudget } from './transitions.schema.ts'

/** What moves the money of a whole retreat and takes two people by itself. */
export const transitionRoutes: FastifyPluginAsyncZod = async (app) => {
  const versionParams = z.object({ id: Id, version: VersionNumber })
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
        'retreat_cancelled',
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
}
