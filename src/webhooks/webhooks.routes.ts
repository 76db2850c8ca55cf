import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { redeliver, testWebhook } from './redeliver.ts'
import { webhookActions } from './webhook-actions.ts'
import type { WebhookKey } from './webhook-secrets.ts'
import {
  findVisibleDelivery,
  findVisibleWebhook,
  listDeliveries,
  listWebhooks,
  presentWebhook,
} from './webhooks.queries.ts'
import {
  DeliveryQuery,
  NewWebhook,
  Redelivery,
  SecretRotation,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookPage,
  WebhookQuery,
  WebhookTest,
  WebhookWithSecret,
} from './webhooks.schema.ts'
import { addWebhook, changeWebhook, endWebhook, rotateSecret } from './write-webhook.ts'

interface Options {
  /** What secrets are made from; null: this service sends nothing. */
  webhookKey: WebhookKey | null
}

export const webhookRoutes: FastifyPluginAsyncZod<Options> = async (app, { webhookKey }) => {
  const tags = ['webhooks']
  const params = z.object({ id: Id })
  const subject = resource('webhook_not_found', ({ db, actor }, { id }) => findVisibleWebhook(db, actor, id))
  const delivery = resource('webhook_delivery_not_found', ({ db, actor }, { id }) =>
    findVisibleDelivery(db, actor, id),
  )

  app.post(
    '/webhooks',
    {
      config: {
        access: 'webhooks.write',
        problems: [
          'webhooks_not_configured',
          'too_many_webhooks',
          'unknown_reference',
          'webhook_of_a_person',
        ],
      },
      schema: {
        operationId: 'addWebhook',
        summary: 'Have a system told of what happens from now on',
        description:
          'By the Standard Webhooks specification: signed, at least once, in order for each record, again for three days where the receiver does not answer 2xx. The secret is in this answer alone.',
        tags,
        body: NewWebhook,
        response: { 201: WebhookWithSecret },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return answerWrite(
        request,
        reply,
        (tx) => addWebhook(tx, webhookKey, request.body),
        (made) => createdAt(`/v1/webhooks/${made.id}`),
      )
    },
  )

  app.get(
    '/webhooks',
    {
      config: { access: 'webhooks.read', problems: listProblems },
      schema: {
        operationId: 'listWebhooks',
        summary: 'List webhooks; a system sees its own',
        tags,
        querystring: WebhookQuery,
        response: { 200: WebhookPage },
      },
    },
    async (request, reply) => {
      const page = await listWebhooks(request.db, request.actor, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/webhooks/:id',
    {
      config: { access: 'webhooks.read', subject },
      schema: {
        operationId: 'getWebhook',
        summary: 'Read a webhook, without its secret',
        tags,
        params,
        response: { 200: Webhook },
      },
    },
    async ({ db, actor, params: { id } }) => {
      const webhook = presentWebhook(await findVisibleWebhook(db, actor, id))
      const facts = { ...webhook, webhookKey }
      return { ...webhook, allowedActions: allowedActions(webhookActions, actor, facts) }
    },
  )

  app.patch(
    '/webhooks/:id',
    {
      config: { access: 'webhooks.write', subject, problems: ['webhook_ended', 'unknown_reference'] },
      schema: {
        operationId: 'changeWebhook',
        summary: 'Change what is sent, and where',
        tags,
        params,
        body: WebhookChange,
        response: { 200: Webhook },
      },
    },
    async (request, reply) => {
      const input = { id: request.params.id, change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx) => changeWebhook(tx, input))
    },
  )

  app.delete(
    '/webhooks/:id',
    {
      config: { access: 'webhooks.write', subject },
      schema: {
        operationId: 'endWebhook',
        summary: 'End a webhook: nothing is sent any more, and its deliveries stay to be read',
        tags,
        params,
        response: { 200: Webhook },
      },
    },
    async (request, reply) => answerWrite(request, reply, (tx) => endWebhook(tx, request.params)),
  )

  app.post(
    '/webhooks/:id/secret',
    {
      config: { access: 'webhooks.write', subject, problems: ['webhook_ended', 'webhooks_not_configured'] },
      schema: {
        operationId: 'rotateWebhookSecret',
        summary: 'Give a webhook a new secret; the one before signs too for a while',
        tags,
        params,
        body: SecretRotation,
        response: { 200: WebhookWithSecret },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const input = { ...request.params, ...request.body }
      return answerWrite(request, reply, (tx) => rotateSecret(tx, webhookKey, input))
    },
  )

  action(app, '/webhooks/:id/test', {
    config: { access: 'webhooks.write', subject, problems: ['webhook_ended'] },
    schema: {
      operationId: 'testWebhook',
      summary: 'Send a message that tells of nothing',
      tags,
      params,
      body: WebhookTest,
      response: { 200: WebhookDelivery },
    },
    work: (tx, _actor, { id }) => testWebhook(tx, { id }),
  })

  app.get(
    '/webhooks/:id/deliveries',
    {
      config: { access: 'webhooks.read', subject, problems: listProblems },
      schema: {
        operationId: 'listWebhookDeliveries',
        summary: 'What became of deliveries, the newest first; settled ones for 30 days',
        tags,
        params,
        querystring: DeliveryQuery,
        response: { 200: WebhookDeliveryPage },
      },
    },
    async (request, reply) => {
      const { id: webhookId } = await findVisibleWebhook(request.db, request.actor, request.params.id)
      const page = await listDeliveries(request.db, { webhookId, query: request.query })
      linkNext(request, reply, page)
      return page
    },
  )

  action(app, '/webhook-deliveries/:id/retry', {
    config: { access: 'webhooks.write', subject: delivery, problems: ['webhook_ended'] },
    schema: {
      operationId: 'redeliverToWebhook',
      summary: 'Send a delivery again, from its first attempt on',
      tags,
      params,
      body: Redelivery,
      response: { 200: WebhookDelivery },
    },
    work: (tx, actor, { id }) => redeliver(tx, actor, { id }),
  })
}
