import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Me } from './me.schema.ts'
import { readMe } from './read-me.ts'

export const meRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/me',
    {
      config: { access: 'me.read' },
      schema: {
        operationId: 'getMe',
        summary: 'Who the caller is here, and what they may do',
        tags: ['desk'],
        response: { 200: Me },
      },
    },
    async ({ db, actor }) => readMe(db, actor),
  )
}
