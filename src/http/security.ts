/** What an operator may set of the service's defences; the defaults suit one process behind a proxy of its own. */
import type { SsoConfig } from '../access/sso.ts'

export interface Security {
  /** Addresses (or networks) of proxies whose X-Forwarded-* headers are believed; nobody's by default. */
  trustedProxies: readonly string[]
  /** Origins of pages elsewhere that may call the API; none by default. */
  corsOrigins: readonly string[]
  /** Requests a minute: by one key, from one address, and attempts to sign in from one address. */
  keyLimit: number
  addressLimit: number
  signInLimit: number
  /** How long a request may take to arrive: its headers, and all of it. */
  headersTimeoutMs: number
  requestTimeoutMs: number
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
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  sso: null,
  metricsToken: null,
}
