import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withNames } from '../names/with-names.ts'
import { action } from '../platform/http/action.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { knownProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { findVisibleBudget, listVersions, presentSummary } from './budgets.queries.ts'
import {
  Budget,
  BudgetChange,
  BudgetDiff,
  BudgetDiffQuery,
  BudgetDiscarding,
  BudgetList,
  BudgetQuery,
  NewBudget,
  VersionNumber,
} from './budgets.schema.ts'
import { diffBudgets } from './diff-budgets.ts'
import { changeBudget, discardBudget, draftBudget } from './draft-budget.ts'
import { standingBudget } from './standing-budget.ts'

export const budgetRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['budgets']
  const params = z.object({ id: Id })
  const versionParams = z.object({ id: Id, version: VersionNumber })
  const ofRetreat = resource('retreat_not_found', ({ db, actor }, { id }) =>
    findVisibleRetreat(db, actor, id),
  )
  const ofVersion = resource('budget_not_found', ({ db, actor }, { id, version }) =>
    findVisibleBudget(db, actor, id, Number(version)),
  )

  app.post(
    '/retreats/:id/budgets',
    {
      config: {
        access: 'budgets.write',
        subject: ofRetreat,
        problems: [
          'duplicate_line',
          'unknown_venue',
          'line_amount_mismatch',
          'ineligibility_reason_required',
        ],
      },
      schema: {
        operationId: 'draftBudget',
        summary: "Draft the next version of a retreat's budget",
        tags,
        params,
        body: NewBudget,
        response: { 201: Budget },
      },
    },
    async (request, reply) => {
      const retreatId = request.params.id
      return answerWrite(
        request,
        reply,
        (tx, actor) => draftBudget(tx, actor, { retreatId, budget: request.body }),
        ({ version }) => createdAt(`/v1/retreats/${retreatId}/budgets/${version}`),
      )
    },
  )

  app.patch(
    '/retreats/:id/budgets/:version',
    {
      config: {
        access: 'budgets.write',
        subject: ofVersion,
        problems: [
          'budget_wrong_state',
          'duplicate_line',
          'unknown_venue',
          'line_amount_mismatch',
          'ineligibility_reason_required',
        ],
      },
      schema: {
        operationId: 'changeBudget',
        summary: 'Correct a draft of a budget version',
        tags,
        params: versionParams,
        body: BudgetChange,
        response: { 200: Budget },
      },
    },
    async (request, reply) => {
      const { id: retreatId, version: number } = request.params
      const input = { retreatId, number, change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => changeBudget(tx, actor, input))
    },
  )

  action(app, '/retreats/:id/budgets/:version/discarding', {
    config: {
      access: 'budgets.write',
      subject: ofVersion,
      takesIfMatch: true,
      problems: ['budget_wrong_state'],
    },
    schema: {
      operationId: 'discardBudget',
      summary:
        'Put a draft of a budget version aside for good; it is kept, and out of lists unless asked for',
      tags,
      params: versionParams,
      body: BudgetDiscarding,
      response: { 200: Budget },
    },
    work: (tx, actor, { id: retreatId, version: number }, { reason }, ifMatch) =>
      discardBudget(tx, actor, { retreatId, number, reason, ifMatch }),
  })

  app.get(
    '/retreats/:id/budgets',
    {
      config: { access: 'budgets.read', subject: ofRetreat, problems: knownProblems },
      schema: {
        operationId: 'listBudgets',
        summary: "List the versions of a retreat's budget",
        tags,
        params,
        querystring: BudgetQuery,
        response: { 200: BudgetList },
      },
    },
    async (request) => {
      const { id } = await findVisibleRetreat(request.db, request.actor, request.params.id)
      const { db, actor, query } = request
      const ledger = await ledgerAt(db, query)
      const versions = (await listVersions(ledger, id, query)).map(presentSummary)
      return { items: await withNames({ db, ledger, actor }, versions), nextCursor: null }
    },
  )

  app.get(
    '/retreats/:id/budgets/:version',
    {
      config: { access: 'budgets.read', subject: ofVersion, problems: knownProblems },
      schema: {
        operationId: 'getBudget',
        summary: 'Read a budget version with its lines',
        tags,
        params: versionParams,
        querystring: KnownQuery,
        response: { 200: Budget },
      },
    },
    async ({ db, actor, params: { id, version }, query }) => {
      const ledger = await ledgerAt(db, query)
      const budget = await findVisibleBudget(ledger, actor, id, version)
      const [named = budget] = await withNames({ db, ledger, actor }, [budget])
      return ledger === db ? standingBudget(db, actor, named) : named
    },
  )

  app.get(
    '/retreats/:id/budgets/:version/diff',
    {
      config: { access: 'budgets.read', subject: ofVersion },
      schema: {
        operationId: 'diffBudgets',
        summary: 'Compare a budget version with another: lines added, removed and changed',
        tags,
        params: versionParams,
        querystring: BudgetDiffQuery,
        response: { 200: BudgetDiff },
      },
    },
    async (request) => {
      const { id, version } = request.params
      const before = await findVisibleBudget(request.db, request.actor, id, request.query.from)
      return diffBudgets(before, await findVisibleBudget(request.db, request.actor, id, version))
    },
  )
}
