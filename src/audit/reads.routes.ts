import { arrayContains, eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sensitiveReads } from '../platform/authority/reads.table.ts'
import type { Db } from '../platform/db/client.ts'
import { listRows } from '../platform/db/list-rows.ts'
import { linkNext } from '../platform/http/pagination.ts'
import { toPage } from '../platform/shared/paging.ts'
import { ReadQuery, type SensitiveRead, SensitiveReadPage } from './reads.schema.ts'

/** Who read personal data, for those who look after it. */
export const readRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/sensitive-reads',
    {
      config: { access: 'sensitive_reads.read', problems: ['invalid_cursor'] },
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
        db,
        sensitiveReads,
        request.query,
        personId ? eq(sensitiveReads.personId, personId) : undefined,
        recordId ? arrayContains(sensitiveReads.recordIds, [recordId]) : undefined,
      )
      const page = toPage(rows, request.query, presentRead)
      linkNext(request, reply, page)
      return page
    },
  )
}

function presentRead(row: typeof sensitiveReads.$inferSelect): SensitiveRead {
  return { ...row, readAt: row.readAt.toISOString() }
}
