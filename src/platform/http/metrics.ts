/**
 * Prometheus metrics at /metrics: the process, the requests by route template and class of status, and how far sealing
 * lags behind. Few lines, whatever callers send: a label is a template of ours or one of a handful of words.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../db/client.ts'
import { sealingLag } from '../log/sealer.ts'
import { isAmong } from '../shared/addresses.ts'
import { AppError } from '../shared/errors.ts'
import { SharedReading } from '../shared/shared-reading.ts'
import { bearerIn } from './authenticate-request.ts'

const LOOPBACK = ['127.0.0.0/8', '::1']
const DURATION_BUCKETS_SECONDS = [0.01, 0.05, 0.25, 1, 5, 30]
/** A scrape waits no longer for the database; what it said stays good for less than any interval of scraping. */
const DATABASE_DEADLINE_MS = 1_000
const DATABASE_FRESH_MS = 1_000

/** `token` opens them from elsewhere; without one they are for this machine alone. */
export function registerMetrics(app: FastifyInstance, db: Db, token: string | null): void {
  // From now on, so that there is something to tell at the first scrape.
  ofProcess()
  const registry = new Registry()
  countRequests(app, registry)
  watchDatabase(registry, db)
  app.get(
    '/metrics',
    {
      config: { access: 'public' },
      schema: { hide: true },
      onRequest: async (request) => assertMayScrape(request, token),
    },
    async (_request, reply) =>
      reply
        .type(registry.contentType)
        .header('cache-control', 'no-store')
        .serializer(String)
        .send(withoutUnmeasured(await Registry.merge([ofProcess(), registry]).metrics())),
  )
}

/** What nothing was measured for since the last scrape reads as no number, or as the longest time there is. */
function withoutUnmeasured(metrics: string): string {
  return metrics.replaceAll(/^nodejs_eventloop_lag_\w+ (?:NaN|9223372036\.\d+)\n/gm, '')
}

let processRegistry: Registry | undefined

/** Once a process, however many apps it serves: what watches the process is never taken away again. */
function ofProcess(): Registry {
  if (processRegistry) return processRegistry
  processRegistry = new Registry()
  collectDefaultMetrics({ register: processRegistry })
  return processRegistry
}

function countRequests(app: FastifyInstance, registry: Registry): void {
  const registers = [registry]
  const answered = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered, by route template and class of status',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const spent = new Counter({
    name: 'http_request_seconds_total',
    help: 'Time from request to answer in all, by route template',
    labelNames: ['method', 'route'],
    registers,
  })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, over all routes',
    labelNames: ['method', 'status'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers,
  })
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    const route = routeOptions.url ?? 'unknown'
    const status = `${String(statusCode)[0]}xx`
    const seconds = elapsedTime / 1000
    answered.inc({ method, route, status })
    spent.inc({ method, route }, seconds)
    durations.observe({ method, status }, seconds)
  })
}

/** While the database does not answer, what it would say is left out: an old figure would look like a good one. */
function watchDatabase(registry: Registry, db: Db): void {
  const reading = new SharedReading(() => sealingLag(db), {
    deadlineMs: DATABASE_DEADLINE_MS,
    freshMs: DATABASE_FRESH_MS,
  })
  type Lag = Awaited<ReturnType<typeof sealingLag>>
  const gauge = (name: string, help: string, figure: (lag: Lag | null) => number | undefined) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = figure(await reading.read())
        if (value === undefined) this.remove()
        else this.set(value)
      },
    })
  gauge('database_up', 'Whether the database answers within a second', (lag) => (lag ? 1 : 0))
  gauge('log_unsealed_events', 'Events that wait to be sealed', (lag) => lag?.events)
  gauge(
    'log_sealing_lag_seconds',
    'For how long the oldest event has waited to be sealed',
    (lag) => lag?.seconds,
  )
}

function assertMayScrape(request: FastifyRequest, token: string | null): void {
  if (isOfThisMachine(request)) return
  const given = bearerIn(request.headers.authorization)
  if (token === null || given === undefined || !isSame(given, token)) {
    throw new AppError('metrics_token_required')
  }
}

/**
 * By the socket, whose address nobody can choose. A proxy on this machine connects from here for anybody: what shows one
 * (a forwarding header, a name that is not this machine's) is from elsewhere.
 */
function isOfThisMachine({ socket, headers }: FastifyRequest): boolean {
  const forwarded = headers.forwarded ?? headers['x-forwarded-for'] ?? headers.via
  return (
    forwarded === undefined && isAmong(LOOPBACK, socket.remoteAddress ?? '') && isLoopbackName(headers.host)
  )
}

/** A page elsewhere can have its own name resolved to this machine, but not send another name. */
function isLoopbackName(host = ''): boolean {
  const [name] = host.split(':')
  return name === 'localhost' || isAmong(LOOPBACK, host)
}

/** In the same time, wherever the two differ. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
