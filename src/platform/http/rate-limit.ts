/**
 * How many requests a minute one caller may make, shown in the headers of the current draft
 * (draft-ietf-httpapi-ratelimit-headers: `RateLimit-Policy` and `RateLimit`). Counted per process: a load balancer in
 * front of n of them lets through up to n times as many.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../shared/addresses.ts'
import { AppError } from '../shared/errors.ts'

const WINDOW_SECONDS = 60
/** Callers that are counted apart in one window; the rest of a flood shares one count, so that memory is bounded. */
const MAX_CALLERS = 100_000

/** A number of requests in each window of a minute, for every caller. */
export class Allowance {
  readonly name: string
  readonly limit: number
  readonly #now: () => number
  #counts = new Map<string, number>()
  #endsAt = 0

  constructor(name: string, limit: number, now: () => number = Date.now) {
    this.name = name
    this.limit = limit
    this.#now = now
  }

  /** Takes one of the caller's requests; refuses where none is left. Answers what is left, and for how long. */
  take(caller: string): { left: number; seconds: number } {
    const standing = this.#count(caller)
    this.#assertWithin(standing)
    return standing
  }

  /** Takes one, and tells the caller how it stands, a refused one too. */
  consume(reply: FastifyReply, caller: string): void {
    const standing = this.#count(caller)
    reply.header('ratelimit-policy', `"${this.name}";q=${this.limit};w=${WINDOW_SECONDS}`)
    reply.header('ratelimit', `"${this.name}";r=${Math.max(0, standing.left)};t=${standing.seconds}`)
    this.#assertWithin(standing)
  }

  #assertWithin({ left, seconds }: { left: number; seconds: number }): void {
    if (left < 0) throw new AppError('rate_limited', { limit: this.limit, seconds })
  }

  /** Below zero: so many too many. */
  #count(caller: string): { left: number; seconds: number } {
    const now = this.#now()
    if (now >= this.#endsAt) {
      this.#counts = new Map()
      this.#endsAt = now + WINDOW_SECONDS * 1000
    }
    const isKnown = this.#counts.has(caller) || this.#counts.size < MAX_CALLERS
    const counted = isKnown ? caller : 'everyone else'
    const count = (this.#counts.get(counted) ?? 0) + 1
    this.#counts.set(counted, count)
    const seconds = Math.max(1, Math.ceil((this.#endsAt - now) / 1000))
    return { left: this.limit - count, seconds }
  }
}

/** Before anything else of a request is looked at: whoever floods us does not reach the database. */
export function limitAddresses(app: FastifyInstance, allowance: Allowance): void {
  app.addHook('onRequest', async (request, reply) => allowance.consume(reply, networkOf(request.ip)))
}

/** The key, session or token's person that a request came with. */
export function callerOf({ actor }: FastifyRequest): string {
  return actor.apiKeyId ?? actor.session?.id ?? actor.personId
}
