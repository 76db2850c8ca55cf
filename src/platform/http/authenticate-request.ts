import type { FastifyRequest } from 'fastify'
import type { Actor } from '../authority/actor.ts'
import { authenticate } from '../authority/authenticate.ts'
import { authenticateSession } from '../authority/sessions.ts'
import { looksLikeToken, openSso } from '../authority/sso.ts'
import { AppError } from '../shared/errors.ts'
import { recordFirstUse } from './first-use.ts'
import type { Security } from './security.ts'
import { assertCsrfToken, assertKnownOrigin, sessionSecretOf } from './session-cookie.ts'

export type AuthenticateRequest = (request: FastifyRequest) => Promise<Actor>

/** Who asks: by an API key, a token of the SSO or, where neither is given, the cookie of a session. */
export function authenticationBy({ sso, corsOrigins }: Security): AuthenticateRequest {
  const authenticateToken = sso && openSso(sso, recordFirstUse)
  return async (request) => {
    const { db, headers } = request
    const { authorization } = headers
    if (authorization !== undefined) {
      const secret = bearerOf(authorization)
      return authenticateToken && looksLikeToken(secret)
        ? authenticateToken(db, secret, request.id)
        : authenticate(db, secret)
    }
    const secret = sessionSecretOf(request)
    if (secret === undefined) throw new AppError('unauthenticated')
    assertKnownOrigin(request, corsOrigins)
    const actor = await authenticateSession(db, secret)
    if (!['GET', 'HEAD'].includes(request.method)) assertCsrfToken(request, secret)
    return actor
  }
}

function bearerOf(authorization: string): string {
  const secret = bearerIn(authorization)
  if (secret === undefined) throw new AppError('unauthenticated')
  return secret
}

export function bearerIn(authorization = ''): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1]
}
