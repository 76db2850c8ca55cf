import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Adoption, Budget } from '../budgets/budgets.schema.ts'
import { runCommand } from '../command/run-command.ts'
import type { Db } from '../db/client.ts'
import { commandOf, headersOf } from '../http/command.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { Id } from '../shared/wire.ts'
import { adoptBudget } from './adopt-budget.ts'

/** What moves the money of a whole retreat: adoption of a budget, choice of the venue, cancellation. */
export const transitionRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  const versionParams = z.object({ id: Id, version: z.coerce.number().int().min(1).max(100_000) })
  const exists = async (id: string) => (await findRetreat(db, id)) !== undefined
  const ofVersion = { notFound: 'budget_not_found', exists } as const

  app.post(
    '/retreats/:id/budgets/:version/adoption',
    {
      config: {
        access: 'budgets.adopt',
        subject: ofVersion,
        problems: [
          'budget_wrong_state',
          'maker_is_checker',
          'adoption_out_of_order',
          'date_in_future',
          'lines_below_balances',
        ],
      },
      schema: {
        operationId: 'adoptBudget',
        summary: 'Put a budget version into force',
        tags: ['budgets'],
        params: versionParams,
        body: Adoption,
        response: { 200: Budget },
      },
    },
    async (request, reply) => {
      const { id: retreatId, version: number } = request.params
      const input = { retreatId, number, adoptedOn: request.body.adoptedOn }
      const answer = await runCommand(db, commandOf(request), (tx, actor) => adoptBudget(tx, actor, input))
      return reply.code(200).headers(headersOf(answer)).send(answer.result)
    },
  )
}
