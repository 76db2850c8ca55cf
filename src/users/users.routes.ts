import { eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allowedActions } from '../platform/authority/actions.ts'
import { apiKeys, users } from '../platform/authority/authority.table.ts'
import type { PasswordHasher } from '../platform/authority/passwords.ts'
import type { Db } from '../platform/db/client.ts'
import { action } from '../platform/http/action.ts'
import { answerPrepared, answerWrite, createdAt } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { Id } from '../platform/shared/wire.ts'
import { confirmAccess } from './confirmation.ts'
import { assertKnownIssuer, type Believed } from './known-issuer.ts'
import { InitialPassword, InitialPasswordRequest } from './session.schema.ts'
import { readUserStanding, userActions } from './user-actions.ts'
import { listApiKeys, listUsers, presentApiKey, presentUser } from './users.queries.ts'
import {
  AccessQuery,
  ApiKey,
  ApiKeyPage,
  Confirmation,
  IssuedApiKey,
  NewApiKey,
  NewUser,
  User,
  UserChange,
  UserPage,
  UserQuery,
} from './users.schema.ts'
import { issueApiKey, revokeApiKey } from './write-api-key.ts'
import { newHashedPassword, resetPassword } from './write-password.ts'
import { changeUser, createUser } from './write-user.ts'

interface Options extends Believed {
  passwordHasher: PasswordHasher
}

const ofKinds = ['roles_conflict', 'responsible_required', 'responsible_not_a_person'] as const

const ofKeys = [
  'unknown_reference',
  'user_has_no_such_role',
  'key_of_whom',
  'key_of_another_person',
  'key_too_broad',
  'account_required',
  'expiry_in_past',
] as const

export const accessRoutes: FastifyPluginAsyncZod<Options> = async (app, { passwordHasher, ...believed }) => {
  const tags = ['access']
  const params = z.object({ id: Id })
  const findUser = async (db: Db, id: string) => (await db.select().from(users).where(eq(users.id, id)))[0]
  const findApiKey = async (db: Db, id: string) =>
    (await db.select().from(apiKeys).where(eq(apiKeys.id, id)))[0]
  const userSubject = resource('user_not_found', async ({ db }, { id }) =>
    assertFound(await findUser(db, id), 'user_not_found'),
  )
  const keySubject = resource('api_key_not_found', async ({ db }, { id }) =>
    assertFound(await findApiKey(db, id), 'api_key_not_found'),
  )

  app.post(
    '/users',
    {
      config: {
        access: 'access.write',
        problems: ['user_exists', 'unknown_issuer', ...ofKinds],
        personalData: 'email',
      },
      schema: {
        operationId: 'createUser',
        summary: 'Create a user',
        tags,
        body: NewUser,
        response: { 201: User },
      },
    },
    async (request, reply) => {
      const { sso } = request.body
      if (sso) assertKnownIssuer(believed, sso.issuer, '/sso/issuer')
      return answerWrite(
        request,
        reply,
        (tx, actor) => createUser(tx, actor, request.body),
        (made) => createdAt(`/v1/users/${made.id}`),
      )
    },
  )

  app.get(
    '/users',
    {
      config: { access: 'access.read', problems: listProblems, personalData: 'email' },
      schema: {
        operationId: 'listUsers',
        summary: 'List users',
        tags,
        querystring: UserQuery,
        response: { 200: UserPage },
      },
    },
    async (request, reply) => {
      const page = await listUsers(request.db, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/users/:id',
    {
      config: { access: 'access.read', subject: userSubject, personalData: 'email' },
      schema: { operationId: 'getUser', summary: 'Read a user', tags, params, response: { 200: User } },
    },
    async ({ db, actor, params: { id } }) => {
      const user = assertFound(await findUser(db, id), 'user_not_found')
      const facts = { ...user, ...(await readUserStanding(db, actor, user)) }
      return { ...presentUser(user), allowedActions: allowedActions(userActions, actor, facts) }
    },
  )

  app.patch(
    '/users/:id',
    {
      config: {
        access: 'access.write',
        subject: userSubject,
        problems: ['user_exists', 'last_admin', ...ofKinds],
        personalData: 'email',
      },
      schema: {
        operationId: 'changeUser',
        summary: 'Change a user',
        tags,
        params,
        body: UserChange,
        response: { 200: User },
      },
    },
    async (request, reply) => {
      const input = { id: request.params.id, change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => changeUser(tx, actor, input))
    },
  )

  app.post(
    '/users/:id/initial-password',
    {
      config: {
        access: 'access.write',
        subject: userSubject,
        problems: ['email_required', 'password_of_a_system'],
      },
      schema: {
        operationId: 'resetPassword',
        summary: 'Give a user a first password, to be changed when it is first used',
        description: 'Every session and every API key of the user ends with it.',
        tags,
        params,
        body: InitialPasswordRequest,
        response: { 200: InitialPassword },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return answerPrepared(request, reply, async () => {
        const input = { ...request.params, ...(await newHashedPassword(passwordHasher, request.caller)) }
        return (tx, actor) => resetPassword(tx, actor, input)
      })
    },
  )

  action(app, '/users/:id/confirmation', {
    config: {
      access: 'access.confirm',
      subject: userSubject,
      decides: true,
      problems: ['confirmed_by_another', 'nothing_to_confirm', 'link_awaits'],
      personalData: 'email',
    },
    schema: {
      operationId: 'confirmUser',
      summary: 'Confirm what lets a person in as finance or verifier',
      description:
        'By another admin, or a verifier, who neither gave it nor has it, and whose own access is confirmed; not while a link waits for the person’s answer. Until then the person works, and is finding F22 in every register.',
      tags,
      params,
      body: Confirmation,
      response: { 200: User },
    },
    work: (tx, actor, { id }, _body, ifMatch) => confirmAccess(tx, actor, { id, ifMatch }),
  })

  app.post(
    '/api-keys',
    {
      config: { access: 'keys.write', problems: ofKeys },
      schema: {
        operationId: 'issueApiKey',
        summary: 'Issue an API key to oneself, or as an admin to a system',
        tags,
        body: NewApiKey,
        response: { 201: IssuedApiKey },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return answerWrite(
        request,
        reply,
        (tx, actor) => issueApiKey(tx, actor, request.body),
        () => ({ status: 201 }),
      )
    },
  )

  app.get(
    '/api-keys',
    {
      config: { access: 'access.read', problems: listProblems },
      schema: {
        operationId: 'listApiKeys',
        summary: 'List API keys',
        tags,
        querystring: AccessQuery,
        response: { 200: ApiKeyPage },
      },
    },
    async (request, reply) => {
      const page = await listApiKeys(request.db, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/api-keys/:id',
    {
      config: { access: 'access.read', subject: keySubject },
      schema: {
        operationId: 'getApiKey',
        summary: 'Read an API key, without its secret',
        tags,
        params,
        response: { 200: ApiKey },
      },
    },
    async (request) =>
      presentApiKey(assertFound(await findApiKey(request.db, request.params.id), 'api_key_not_found')),
  )

  app.delete(
    '/api-keys/:id',
    {
      config: { access: 'keys.write', subject: keySubject, problems: ['last_admin'] },
      schema: {
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key: one’s own, or as an admin any',
        tags,
        params,
        response: { 200: ApiKey },
      },
    },
    async (request, reply) =>
      answerWrite(request, reply, (tx, actor) => revokeApiKey(tx, actor, request.params)),
  )
}
