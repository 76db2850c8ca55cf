import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withNames } from '../names/with-names.ts'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { adjustmentActions } from './adjustment-actions.ts'
import { findVisibleAdjustment, listAdjustments, presentAdjustment } from './adjustments.queries.ts'
import {
  Adjustment,
  AdjustmentPage,
  AdjustmentQuery,
  Approval,
  Rejection,
  Withdrawal,
} from './adjustments.schema.ts'
import { approveAdjustment, rejectAdjustment, withdrawAdjustment } from './decide-adjustment.ts'
import { refusalsOfApproval } from './refusals.ts'

/** Proposals of every kind: read and decided alike. */
export const adjustmentRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['adjustments']
  const params = z.object({ id: Id })
  const subject = resource('adjustment_not_found', ({ db, actor }, { id }) =>
    findVisibleAdjustment(db, actor, id),
  )

  app.get(
    '/adjustments',
    {
      config: { access: 'adjustments.read', problems: knownListProblems },
      schema: {
        operationId: 'listAdjustments',
        summary: 'List proposals of every kind',
        tags,
        querystring: AdjustmentQuery,
        response: { 200: AdjustmentPage },
      },
    },
    async (request, reply) => {
      const { db, actor, query } = request
      const ledger = await ledgerAt(db, query)
      const page = await listAdjustments(ledger, actor, query)
      linkNext(request, reply, page)
      return { ...page, items: await withNames({ db, ledger, actor }, page.items) }
    },
  )

  app.get(
    '/adjustments/:id',
    {
      config: { access: 'adjustments.read', subject, problems: knownProblems },
      schema: {
        operationId: 'getAdjustment',
        summary: 'Read a proposal',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Adjustment },
      },
    },
    async ({ db, actor, query, params: { id } }) => {
      const ledger = await ledgerAt(db, query)
      const row = await findVisibleAdjustment(ledger, actor, id)
      const adjustment = presentAdjustment(row)
      const [named = adjustment] = await withNames({ db, ledger, actor }, [adjustment])
      if (ledger !== db) return named
      return { ...named, allowedActions: allowedActions(adjustmentActions, actor, row) }
    },
  )

  action(app, '/adjustments/:id/approval', {
    config: {
      access: 'adjustments.decide',
      decides: true,
      subject,
      problems: [
        'adjustment_wrong_state',
        'maker_is_checker',
        'changed_since_proposed',
        ...refusalsOfApproval,
      ],
    },
    schema: {
      operationId: 'approveAdjustment',
      summary: 'Approve a proposal, which then takes effect',
      tags,
      params,
      body: Approval,
      response: { 200: Adjustment },
    },
    work: (tx, actor, params, body, ifMatch) => approveAdjustment(tx, actor, { ...params, ...body, ifMatch }),
  })

  action(app, '/adjustments/:id/rejection', {
    config: {
      access: 'adjustments.decide',
      decides: true,
      subject,
      problems: ['adjustment_wrong_state', 'maker_is_checker'],
    },
    schema: {
      operationId: 'rejectAdjustment',
      summary: 'Reject a proposal',
      tags,
      params,
      body: Rejection,
      response: { 200: Adjustment },
    },
    work: (tx, actor, params, body, ifMatch) => rejectAdjustment(tx, actor, { ...params, ...body, ifMatch }),
  })

  action(app, '/adjustments/:id/withdrawal', {
    config: {
      access: 'adjustments.propose',
      subject,
      problems: ['adjustment_wrong_state', 'not_the_maker'],
    },
    schema: {
      operationId: 'withdrawAdjustment',
      summary: 'Withdraw what one has proposed',
      tags,
      params,
      body: Withdrawal,
      response: { 200: Adjustment },
    },
    work: (tx, actor, params, body) => withdrawAdjustment(tx, actor, { ...params, ...body }),
  })
}
