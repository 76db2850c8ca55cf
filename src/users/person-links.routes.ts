import { eq } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { users } from '../platform/authority/authority.table.ts'
import { personLinks } from '../platform/authority/person-links.table.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { Id, PageQuery } from '../platform/shared/wire.ts'
import { assertKnownIssuer, type Believed } from './known-issuer.ts'
import { confirmLink, proposeLink, withdrawLink } from './link-persons.ts'
import { isOf, listLinks } from './person-links.queries.ts'
import {
  LinkConfirmation,
  LinkWithdrawal,
  NewPersonLink,
  PersonLink,
  PersonLinkPage,
} from './person-links.schema.ts'

/** Which identities of the single sign-on are which person. */
export const personLinkRoutes: FastifyPluginAsyncZod<Believed> = async (app, believed) => {
  const tags = ['access']
  const ofUser = z.object({ id: Id })
  const ofLink = z.object({ linkId: Id })
  const user = resource('user_not_found', async ({ db }, { id }) =>
    assertFound((await db.select().from(users).where(eq(users.id, id)))[0], 'user_not_found'),
  )
  const linkOf = (which: (params: { id: string; linkId: string }) => Parameters<typeof eq>[1] | null) =>
    resource('link_not_found', async ({ db }, params) => {
      const [link] = await db.select().from(personLinks).where(eq(personLinks.id, params.linkId))
      const owner = which(params)
      assertFound(owner === null || link?.userId === owner ? link : undefined, 'link_not_found')
    })

  app.post(
    '/users/:id/links',
    {
      config: {
        access: 'access.write',
        subject: user,
        problems: ['subject_taken', 'link_of_a_system', 'link_of_oneself', 'unknown_issuer'],
        personalData: 'subject',
      },
      schema: {
        operationId: 'proposeLink',
        summary: 'Propose that an identity of the single sign-on is this person',
        description:
          'By another admin than the person. It has no effect until the person has confirmed it from both sides; then it is for ever, and the tokens of the identity are this user.',
        tags,
        params: ofUser,
        body: NewPersonLink,
        response: { 201: PersonLink },
      },
    },
    async (request, reply) => {
      assertKnownIssuer(believed, request.body.issuer, '/issuer')
      const input = { userId: request.params.id, identity: request.body }
      return answerWrite(
        request,
        reply,
        (tx, actor) => proposeLink(tx, actor, input),
        ({ userId }) => createdAt(`/v1/users/${userId}/links`),
      )
    },
  )

  app.get(
    '/users/:id/links',
    {
      config: {
        access: 'access.read',
        subject: user,
        problems: listProblems,
        personalData: 'subject',
      },
      schema: {
        operationId: 'listLinks',
        summary: 'List the identities that are, or were proposed to be, this person',
        tags,
        params: ofUser,
        querystring: PageQuery,
        response: { 200: PersonLinkPage },
      },
    },
    async (request, reply) => {
      const page = await listLinks(request.db, request.query, eq(personLinks.userId, request.params.id))
      linkNext(request, reply, page)
      return page
    },
  )

  app.post(
    '/users/:id/links/:linkId/withdrawal',
    {
      config: {
        access: 'access.write',
        subject: linkOf(({ id }) => id),
        problems: ['link_in_force'],
        personalData: 'subject',
      },
      schema: {
        operationId: 'withdrawLink',
        summary: 'Withdraw a link that was proposed by mistake and is not in force',
        tags,
        params: ofUser.extend(ofLink.shape),
        body: LinkWithdrawal,
        response: { 200: PersonLink },
      },
    },
    async (request, reply) => {
      const { id: userId, linkId } = request.params
      return answerWrite(request, reply, (tx, actor) => withdrawLink(tx, actor, { userId, linkId }))
    },
  )

  app.get(
    '/me/links',
    {
      config: { access: 'links.own', problems: listProblems },
      schema: {
        operationId: 'listOwnLinks',
        summary: 'List one’s own links: those in force, and those that wait for confirmation',
        tags,
        querystring: PageQuery,
        response: { 200: PersonLinkPage },
      },
    },
    async (request, reply) => {
      const page = await listLinks(request.db, request.query, isOf(request.actor))
      linkNext(request, reply, page)
      return page
    },
  )

  app.post(
    '/me/links/:linkId/confirmation',
    {
      config: { access: 'links.own', subject: linkOf(() => null) },
      schema: {
        operationId: 'confirmLink',
        summary: 'Confirm that an identity of the single sign-on is oneself: once from each side',
        description:
          'Once signed in with the local account (or with an own key), once with a token of the identity. Again from the same side it changes nothing.',
        tags,
        params: ofLink,
        body: LinkConfirmation,
        response: { 200: PersonLink },
      },
    },
    async (request, reply) =>
      answerWrite(request, reply, (tx, actor) => confirmLink(tx, actor, request.params)),
  )
}
