import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import { readWorklist } from './read-worklist.ts'
import { Worklist } from './worklist.schema.ts'

/** What somebody's day begins with. */
export const worklistRoutes: FastifyPluginAsyncZod<{ settings: FindingSettings }> = async (
  app,
  { settings },
) => {
  app.get(
    '/worklist',
    {
      config: { access: 'worklist.read', cost: 'expensive' },
      schema: {
        operationId: 'getWorklist',
        summary: 'What waits for the caller, per kind: how many, how much, and the oldest ten',
        tags: ['desk'],
        response: { 200: Worklist },
      },
    },
    async (request) =>
      readWorklist(request.db, request.actor, { settings, language: request.readLanguage() }),
  )
}
