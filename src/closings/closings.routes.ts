import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { answerWrite } from '../platform/http/command.ts'
import { resource } from '../platform/http/route-config.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { closeMonth, findClosing, reopenMonth } from './close-months.ts'
import { closingActions } from './closing-actions.ts'
import { closedFrom, listClosings, presentMonth, readClosings } from './closings.queries.ts'
import {
  ClosedMonth,
  Closing,
  ClosingList,
  Month,
  NewClosing,
  NewReopening,
  Reopening,
} from './closings.schema.ts'

export const closingRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['closings']
  const params = z.object({ month: Month })
  const subject = resource('closing_not_found', async ({ db }, { month }) =>
    assertFound(findClosing(await readClosings(db), month), 'closing_not_found'),
  )

  app.post(
    '/closings',
    {
      config: { access: 'closings.close', problems: ['month_not_ended', 'month_already_closed'] },
      schema: {
        operationId: 'closeMonth',
        summary: 'Close the books up to and including a month that has ended',
        tags,
        body: NewClosing,
        response: { 201: Closing },
      },
    },
    async (request, reply) =>
      answerWrite(
        request,
        reply,
        (tx, actor) => closeMonth(tx, actor, request.body),
        () => ({ status: 201 }),
      ),
  )

  app.get(
    '/closings',
    {
      config: { access: 'closings.read' },
      schema: {
        operationId: 'listClosings',
        summary: 'Tell up to when the books are closed, and every month that ever was',
        tags,
        response: { 200: ClosingList },
      },
    },
    async (request) => listClosings(request.db),
  )

  app.get(
    '/closings/:month',
    {
      config: { access: 'closings.read', subject },
      schema: {
        operationId: 'getClosing',
        summary: 'Read a month that was closed',
        tags,
        params,
        response: { 200: ClosedMonth },
      },
    },
    async ({ db, actor, params: { month } }) => {
      const rows = await readClosings(db)
      const row = assertFound(
        rows.find((each) => each.month === month),
        'closing_not_found',
      )
      const facts = { month, closed: closedFrom(rows, month) }
      return { ...presentMonth(row), allowedActions: allowedActions(closingActions, actor, facts) }
    },
  )

  action(app, '/closings/:month/reopening', {
    config: {
      access: 'closings.close',
      subject,
      problems: ['month_not_closed', 'closer_is_reopener'],
    },
    schema: {
      operationId: 'reopenMonth',
      summary: 'Reopen a closed month with those after it: another person than closed any of them',
      tags,
      params,
      body: NewReopening,
      response: { 200: Reopening },
    },
    work: (tx, actor, params, body) => reopenMonth(tx, actor, { ...params, ...body }),
  })
}
