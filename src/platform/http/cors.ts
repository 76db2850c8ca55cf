import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Pages of the origins that the configuration names may call the API and read its answers; no others. */
export async function registerCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  await app.register(cors, {
    origin: [...origins],
    credentials: true,
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'accept-language',
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'x-csrf-token',
      'x-request-id',
    ],
    exposedHeaders: [
      'etag',
      'idempotency-replayed',
      'link',
      'location',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'x-correlation-id',
      'x-log-checkpoint',
      'x-report-hash',
      'x-request-id',
    ],
    maxAge: 600,
    strictPreflight: true,
  })
}
