import { eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { digestOf } from '../platform/authority/authenticate.ts'
import { users } from '../platform/authority/authority.table.ts'
import type { PasswordHasher } from '../platform/authority/passwords.ts'
import { passwords, sessions } from '../platform/authority/sessions.table.ts'
import { csrfTokenOf } from '../platform/authority/sessions.ts'
import type { Db } from '../platform/db/client.ts'
import { answerPrepared, answerWrite } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import type { Allowance } from '../platform/http/rate-limit.ts'
import {
  assertKnownOrigin,
  browserTokenOf,
  clearSessionCookie,
  sessionSecretOf,
  setSessionCookies,
} from '../platform/http/session-cookie.ts'
import { networkOf } from '../platform/shared/addresses.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { readResets } from './read-resets.ts'
import { NewSession, PasswordChange, Session, SessionsEnded, SignOutQuery } from './session.schema.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { assertKnowsPassword, changePassword } from './write-password.ts'

interface Options {
  passwordHasher: PasswordHasher
  corsOrigins: readonly string[]
  /** How often one address may try to sign in. */
  signInAllowance: Allowance
}

const MAX_CREDENTIAL_BYTES = 16 * 1024

/** Signing in and out of the browser client with a local account. */
export const sessionRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
  const { passwordHasher, corsOrigins, signInAllowance } = options
  const tags = ['session']
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  async function presentSession(db: Db, secret: string | undefined): Promise<Session> {
    if (secret === undefined) throw new AppError('session_required')
    const [row] = await db
      .select()
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(passwords, eq(passwords.userId, sessions.userId))
      .where(eq(sessions.secretHash, digestOf(secret)))
    const found = assertFound(row, 'unauthenticated')
    return {
      personId: found.users.id,
      name: found.users.name,
      email: found.users.email,
      roles: found.users.roles,
      mustChangePassword: found.passwords.mustChange,
      startedAt: found.sessions.startedAt.toISOString(),
      expiresAt: found.sessions.expiresAt.toISOString(),
      ...(await readResets(db, { userId: found.users.id, startedAt: found.sessions.startedAt })),
      csrfToken: csrfTokenOf(secret),
    }
  }

  app.post(
    '/session',
    {
      // Whoever has no key yet may not make us keep more.
      bodyLimit: MAX_CREDENTIAL_BYTES,
      config: { access: 'public', problems: ['sign_in_refused', 'sign_in_locked', 'foreign_origin'] },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in with a local account; the answer sets the session’s cookie',
        description:
          'Needs no Idempotency-Key: signing in twice gives two sessions, of which the first has ended.',
        tags,
        body: NewSession,
        response: { 201: Session },
      },
      onRequest: async (request) => {
        assertKnownOrigin(request, corsOrigins)
        signInAllowance.take(networkOf(request.ip))
      },
    },
    async (request, reply) => {
      const earlierSecret = sessionSecretOf(request)
      const { result } = await signIn(request.db, passwordHasher, {
        ...request.body,
        requestId: request.id,
        earlierSecret,
        browserToken: browserTokenOf(request),
        network: networkOf(request.ip),
      })
      setSessionCookies(request, reply, result)
      return reply.code(201).send(await presentSession(request.db, result.secret))
    },
  )

  app.get(
    '/session',
    {
      config: { access: 'session.own', problems: ['session_required'] },
      schema: {
        operationId: 'getSession',
        summary: 'Who is signed in, and the CSRF token of the session',
        tags,
        response: { 200: Session },
      },
    },
    async (request) => presentSession(request.db, secretOfSession(request)),
  )

  app.patch(
    '/session',
    {
      config: {
        access: 'session.own',
        problems: [
          'session_required',
          'sign_in_locked',
          'password_wrong',
          'password_too_weak',
          'password_not_new',
        ],
      },
      schema: {
        operationId: 'changePassword',
        summary: 'Change one’s own password; every other session ends',
        tags,
        body: PasswordChange,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      assertMatches(ifMatchOf(request), await presentSession(request.db, secretOfSession(request)))
      const { currentPassword, newPassword } = request.body
      const knownHash = await assertKnowsPassword(request.db, passwordHasher, request.actor, currentPassword)
      const result = await answerPrepared(request, reply, async () => {
        const change = {
          ...request.body,
          knownHash,
          hash: await passwordHasher.hash(newPassword, request.caller),
        }
        return (tx, actor) => changePassword(tx, actor, change)
      })
      setSessionCookies(request, reply, result)
      return presentSession(request.db, result.secret)
    },
  )

  app.delete(
    '/session',
    {
      config: { access: 'session.own', problems: ['session_required'] },
      schema: {
        operationId: 'signOut',
        summary: 'Sign out here, or on every device',
        tags,
        querystring: SignOutQuery,
        response: { 200: SessionsEnded },
      },
    },
    async (request, reply) => {
      const { personId, session } = request.actor
      if (session === undefined) throw new AppError('session_required')
      const sessionId = request.query.everywhere === 'true' ? undefined : session.id
      const answer = await answerWrite(request, reply, (tx) => signOut(tx, { personId, sessionId }))
      clearSessionCookie(request, reply)
      return answer
    },
  )
}

/** Undefined where the request came with a key or a token: a cookie beside it does not count. */
function secretOfSession(request: Parameters<typeof sessionSecretOf>[0]): string | undefined {
  return request.actor.session && sessionSecretOf(request)
}
