/**
 * Whose request it is, so that connections, PDFs and passwords' hashes are shared out between callers. Known before the
 * credential is checked, since that takes a connection too: whoever was recognised lately has a turn of their own, and a
 * flood of made-up keys has that of its network.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { digestOf } from '../authority/authenticate.ts'
import { networkOf } from '../shared/addresses.ts'
import { actFor } from '../shared/caller.ts'
import { sessionSecretOf } from './session-cookie.ts'

const MAX_REMEMBERED = 10_000

/** Credentials that were in order lately, and whose they are: those of which that is longest ago are forgotten first. */
export class KnownCredentials {
  readonly #persons = new Map<string, string>()

  personOf(request: FastifyRequest): string | undefined {
    const digest = credentialDigestOf(request)
    return digest && this.#persons.get(digest)
  }

  remember(request: FastifyRequest, personId: string): void {
    const digest = credentialDigestOf(request)
    if (digest === undefined) return
    this.#persons.delete(digest)
    this.#persons.set(digest, personId)
    const [oldest] = this.#persons.keys()
    if (this.#persons.size > MAX_REMEMBERED && oldest !== undefined) this.#persons.delete(oldest)
  }

  forget(request: FastifyRequest): void {
    const digest = credentialDigestOf(request)
    if (digest !== undefined) this.#persons.delete(digest)
  }
}

function credentialDigestOf(request: FastifyRequest): string | undefined {
  const credential = request.headers.authorization ?? sessionSecretOf(request)
  return credential && digestOf(credential)
}

export function registerCallers(app: FastifyInstance, known: KnownCredentials): void {
  app.decorateRequest('caller')
  app.addHook('onRequest', (request, reply, done) => {
    request.caller = {
      lane: firstLaneOf(request, known),
      isExpensive: false,
      departure: departureBefore(reply.raw),
    }
    actFor(request.caller, done)
  })
  // What reads a body comes from its socket, not from here: whose it is has to be said again.
  app.addHook('preValidation', (request, _reply, done) => actFor(request.caller, done))
}

/** Aborted where the connection closes before all of the answer is delivered. */
function departureBefore(response: ServerResponse): AbortSignal {
  const departure = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) departure.abort()
  })
  return departure.signal
}

/** Public routes keep out of each other's way: whether the service is ready does not wait for those who sign in. */
function firstLaneOf(request: FastifyRequest, known: KnownCredentials): string {
  const { config, url } = request.routeOptions
  const network = networkOf(request.ip)
  if (config.access === 'public') return `${url} ${network}`
  return known.personOf(request) ?? `stranger ${network}`
}
