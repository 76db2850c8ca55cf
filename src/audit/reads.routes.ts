import { eq, sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { listRows } from '../platform/db/list-rows.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { events } from '../platform/log/events.table.ts'
import { toPage } from '../platform/shared/paging.ts'
import { ReadQuery, type SensitiveRead, SensitiveReadPage } from './reads.schema.ts'

/** Who read personal data, for those who look after it. */
export const readRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/sensitive-reads',
    {
      config: { access: 'sensitive_reads.read', problems: listProblems },
      schema: {
        operationId: 'listSensitiveReads',
        summary: 'List who read personal data, of which records, when',
        tags: ['access'],
        querystring: ReadQuery,
        response: { 200: SensitiveReadPage },
      },
    },
    async (request, reply) => {
      const { personId, recordId } = request.query
      const rows = await listRows(
        request.db,
        events,
        request.query,
        isRead,
        personId ? eq(events.actorId, personId) : undefined,
        recordId ? sql`${events.data} -> 'recordIds' @> ${JSON.stringify([recordId])}::jsonb` : undefined,
      )
      const page = toPage(rows, request.query, presentRead)
      linkNext(request, reply, page)
      return page
    },
  )
}

/** In words, since the indexes are of these events alone. */
const isRead = sql`${events.type} = 'personal_data.read'`

function presentRead(event: typeof events.$inferSelect): SensitiveRead {
  const { operationId, recordIds } = event.data as Pick<SensitiveRead, 'operationId' | 'recordIds'>
  return {
    id: event.id,
    personId: event.actorId,
    apiKeyId: event.apiKeyId,
    requestId: event.requestId,
    operationId,
    recordIds,
    readAt: event.occurredAt.toISOString(),
  }
}
