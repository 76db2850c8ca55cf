/**
 * Whose request it is, so that connections, PDFs and passwords' hashes are shared out between callers. Known before the
 * credential is checked, since that takes a connection too: whoever was recognised lately has a turn of their own, and a
 * flood of made-up keys has that of its network.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { digestOf } from '../authority/authenticate.ts'
import type { Db } from '../db/client.ts'
import { networkOf } from '../shared/addresses.ts'
import type { Caller } from '../shared/caller.ts'
import { sessionSecretOf } from './session-cookie.ts'

const MAX_REMEMBERED = 10_000

/** Credentials that were in order lately, and whose they are: those of which that is longest ago are forgotten first. */
export class KnownCredentials {
  readonly #persons = new Map<string, string>()

  /** Of the requests that are under way, so that a credential is hashed once. */
  readonly #digests = new WeakMap<FastifyRequest, string>()

  personOf(request: FastifyRequest): string | undefined {
    const credential = request.headers.authorization ?? sessionSecretOf(request)
    if (!credential) return undefined
    const digest = digestOf(credential)
    this.#digests.set(request, digest)
    return this.#persons.get(digest)
  }

  has(request: FastifyRequest): boolean {
    const digest = this.#digests.get(request)
    return digest !== undefined && this.#persons.has(digest)
  }

  remember(request: FastifyRequest, personId: string): void {
    const digest = this.#digests.get(request)
    if (digest === undefined) return
    this.#persons.delete(digest)
    this.#persons.set(digest, personId)
    const [oldest] = this.#persons.keys()
    if (this.#persons.size > MAX_REMEMBERED && oldest !== undefined) this.#persons.delete(oldest)
  }

  forget(request: FastifyRequest): void {
    const digest = this.#digests.get(request)
    if (digest !== undefined) this.#persons.delete(digest)
  }
}

export function registerCallers(app: FastifyInstance, known: KnownCredentials, db: Db): void {
  app.decorateRequest('caller')
  app.decorateRequest('db')
  app.addHook('onRequest', (request, reply, done) => {
    request.caller = new RequestCaller(firstLaneOf(request, known), reply.raw)
    request.db = db.of(request.caller)
    done()
  })
}

class RequestCaller implements Caller {
  lane: string
  isExpensive = false
  readonly #response: ServerResponse
  #departure: AbortSignal | undefined

  constructor(lane: string, response: ServerResponse) {
    this.lane = lane
    this.#response = response
  }

  /** Made for who waits somewhere, which few requests do: a signal costs more than all else here. */
  get departure(): AbortSignal {
    this.#departure ??= departureBefore(this.#response)
    return this.#departure
  }
}

/** Aborted where the connection closes before all of the answer is delivered. */
function departureBefore(response: ServerResponse): AbortSignal {
  if (response.destroyed && !response.writableFinished) return AbortSignal.abort()
  const departure = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) departure.abort()
  })
  return departure.signal
}

/** Public routes keep out of each other's way: whether the service is ready does not wait for those who sign in. */
function firstLaneOf(request: FastifyRequest, known: KnownCredentials): string {
  const { config, url } = request.routeOptions
  if (config.access === 'public') return `${url} ${networkOf(request.ip)}`
  return known.personOf(request) ?? `stranger ${networkOf(request.ip)}`
}
