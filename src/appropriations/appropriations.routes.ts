import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bookingProblems } from '../closings/calendar.ts'
import { withNames } from '../names/with-names.ts'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import {
  findVisibleExpenditure,
  listAppropriations,
  listExpenditures,
  presentExpenditure,
} from './apbd.queries.ts'
import {
  Appropriation,
  AppropriationPage,
  AppropriationQuery,
  Expenditure,
  ExpenditurePage,
  ExpenditureQuery,
  ExpenditureReversal,
  NewAppropriation,
  NewExpenditure,
} from './apbd.schema.ts'
import { appropriate } from './appropriate.ts'
import { expenditureActions } from './expenditure-actions.ts'
import { recordExpenditure } from './record-expenditure.ts'
import { reverseExpenditure } from './reverse-expenditure.ts'

export const appropriationRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['apbd']
  const params = z.object({ id: Id })
  const subject = resource('retreat_not_found', ({ db, actor }, { id }) => findVisibleRetreat(db, actor, id))
  const expenditure = resource('expenditure_not_found', ({ db, actor }, { id }) =>
    findVisibleExpenditure(db, actor, id),
  )

  action(app, '/retreats/:id/appropriations', {
    config: {
      access: 'apbd.write',
      subject,
      problems: [
        'duplicate_line',
        'line_of_other_venue',
        'statement_superseded',
        'unknown_line',
        ...bookingProblems,
        'retreat_cancelled',
      ],
    },
    schema: {
      operationId: 'appropriate',
      summary: "State lines' appropriated totals from a day on",
      tags,
      params,
      body: NewAppropriation,
      response: { 201: Appropriation },
    },
    work: (tx, actor, params, body) => appropriate(tx, actor, { retreatId: params.id, appropriation: body }),
    statusOf: () => ({ status: 201 }),
  })

  app.get(
    '/retreats/:id/appropriations',
    {
      config: { access: 'apbd.read', subject, problems: knownListProblems },
      schema: {
        operationId: 'listAppropriations',
        summary: 'List appropriations',
        tags,
        params,
        querystring: AppropriationQuery,
        response: { 200: AppropriationPage },
      },
    },
    async (request, reply) => {
      const { id } = await findVisibleRetreat(request.db, request.actor, request.params.id)
      const { db, actor, query } = request
      const ledger = await ledgerAt(db, query)
      const page = await listAppropriations(ledger, id, query)
      linkNext(request, reply, page)
      return { ...page, items: await withNames({ db, ledger, actor }, page.items) }
    },
  )

  action(app, '/retreats/:id/expenditures', {
    config: {
      access: 'apbd.write',
      subject,
      problems: ['unknown_line', 'double_funding', 'sp2d_exists', 'paper_used', ...bookingProblems],
    },
    schema: {
      operationId: 'recordExpenditure',
      summary: 'Record regional budget spending on a line',
      tags,
      params,
      body: NewExpenditure,
      response: { 201: Expenditure },
    },
    work: (tx, actor, params, body) =>
      recordExpenditure(tx, actor, { retreatId: params.id, expenditure: body }),
    statusOf: () => ({ status: 201 }),
  })

  app.get(
    '/retreats/:id/expenditures',
    {
      config: { access: 'apbd.read', subject, problems: knownListProblems },
      schema: {
        operationId: 'listExpenditures',
        summary: 'List expenditures',
        tags,
        params,
        querystring: ExpenditureQuery,
        response: { 200: ExpenditurePage },
      },
    },
    async (request, reply) => {
      const { id } = await findVisibleRetreat(request.db, request.actor, request.params.id)
      const { db, actor, query } = request
      const ledger = await ledgerAt(db, query)
      const page = await listExpenditures(ledger, id, query)
      linkNext(request, reply, page)
      return { ...page, items: await withNames({ db, ledger, actor }, page.items) }
    },
  )

  app.get(
    '/expenditures/:id',
    {
      config: { access: 'apbd.read', subject: expenditure, problems: knownProblems },
      schema: {
        operationId: 'getExpenditure',
        summary: 'Read an expenditure',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Expenditure },
      },
    },
    async ({ db, actor, query, params: { id } }) => {
      const ledger = await ledgerAt(db, query)
      const row = await findVisibleExpenditure(ledger, actor, id)
      const shown = presentExpenditure(row)
      const [named = shown] = await withNames({ db, ledger, actor }, [shown])
      if (ledger !== db) return named
      return { ...named, allowedActions: allowedActions(expenditureActions, actor, row) }
    },
  )

  action(app, '/expenditures/:id/reversal', {
    config: {
      access: 'apbd.write',
      subject: expenditure,
      problems: ['expenditure_wrong_state'],
    },
    schema: {
      operationId: 'reverseExpenditure',
      summary: 'Reverse an expenditure that was recorded in error',
      tags,
      params,
      body: ExpenditureReversal,
      response: { 200: Expenditure },
    },
    work: (tx, actor, params, body) => reverseExpenditure(tx, actor, { ...params, ...body }),
  })
}
