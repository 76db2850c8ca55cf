/**
 * Prometheus metrics at /metrics: the process, the requests by route template and class of status, how far sealing lags
 * behind, and what features have to tell. Few lines, whatever callers send: a label is a template of ours or one of a
 * handful of words.
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

/** What this process has counted since its start, by what came of it. */
export interface Tally {
  name: string
  help: string
  counts: Readonly<Record<string, number>>
}

/** What the database says of a feature: figures by their names, with what each means. */
export interface Watched {
  helps: Record<string, string>
  read: (db: Db) => Promise<Record<string, number>>
}

export interface MetricsOptions {
  /** Opens them from elsewhere; without one they are for this machine alone. */
  token: string | null
  tallies: readonly Tally[]
  watched: readonly Watched[]
  /** What there is in this process now. */
  present: readonly { name: string; help: string; count: () => number }[]
}

export function registerMetrics(
  app: FastifyInstance,
  db: Db,
  { token, tallies, watched, present }: MetricsOptions,
): void {
  // From now on, so that there is something to tell at the first scrape.
  ofProcess()
  const registry = new Registry()
  countRequests(app, registry)
  watchDatabase(registry, db, [sealing, ...watched])
  for (const each of tallies) tell(registry, each)
  for (const { name, help, count } of present)
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(count())
      },
    })
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

const sealing: Watched = {
  helps: {
    log_unsealed_events: 'Events that wait to be sealed',
    log_sealing_lag_seconds: 'For how long the oldest event has waited to be sealed',
  },
  read: async (db) => {
    const { events, seconds } = await sealingLag(db)
    return { log_unsealed_events: events, log_sealing_lag_seconds: seconds }
  },
}

/** While the database does not answer, what it would say is left out: an old figure would look like a good one. */
function watchDatabase(registry: Registry, db: Db, watched: readonly Watched[]): void {
  const read = async () => {
    const figures: Record<string, number> = {}
    for (const each of watched) Object.assign(figures, await each.read(db))
    return figures
  }
  const reading = new SharedReading(read, { deadlineMs: DATABASE_DEADLINE_MS, freshMs: DATABASE_FRESH_MS })
  const gauge = (
    name: string,
    help: string,
    figure: (all: Record<string, number> | null) => number | undefined,
  ) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        const value = figure(await reading.read())
        if (value === undefined) this.remove()
        else this.set(value)
      },
    })
  gauge('database_up', 'Whether the database answers within a second', (all) => (all ? 1 : 0))
  for (const [name, help] of watched.flatMap(({ helps }) => Object.entries(helps)))
    gauge(name, help, (all) => all?.[name])
}

function tell(registry: Registry, { name, help, counts }: Tally): void {
  new Counter({
    ...{ name, help, labelNames: ['outcome'], registers: [registry] },
    collect() {
      this.reset()
      for (const [outcome, count] of Object.entries(counts)) this.inc({ outcome }, count)
    },
  })
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
