import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../db/client.ts'
import { sealingLag } from '../log/sealer.ts'

/** Prometheus metrics at /metrics: the process, every request by its route template, and how far sealing lags behind. */
export function registerMetrics(app: FastifyInstance, db: Db): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, by route template',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  registerSealingLag(registry, db)
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply
      .type(registry.contentType)
      .serializer(String)
      .send(await registry.metrics()),
  )
}

/** Asked of the database at every scrape; while it cannot be reached, the last figures stay. */
function registerSealingLag(registry: Registry, db: Db): void {
  const gauge = (name: string, help: string, figure: 'events' | 'seconds') =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const lag = await sealingLag(db).catch(() => null)
        if (lag) this.set(lag[figure])
      },
    })
  gauge('log_unsealed_events', 'Events that wait to be sealed', 'events')
  gauge('log_sealing_lag_seconds', 'For how long the oldest event has waited to be sealed', 'seconds')
}
