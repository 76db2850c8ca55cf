import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action } from '../platform/http/action.ts'
import { answerWrite } from '../platform/http/command.ts'
import { resource } from '../platform/http/route-config.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { lockPeriod, unlockPeriod } from './close-months.ts'
import { findPeriod, listPeriods } from './closings.queries.ts'
import { Month, NewPeriodLock, PeriodLock, PeriodLockList, Unlocking } from './closings.schema.ts'

export const periodRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['periods']

  app.post(
    '/period-locks',
    {
      config: { access: 'periods.lock', problems: ['period_not_ended', 'period_wrong_state'] },
      schema: {
        operationId: 'lockPeriod',
        summary: 'Lock a month that has ended: nothing new is dated in it',
        tags,
        body: NewPeriodLock,
        response: { 201: PeriodLock },
      },
    },
    async (request, reply) =>
      answerWrite(
        request,
        reply,
        (tx, actor) => lockPeriod(tx, actor, request.body),
        () => ({ status: 201 }),
      ),
  )

  app.get(
    '/period-locks',
    {
      config: { access: 'periods.read' },
      schema: {
        operationId: 'listPeriodLocks',
        summary: 'List the months that were ever locked',
        tags,
        response: { 200: PeriodLockList },
      },
    },
    async (request) => ({ items: await listPeriods(request.db), nextCursor: null }),
  )

  action(app, '/period-locks/:month/unlocking', {
    config: {
      access: 'periods.lock',
      subject: resource('period_lock_not_found', async ({ db }, { month }) =>
        assertFound(await findPeriod(db, month), 'period_lock_not_found'),
      ),
      problems: ['period_wrong_state'],
    },
    schema: {
      operationId: 'unlockPeriod',
      summary: 'Open a locked month again',
      tags,
      params: z.object({ month: Month }),
      body: Unlocking,
      response: { 200: PeriodLock },
    },
    work: (tx, actor, params, body) => unlockPeriod(tx, actor, { ...params, ...body }),
  })
}
