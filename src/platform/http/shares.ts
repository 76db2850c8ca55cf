/**
 * What one caller may have under way at a time of what costs much, so that no key starves another: beyond it, 429. A
 * route says what it costs (`config.cost`); one that takes `knownAt` costs much where it is given.
 */
import { finished } from 'node:stream'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Caller } from '../shared/caller.ts'
import { AppError } from '../shared/errors.ts'
import { FairQueue, type Release, refusalsOf } from '../shared/fair-queue.ts'
import { knownAtOf } from '../shared/paging.ts'
import type { ProblemCode } from '../shared/problems.ts'
import { type Format, formatOf } from '../tables/formats.ts'
import type { Shares } from './security.ts'

/**
 * A download holds its file in memory until it is delivered, a stream its connection for as long as it is read; what is expensive
 * keeps the database busy too.
 */
export type Cost = 'usual' | 'download' | 'stream' | 'expensive' | 'pdf'
export type CostOf = (request: FastifyRequest) => Cost

const RETRY_SECONDS = 2
/** Downloads wait instead of being refused: a page may link more files than a caller gets at a time. */
const DOWNLOADS = {
  atOnce: 64,
  perCaller: 4,
  maxWaitingPerCaller: 128,
  maxWaiting: 1_024,
  maxWaitMs: 30_000,
}

class Share {
  readonly #limit: number
  readonly #code: ProblemCode
  readonly #underWay = new Map<string, number>()

  constructor(limit: number, code: ProblemCode) {
    this.#limit = limit
    this.#code = code
  }

  take(lane: string): Release {
    const count = this.#underWay.get(lane) ?? 0
    if (count >= this.#limit) throw new AppError(this.#code, { limit: this.#limit, seconds: RETRY_SECONDS })
    this.#underWay.set(lane, count + 1)
    return () => {
      const left = (this.#underWay.get(lane) ?? 1) - 1
      if (left === 0) this.#underWay.delete(lane)
      else this.#underWay.set(lane, left)
    }
  }
}

export function registerShares(app: FastifyInstance, { expensiveReads, pdfs, streams }: Shares): void {
  const ofExpensive = new Share(expensiveReads, 'too_many_expensive_reads')
  const ofPdfs = new Share(pdfs, 'too_many_pdfs')
  const ofStreams = new Share(streams, 'too_many_streams')
  const downloads = new FairQueue(DOWNLOADS, refusalsOf(DOWNLOADS, RETRY_SECONDS))

  async function take(cost: Cost, caller: Caller, taken: Release[]): Promise<void> {
    if (cost === 'download') taken.push(await downloads.take(caller.lane, caller.departure))
    if (cost === 'stream') taken.push(ofStreams.take(caller.lane))
    if (cost === 'pdf') taken.push(ofPdfs.take(caller.lane))
    if (cost === 'expensive' || cost === 'pdf') taken.push(ofExpensive.take(caller.lane))
  }

  app.decorateRequest('shares')
  app.addHook('onRoute', (route) => {
    if (takesKnownAt(route)) route.config = { cost: ofKnownRead, ...route.config }
  })
  app.addHook('preHandler', async (request) => {
    const cost = costOf(request)
    if (cost === 'usual') return
    request.caller.isExpensive = cost === 'expensive' || cost === 'pdf'
    request.shares = []
    await take(cost, request.caller, request.shares)
  })
  // Given back when all is done and delivered, or the client is gone: not when the client is gone and the work goes on.
  app.addHook('onSend', async (request, reply) => {
    const { shares } = request
    if (shares === undefined) return
    request.shares = undefined
    finished(reply.raw, () => {
      for (const release of shares) release()
    })
  })
}

function costOf(request: FastifyRequest): Cost {
  const { cost = 'usual' } = request.routeOptions.config
  return typeof cost === 'function' ? cost(request) : cost
}

function takesKnownAt({ schema }: RouteOptions): boolean {
  const { shape } = (schema?.querystring ?? {}) as { shape?: object }
  return shape !== undefined && 'knownAt' in shape
}

/** What was known at an instant is put together from the log. A page goes on as the page before. */
export function ofKnownRead({ query }: FastifyRequest): Cost {
  return knownAtOf(query as { cursor?: string; knownAt?: string }) === undefined ? 'usual' : 'expensive'
}

/** A report: its files, and as JSON what is given. */
export function ofReport(ofJson: CostOf): CostOf {
  return (request) => {
    const { format: named } = request.query as { format?: Format }
    const format = formatOf(named, request.headers.accept)
    if (format === 'pdf') return 'pdf'
    return format === 'json' ? ofJson(request) : 'expensive'
  }
}
