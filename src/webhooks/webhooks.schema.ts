import { z } from 'zod'
import { typesOrGroups } from '../audit/event-groups.ts'
import { EventSubject } from '../audit/feed.schema.ts'
import { eventTypeNames } from '../platform/log/event-types.ts'
import { AllowedActions } from '../platform/shared/answers.schema.ts'
import { codeOf } from '../platform/shared/codes.ts'
import { several } from '../platform/shared/list-query.ts'
import { Id, Instant, PageQuery, pageOf } from '../platform/shared/wire.ts'
import { deliveryState } from './deliveries.table.ts'

const Url = z
  .url({ protocol: /^https?$/, hostname: /./ })
  .max(500)
  .refine((text) => isPlain(text), { params: { format: 'url_without_user' } })
  .meta({
    description:
      'Where it is sent, by POST. `https`; `http` only to networks that the operator names. Addresses of private networks are refused when it is sent, unless the operator names them; redirects are not followed.',
  })

/** No name and password in it, which would travel as a header, and nothing behind # which would not. */
function isPlain(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { username, password, hash } = new URL(text)
  return username === '' && password === '' && hash === ''
}

const Types = z
  .array(z.enum(typesOrGroups))
  .min(1)
  .max(100)
  .meta({ description: 'Types of event, as the feed names them; `pledge.*` are all that begin so.' })
const RetreatIds = z
  .array(Id)
  .min(1)
  .max(100)
  .nullable()
  .meta({ description: 'Only what happens in these; null: all that the system sees.' })

const webhookExample = {
  url: 'https://sipd.contoh.example/webhook',
  types: ['pledge.*', 'disbursement.verified'],
  retreatIds: null,
  userId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
}

export const NewWebhook = z
  .strictObject({
    url: Url,
    types: Types,
    retreatIds: RetreatIds.optional(),
    userId: Id.meta({
      description:
        'The system that it is for. What is sent is what its keys in force may read of the feed; while it has none, nothing is.',
    }),
  })
  .meta({ id: 'NewWebhook', examples: [webhookExample] })
export type NewWebhook = z.infer<typeof NewWebhook>

export const WebhookChange = z
  .strictObject({ url: Url, types: Types, retreatIds: RetreatIds })
  .partial()
  .meta({
    id: 'WebhookChange',
    description: 'What is given is changed. One whose receiver was gone is sent to again.',
    examples: [{ types: ['pledge.approved'] }],
  })
export type WebhookChange = z.infer<typeof WebhookChange>

const shape = {
  id: Id,
  url: z.string(),
  types: z.array(codeOf(typesOrGroups)),
  retreatIds: z.array(Id).nullable(),
  userId: Id,
  state: z.enum(['active', 'gone', 'ended']).meta({
    description:
      '`gone`: the receiver answered 410, and nothing is sent until the webhook is changed. `ended`: for good.',
  }),
  previousSecretUntil: Instant.nullable().meta({
    description: 'Until when the secret before the present one signs too.',
  }),
  allowedActions: AllowedActions,
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
}
const example = {
  id: '0198f2a0-0021-7a51-9d2e-3f1b6c7d8e9f',
  ...webhookExample,
  state: 'active' as const,
  previousSecretUntil: null,
  version: 1,
  createdAt: '2025-03-01T01:00:00.000Z',
  updatedAt: '2025-03-01T01:00:00.000Z',
}
export const Webhook = z.object(shape).meta({ id: 'Webhook', examples: [example] })
export type Webhook = z.infer<typeof Webhook>
export const WebhookPage = pageOf(Webhook).meta({ id: 'WebhookPage' })

export const WebhookWithSecret = z
  .object({
    ...shape,
    secret: z
      .string()
      .nullable()
      .meta({ description: 'What signs: shown once, null when the answer is replayed.' }),
  })
  .meta({ id: 'WebhookWithSecret', examples: [{ ...example, secret: 'whsec_Y29udG9oLWJ1a2FuLXJhaGFzaWE=' }] })
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>

export const LONGEST_OVERLAP_HOURS = 168
export const SecretRotation = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(LONGEST_OVERLAP_HOURS)
      .default(24)
      .meta({ description: 'For how long the secret until now signs too.' }),
  })
  .meta({ id: 'SecretRotation', examples: [{ overlapHours: 24 }] })

export const WebhookTest = z.strictObject({}).meta({ id: 'WebhookTest', examples: [{}] })
export const Redelivery = z.strictObject({}).meta({ id: 'Redelivery', examples: [{}] })

/** What a message tells that was sent to try a receiver out. */
export const TEST_TYPE = 'webhook.test'

export const WebhookDelivery = z
  .object({
    id: Id.meta({ description: 'Its `webhook-id`, the same with every attempt.' }),
    webhookId: Id,
    position: z.int().nullable().meta({ description: 'Of the event in the log; null for a test.' }),
    type: codeOf([...eventTypeNames, TEST_TYPE], { description: 'Of the event, or of a test.' }),
    subject: EventSubject,
    state: z.enum(deliveryState.enumValues),
    attempts: z.int(),
    lastStatus: z.int().nullable().meta({ description: 'What the receiver last answered.' }),
    lastError: z.string().nullable().meta({ description: 'Why the last attempt failed.' }),
    nextAt: Instant.nullable().meta({ description: 'When it is sent next, where it waits.' }),
    createdAt: Instant,
    settledAt: Instant.nullable().meta({ description: 'When it was delivered, or given up.' }),
  })
  .meta({
    id: 'WebhookDelivery',
    examples: [
      {
        id: '0198f2a0-0022-7a51-9d2e-3f1b6c7d8e9f',
        webhookId: example.id,
        position: 1041,
        type: 'pledge.approved',
        subject: { type: 'pledge', id: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f' },
        state: 'waiting',
        attempts: 1,
        lastStatus: 503,
        lastError: 'answered 503',
        nextAt: '2025-03-10T01:00:05.000Z',
        createdAt: '2025-03-10T01:00:00.000Z',
        settledAt: null,
      },
    ],
  })
export type WebhookDelivery = z.infer<typeof WebhookDelivery>
export const WebhookDeliveryPage = pageOf(WebhookDelivery).meta({ id: 'WebhookDeliveryPage' })

export const WebhookQuery = PageQuery
export const DeliveryQuery = PageQuery.extend({ state: several(z.enum(deliveryState.enumValues)).optional() })
export type DeliveryQuery = z.infer<typeof DeliveryQuery>
