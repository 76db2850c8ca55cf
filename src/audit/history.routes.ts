import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withNames } from '../names/with-names.ts'
import type { Operation } from '../platform/authority/permissions.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id, type Page, PageQuery } from '../platform/shared/wire.ts'
import { type HistoryItem, HistoryPage } from './log.schema.ts'
import { findRecord, type RecordKind, readHistory } from './read-history.ts'

interface Resource extends RecordKind {
  path: string
  access: Operation
  operationId: string
  summary: string
}

const ofId = z.object({ id: Id })

const resources: Resource[] = [
  historyResource('companies', 'company', 'companies.read', 'company_not_found'),
  historyResource('retreats', 'retreat', 'retreats.read', 'retreat_not_found'),
  historyResource('imports', 'import', 'imports.read', 'import_not_found'),
  historyResource('pledges', 'pledge', 'pledges.read', 'pledge_not_found'),
  historyResource('disbursements', 'disbursement', 'disbursements.read', 'disbursement_not_found'),
  historyResource('adjustments', 'adjustment', 'adjustments.read', 'adjustment_not_found'),
  historyResource('appropriations', 'appropriation', 'apbd.read', 'appropriation_not_found'),
  historyResource('expenditures', 'expenditure', 'apbd.read', 'expenditure_not_found'),
  {
    ...historyResource('findings', 'finding', 'findings.read', 'finding_not_found'),
    table: 'finding_follow_ups',
  },
  historyResource('users', 'user', 'access.read', 'user_not_found'),
]

function historyResource(
  table: string,
  subject: string,
  access: Operation,
  notFound: RecordKind['notFound'],
): Resource {
  return {
    table,
    subject,
    access,
    notFound,
    path: `/${table}/:id/history`,
    operationId: `get${subject[0]?.toUpperCase()}${subject.slice(1)}History`,
    summary: `Who did what to ${/^[aeiu]/.test(subject) && subject !== 'user' ? 'an' : 'a'} ${subject}, and when`,
  }
}

export const historyRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const each of resources) {
    app.get(
      each.path,
      {
        config: {
          access: each.access,
          subject: resource(each.notFound, ({ db, actor }, { id }) => findRecord(db, actor, each, id)),
          problems: listProblems,
        },
        schema: {
          operationId: each.operationId,
          summary: each.summary,
          tags: ['log'],
          params: ofId,
          querystring: PageQuery,
          response: { 200: HistoryPage },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const page = await readHistory(
          request.db,
          request.actor,
          each,
          id,
          request.query,
          request.readLanguage(),
        )
        linkNext(request, reply, page)
        return withActors(request, page)
      },
    )
  }

  const budget: RecordKind = { table: 'budget_versions', subject: 'budget', notFound: 'budget_not_found' }
  app.get(
    '/retreats/:id/budgets/:version/history',
    {
      config: {
        access: 'budgets.read',
        subject: resource(budget.notFound, ({ db, actor }, { id, version }) =>
          findRecord(db, actor, budget, `${id}/${version}`),
        ),
        problems: listProblems,
      },
      schema: {
        operationId: 'getBudgetHistory',
        summary: 'Who did what to a budget version, and when',
        tags: ['log'],
        params: ofId.extend({ version: z.coerce.number().int().min(1).max(100_000) }),
        querystring: PageQuery,
        response: { 200: HistoryPage },
      },
    },
    async (request, reply) => {
      const id = `${request.params.id}/${request.params.version}`
      const page = await readHistory(
        request.db,
        request.actor,
        budget,
        id,
        request.query,
        request.readLanguage(),
      )
      linkNext(request, reply, page)
      return withActors(request, page)
    },
  )
}

/** With what those who did it are called, for whoever may know who is who. */
async function withActors(
  { db, actor }: FastifyRequest,
  page: Page<HistoryItem>,
): Promise<Page<HistoryItem>> {
  return { ...page, items: await withNames({ db, ledger: db, actor }, page.items) }
}
