import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { answerWrite } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { changePreferences } from './change-preferences.ts'
import { Me, MeChange } from './me.schema.ts'
import { readMe } from './read-me.ts'

export const meRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/me',
    {
      config: { access: 'me.read' },
      schema: {
        operationId: 'getMe',
        summary: 'Who the caller is here, what they may do, and what they want of the desk',
        tags: ['desk'],
        response: { 200: Me },
      },
    },
    async ({ db, actor }) => readMe(db.$client, actor),
  )

  app.patch(
    '/me',
    {
      config: { access: 'preferences.own', problems: ['unknown_reference'] },
      schema: {
        operationId: 'changeMe',
        summary: 'Change what the caller wants of the desk',
        description: 'For persons, also by a key of their own that is not limited to retreats.',
        tags: ['desk'],
        body: MeChange,
        response: { 200: Me },
      },
    },
    async (request, reply) => {
      const input = { change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => changePreferences(tx, actor, input))
    },
  )
}
