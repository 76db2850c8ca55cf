/** The cookies of a session, and what keeps a foreign page from using it (RFC 6265bis; OWASP on CSRF). */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { csrfTokenOf, SESSION_HOURS } from '../authority/sessions.ts'
import { AppError } from '../shared/errors.ts'

const SESSION = 'cakupan_session'
/** By which a browser is known that signed in before: it opens nothing. */
const BROWSER = 'cakupan_browser'
type Cookie = typeof SESSION | typeof BROWSER
const BROWSER_SECONDS = 365 * 24 * 3600

/** Over TLS the prefix binds it to this very host; over plain http (a loopback) browsers would refuse that name. */
function nameFor(request: FastifyRequest, cookie: Cookie): string {
  return request.protocol === 'https' ? `__Host-${cookie}` : cookie
}

function readCookie(request: FastifyRequest, cookie: Cookie): string | undefined {
  const name = nameFor(request, cookie)
  const cookies = (request.headers.cookie ?? '').split(/; */).map((pair) => pair.split('='))
  return cookies.find(([key]) => key === name)?.[1] || undefined
}

/** The secret of the session that the request carries, if it carries one. */
export function sessionSecretOf(request: FastifyRequest): string | undefined {
  return readCookie(request, SESSION)
}

export function browserTokenOf(request: FastifyRequest): string | undefined {
  return readCookie(request, BROWSER)
}

export function setSessionCookies(
  request: FastifyRequest,
  reply: FastifyReply,
  { secret, browserToken }: { secret: string; browserToken: string },
): void {
  writeCookie(request, reply, SESSION, { value: secret, maxAgeSeconds: SESSION_HOURS * 3600 })
  writeCookie(request, reply, BROWSER, { value: browserToken, maxAgeSeconds: BROWSER_SECONDS })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  writeCookie(request, reply, SESSION, { value: '', maxAgeSeconds: 0 })
}

function writeCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  cookie: Cookie,
  { value, maxAgeSeconds }: { value: string; maxAgeSeconds: number },
): void {
  const attributes = ['Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Strict']
  if (request.protocol === 'https') attributes.push('Secure')
  reply.header('set-cookie', [`${nameFor(request, cookie)}=${value}`, ...attributes].join('; '))
}

/** A browser says which page asks: only our own, and those that the configuration names, may act for a person. */
export function assertKnownOrigin(request: FastifyRequest, known: readonly string[]): void {
  const { origin } = request.headers
  if (origin === undefined || origin === `${request.protocol}://${request.host}` || known.includes(origin))
    return
  throw new AppError('foreign_origin')
}

/** Every change under a session carries the token that only our own page knows. */
export function assertCsrfToken(request: FastifyRequest, secret: string): void {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  const expected = Buffer.from(csrfTokenOf(secret))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError('csrf_token_required')
  }
}
