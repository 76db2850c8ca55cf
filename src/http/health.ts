/** What load balancers ask. No key, no data. */
import { sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { isServable } from '../db/schema-version.ts'
import { AppError } from '../shared/errors.ts'

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health', examples: [{ status: 'ok' }] })
const config = { access: 'public' } as const
const tags = ['operation']

export const healthRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/healthz',
    {
      config,
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the process is alive',
        tags,
        response: { 200: Health },
      },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      config: { ...config, problems: ['database_unavailable', 'busy', 'too_many_waiting'] },
      schema: {
        operationId: 'getReadiness',
        summary:
          'Whether the service can answer: its database is there, with a schema that this release can use',
        tags,
        response: { 200: Health },
      },
    },
    async () => {
      await db.execute(sql`select 1`)
      if (!(await isServable(db))) throw new AppError('database_unavailable')
      return { status: 'ok' as const }
    },
  )
}
