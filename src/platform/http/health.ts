/** What load balancers ask. No key, no data. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { isServable } from '../db/schema-version.ts'
import { AppError } from '../shared/errors.ts'
import { SharedReading } from '../shared/shared-reading.ts'

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health', examples: [{ status: 'ok' }] })
const config = { access: 'public' } as const
const tags = ['operation']

/** Shorter than load balancers wait. */
const READY_WITHIN_MS = 3_000

export const healthRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  // Queried once, however many requests wait: nobody could use up the connections of a database that does not answer.
  const readiness = new SharedReading(
    () =>
      isServable(db, READY_WITHIN_MS).then(
        (isReady) => ({ isReady, cause: undefined }),
        (cause: unknown) => ({ isReady: false, cause }),
      ),
    { deadlineMs: READY_WITHIN_MS, freshMs: 0 },
  )

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
      const answer = await readiness.read()
      if (!answer?.isReady) throw new AppError('database_unavailable', {}, [], answer?.cause)
      return { status: 'ok' as const }
    },
  )
}
