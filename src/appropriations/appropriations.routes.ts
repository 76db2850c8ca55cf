import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, sees } from '../access/actor.ts'
import { runCommand } from '../command/run-command.ts'
import type { Db } from '../db/client.ts'
import { commandOf, headersOf } from '../http/command.ts'
import { linkNext } from '../http/pagination.ts'
import { findRetreat, retreatSeenBy } from '../retreats/retreats.queries.ts'
import { Id } from '../shared/wire.ts'
import { listAppropriations, listExpenditures } from './apbd.queries.ts'
import {
  Appropriation,
  AppropriationPage,
  AppropriationQuery,
  Expenditure,
  ExpenditurePage,
  ExpenditureQuery,
  NewAppropriation,
  NewExpenditure,
} from './apbd.schema.ts'
import { appropriate } from './appropriate.ts'
import { recordExpenditure } from './record-expenditure.ts'

export const appropriationRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  const tags = ['apbd']
  const params = z.object({ id: Id })
  const subject = {
    notFound: 'retreat_not_found',
    exists: async (id: string, actor: Actor) => sees(actor, id) && (await findRetreat(db, id)) !== undefined,
  } as const

  app.post(
    '/retreats/:id/appropriations',
    {
      config: {
        access: 'apbd.write',
        subject,
        problems: ['duplicate_line', 'unknown_line', 'date_in_future'],
      },
      schema: {
        operationId: 'appropriate',
        summary: "State lines' appropriated totals from a day on",
        tags,
        params,
        body: NewAppropriation,
        response: { 201: Appropriation },
      },
    },
    async (request, reply) => {
      const input = { retreatId: request.params.id, appropriation: request.body }
      const answer = await runCommand(db, commandOf(request), (tx, actor) => appropriate(tx, actor, input))
      return reply.code(201).headers(headersOf(answer)).send(answer.result)
    },
  )

  app.get(
    '/retreats/:id/appropriations',
    {
      config: { access: 'apbd.read', subject, problems: ['invalid_cursor'] },
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
      const { id } = await retreatSeenBy(db, request.actor, request.params.id)
      const page = await listAppropriations(db, id, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.post(
    '/retreats/:id/expenditures',
    {
      config: {
        access: 'apbd.write',
        subject,
        problems: ['unknown_line', 'double_funding', 'sp2d_exists', 'date_in_future'],
      },
      schema: {
        operationId: 'recordExpenditure',
        summary: 'Record regional budget spending on a line',
        tags,
        params,
        body: NewExpenditure,
        response: { 201: Expenditure },
      },
    },
    async (request, reply) => {
      const input = { retreatId: request.params.id, expenditure: request.body }
      const answer = await runCommand(db, commandOf(request), (tx, actor) =>
        recordExpenditure(tx, actor, input),
      )
      return reply.code(201).headers(headersOf(answer)).send(answer.result)
    },
  )

  app.get(
    '/retreats/:id/expenditures',
    {
      config: { access: 'apbd.read', subject, problems: ['invalid_cursor'] },
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
      const { id } = await retreatSeenBy(db, request.actor, request.params.id)
      const page = await listExpenditures(db, id, request.query)
      linkNext(request, reply, page)
      return page
    },
  )
}
