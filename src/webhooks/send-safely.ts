/**
 * One POST to an address that somebody else chose: only to addresses that may be reached, looked at when the connection is made, so that
 * a name cannot lead elsewhere meanwhile; no redirects, no proxies, a deadline, and of the answer its status.
 */
import { type LookupAddress, lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isAmong, isPublic, isThroughGateway } from '../platform/shared/addresses.ts'

/** Of an answer's body, so that a connection is closed in order; the rest is cut off. */
const READ_BYTES = 64 * 1024
/** Interim answers (1xx) before the one that counts: a few are in order, a flood of them keeps the thread. */
const MOST_INTERIM = 8
const LONGEST_RETRY_AFTER_SECONDS = 24 * 60 * 60

export interface Answered {
  status: number
  /** Seconds that the receiver wants to be left alone for. */
  retryAfter: number
}

export interface Sending {
  body: string
  headers: Record<string, string>
  withinMs: number
  /** Networks that may be reached beside the public ones. */
  networks: readonly string[]
}

/** Why nothing was answered, in a few words for the list of deliveries. */
export class NotSent extends Error {}

export function sendSafely(
  address: string,
  { body, headers, withinMs, networks }: Sending,
): Promise<Answered> {
  const url = new URL(address)
  // Unencrypted only to where the operator says that it may be.
  const isReachable = (ip: string) =>
    (isAmong(networks, ip) && !isThroughGateway(ip)) || (url.protocol === 'https:' && isPublic(ip))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isReachable(host)) return Promise.reject(new NotSent(refusal(host, url)))

  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      // A connection of its own, which is checked.
      agent: false,
      lookup: lookupOf(isReachable, url),
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const giveUp = (why: string) => {
      reject(new NotSent(why))
      request.destroy()
    }
    const deadline = setTimeout(() => giveUp(`no answer within ${withinMs / 1000} s`), withinMs)
    request.once('error', (error) => reject(inWords(error)))
    // Whatever ends it ends the wait for it: also what is neither an answer nor an error.
    request.once('close', () => {
      clearTimeout(deadline)
      reject(new NotSent('closed without an answer'))
    })
    let interim = 0
    request.on('information', () => {
      interim += 1
      if (interim > MOST_INTERIM) giveUp('answered nothing but 1xx')
    })
    request.once('upgrade', (_response, socket) => {
      socket.destroy()
      giveUp('answered 101: no other protocol is spoken')
    })
    request.once('response', (response) => {
      const { statusCode: status = 0, headers: answered } = response
      let read = 0
      response.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (read > READ_BYTES) response.destroy()
      })
      response.on('error', () => {})
      resolve({ status, retryAfter: secondsIn(answered['retry-after']) })
    })
    request.end(body)
  })
}

/** Answers those addresses of a name alone that may be reached, in either form that Node asks for. */
function lookupOf(isReachable: (ip: string) => boolean, url: URL): LookupFunction {
  return (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
      if (error) return answer(error, '', 0)
      const addresses = found.filter(({ address }) => isReachable(address))
      const [first] = addresses
      if (first === undefined) return answer(new NotSent(refusal(found[0]?.address ?? hostname, url)), '', 0)
      if (options.all) return answer(null, addresses)
      return answer(null, first.address, first.family)
    })
  }
}

function refusal(ip: string, { protocol }: URL): string {
  return protocol === 'http:' && isPublic(ip)
    ? 'not sent: http is for networks that WEBHOOK_NETWORKS names; use https'
    : 'not sent: the address is not public, and WEBHOOK_NETWORKS does not name it'
}

function inWords(error: NodeJS.ErrnoException): NotSent {
  if (error instanceof NotSent) return error
  const reason = error.code ?? error.message
  // What Node's parser says of bytes that are no HTTP.
  return new NotSent(
    `${reason.startsWith('HPE_') ? 'answered no HTTP' : 'not reached'}: ${reason}`.slice(0, 200),
  )
}

/** As a number of seconds; its other form, a date, is not heeded. */
function secondsIn(header = ''): number {
  return /^\d{1,9}$/.test(header) ? Math.min(Number(header), LONGEST_RETRY_AFTER_SECONDS) : 0
}
