/** What load balancers ask. No key, no data. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../db/client.ts'
import { whyNotServable } from '../db/schema-version.ts'
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
      whyNotServable(db, READY_WITHIN_MS).then(
        (why) => {
          tellOnce(why)
          return { why, cause: undefined }
        },
        (cause: unknown) => ({ why: null, cause }),
      ),
    { deadlineMs: READY_WITHIN_MS, freshMs: 0 },
  )

  // Once, however often a balancer asks: a schema stays as it is until somebody acts.
  let reported: string | null = null
  function tellOnce(why: string | null): void {
    if (why !== null && why !== reported) app.log.warn({ why }, 'not ready')
    if (why === null && reported !== null) app.log.info('ready again')
    reported = why
  }

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
      config: {
        ...config,
        problems: ['database_unavailable', 'schema_of_another_release', 'busy', 'too_many_waiting'],
      },
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
      if (!answer || answer.cause !== undefined)
        throw new AppError('database_unavailable', {}, [], answer?.cause)
      if (answer.why !== null) throw new AppError('schema_of_another_release')
      return { status: 'ok' as const }
    },
  )
}
