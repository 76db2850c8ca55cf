/** What an operator may set of the service's defences; the defaults suit one process behind a proxy of its own. */
import type { SsoConfig } from '../authority/sso.ts'
import { isAmong } from '../shared/addresses.ts'

/** How much of what costs much one caller may have under way at a time. */
export interface Shares {
  expensiveReads: number
  pdfs: number
  /** Event streams that one caller may have open. */
  streams: number
}

export interface Security {
  /** Addresses (or networks) of proxies whose X-Forwarded-* headers are believed; nobody's by default. */
  trustedProxies: readonly string[]
  /** Origins of pages elsewhere that may call the API; none by default. */
  corsOrigins: readonly string[]
  /** Requests a minute: by one key, from one address, and attempts to sign in from one address. */
  keyLimit: number
  addressLimit: number
  signInLimit: number
  shares: Shares
  /** How long a refusal of too much at once (429) is held back. */
  refusalPauseMs: number
  /** How long a request may take to arrive: its headers, and all of it. */
  headersTimeoutMs: number
  requestTimeoutMs: number
  /** How long a connection is kept for its next request. */
  keepAliveTimeoutMs: number
  /** How long an answer may wait without a byte of it being read, and the least pace of reading one. */
  stallTimeoutMs: number
  leastReadBytesPerSecond: number
  /** Connections at a time: in all, and from one address (proxies that are believed may have any number). */
  maxConnections: number
  maxConnectionsPerAddress: number
  /** Requests that one connection may send ahead of the answer that is being made. */
  maxPipelined: number
  /** What all connections together may make us keep of requests that still arrive and of answers that are not read. */
  maxHeldBytes: number
  /** What is read and dropped after an answer that was given before all of the request was there. */
  maxDroppedBytes: number
  dropTimeoutMs: number
  /** How long requests that have arrived may go on when the service stops. */
  drainTimeoutMs: number
  /** How often connections are looked at. */
  connectionCheckMs: number
  /** How long a request may go without its answer; longer than anything that it waits for. */
  answerWithinMs: number
  /** How long an event stream lasts before its reader must come again: so that processes share readers anew. */
  streamForMs: number
  /** How often a stream that says nothing shows that it is there, and how often it is looked whether its credential holds. */
  streamHeartbeatMs: number
  streamRecognisedEveryMs: number
  sso: SsoConfig | null
  /** Opens /metrics to other machines; without one, to none. */
  metricsToken: string | null
}

export const defaultSecurity: Security = {
  trustedProxies: [],
  corsOrigins: [],
  keyLimit: 60_000,
  addressLimit: 120_000,
  signInLimit: 30,
  shares: { expensiveReads: 4, pdfs: 1, streams: 8 },
  refusalPauseMs: 1_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 72_000,
  stallTimeoutMs: 60_000,
  leastReadBytesPerSecond: 8 * 1024,
  maxConnections: 4_000,
  maxConnectionsPerAddress: 1_000,
  maxPipelined: 32,
  maxHeldBytes: 256 * 1024 * 1024,
  maxDroppedBytes: 64 * 1024 * 1024,
  dropTimeoutMs: 10_000,
  drainTimeoutMs: 5_000,
  connectionCheckMs: 1_000,
  answerWithinMs: 120_000,
  streamForMs: 60 * 60 * 1_000,
  streamHeartbeatMs: 15_000,
  streamRecognisedEveryMs: 5_000,
  sso: null,
  metricsToken: null,
}

/** An `X-Forwarded-For` may name thousands, and it is walked through for each limit. */
const MOST_PROXIES = 10

/** Whose `X-Forwarded-*` headers are believed: those of the trusted proxies, as far as a request can have come through them. */
export function proxyTrust({ trustedProxies }: Pick<Security, 'trustedProxies'>) {
  const isTrusted = (address: string, hop: number) => hop < MOST_PROXIES && isAmong(trustedProxies, address)
  return trustedProxies.length > 0 && isTrusted
}
