import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readWorklist } from './read-worklist.ts'
import { Worklist } from './worklist.schema.ts'

/** What somebody's day begins with. */
export const worklistRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/worklist',
    {
      config: { access: 'worklist.read' },
      schema: {
        operationId: 'getWorklist',
        summary: 'What waits for the caller, per kind: how many, how much, and the oldest ten',
        tags: ['desk'],
        response: { 200: Worklist },
      },
    },
    async ({ db, actor }) => readWorklist(db, actor),
  )
}
