import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allowedActions } from '../platform/authority/actions.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { retreatActions } from './retreat-actions.ts'
import { findVisibleRetreat, listRetreats, wasBudgetAdopted } from './retreats.queries.ts'
import { NewRetreat, Retreat, RetreatPage, RetreatQuery } from './retreats.schema.ts'
import { createRetreat } from './write-retreat.ts'

export const retreatRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['retreats']
  const params = z.object({ id: Id })
  const subject = resource('retreat_not_found', ({ db, actor }, { id }) => findVisibleRetreat(db, actor, id))

  app.post(
    '/retreats',
    {
      config: {
        access: 'retreats.create',
        problems: ['retreat_code_exists', 'dates_out_of_order', 'duplicate_venue'],
      },
      schema: {
        operationId: 'createRetreat',
        summary: 'Create a retreat',
        tags,
        body: NewRetreat,
        response: { 201: Retreat },
      },
    },
    async (request, reply) =>
      answerWrite(
        request,
        reply,
        (tx) => createRetreat(tx, request.body),
        (made) => createdAt(`/v1/retreats/${made.id}`),
      ),
  )

  app.get(
    '/retreats',
    {
      config: { access: 'retreats.read', problems: knownListProblems },
      schema: {
        operationId: 'listRetreats',
        summary: 'List retreats',
        tags,
        querystring: RetreatQuery,
        response: { 200: RetreatPage },
      },
    },
    async (request, reply) => {
      const page = await listRetreats(await ledgerAt(request.db, request.query), request.actor, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/retreats/:id',
    {
      config: { access: 'retreats.read', subject, problems: knownProblems },
      schema: {
        operationId: 'getRetreat',
        summary: 'Read a retreat',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Retreat },
      },
    },
    async ({ db, actor, query, params: { id } }) => {
      const ledger = await ledgerAt(db, query)
      const retreat = await findVisibleRetreat(ledger, actor, id)
      if (ledger !== db) return retreat
      const { cancelledOn = null } = retreat.cancellation ?? {}
      const facts = { cancelledOn, isAdopted: await wasBudgetAdopted(db, retreat.id) }
      return { ...retreat, allowedActions: allowedActions(retreatActions, actor, facts) }
    },
  )
}
