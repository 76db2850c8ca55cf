import { z } from 'zod'
import { userKind } from '../platform/authority/authority.table.ts'
import { operations } from '../platform/authority/permissions.ts'
import { role } from '../platform/authority/roles.ts'
import { AllowedActions } from '../platform/shared/answers.schema.ts'
import { Id, Instant, PageQuery, pageOf, ShortText } from '../platform/shared/wire.ts'
import { SsoIdentity } from './person-links.schema.ts'

const Roles = z.array(z.enum(role.enumValues)).min(1).max(role.enumValues.length)

const userFields = {
  name: ShortText,
  roles: Roles.meta({
    description:
      'A person: finance, verifier, auditor, admin, and admin with neither finance nor verifier. A system: finance, auditor, integration.',
  }),
}
const Kind = z.enum(userKind.enumValues)
const ResponsibleId = Id.meta({
  description: 'Of a system: the person who answers for it. What it makes counts as made by that person too.',
})
const Email = z.email().max(200).toLowerCase()
const userExample = { kind: 'person' as const, name: 'Petugas Keuangan (contoh)', roles: ['finance'] }

export const NewUser = z
  .strictObject({
    kind: Kind,
    ...userFields,
    email: Email.optional(),
    responsibleId: ResponsibleId.optional(),
    sso: SsoIdentity.optional().meta({
      description:
        'The person’s identity at the single sign-on. Tokens, keys and sessions of this user are then one person. To a person who is here already it is linked: POST /v1/users/{id}/links.',
    }),
  })
  .meta({ id: 'NewUser', examples: [userExample] })
export type NewUser = z.infer<typeof NewUser>

export const UserChange = z
  .strictObject({
    ...userFields,
    email: Email.nullable(),
    responsibleId: ResponsibleId,
    active: z.boolean(),
  })
  .partial()
  .meta({
    id: 'UserChange',
    description: 'An inactive user’s keys stop working at once.',
    examples: [{ active: false }],
  })
export type UserChange = z.infer<typeof UserChange>

export const User = z
  .object({
    id: Id,
    kind: Kind,
    ...userFields,
    email: z.string().nullable(),
    responsibleId: ResponsibleId.nullable(),
    active: z.boolean(),
    confirmation: z
      .object({
        state: z.enum(['not_needed', 'awaited', 'confirmed']),
        since: Instant.nullable().meta({ description: 'Since when it is awaited.' }),
        givenBy: z.array(Id).meta({
          description:
            'Who let the person in since the last confirmation: persons, the key of bootstrap, or the service itself. None of them may confirm it.',
        }),
        confirmedBy: Id.nullable().meta({ description: 'Who confirmed it last.' }),
        confirmedAt: Instant.nullable(),
      })
      .meta({
        description:
          'What lets somebody in as a person with finance or verifier (creation, such a role, a password that is given, another address, being active again) awaits the confirmation of another admin or verifier. Meanwhile the person works, and is a finding (F22).',
      }),
    sharesEmailWith: z.array(Id).meta({
      description:
        'Users who had an address before that this one took later: may be one person (finding F22).',
    }),
    allowedActions: AllowedActions,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'User',
    examples: [
      {
        id: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        ...userExample,
        email: null,
        responsibleId: null,
        active: true,
        confirmation: {
          state: 'awaited',
          since: '2025-03-01T01:00:00.000Z',
          givenBy: ['0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f'],
          confirmedBy: null,
          confirmedAt: null,
        },
        sharesEmailWith: [],
        version: 1,
        createdAt: '2025-03-01T01:00:00.000Z',
        updatedAt: '2025-03-01T01:00:00.000Z',
      },
    ],
  })
export type User = z.infer<typeof User>

export const Confirmation = z.strictObject({}).meta({ id: 'Confirmation', examples: [{}] })
export const UserPage = pageOf(User).meta({ id: 'UserPage' })
export const AccessQuery = PageQuery
export const UserQuery = PageQuery.extend({
  confirmation: z
    .literal('awaited')
    .optional()
    .meta({ description: 'Only persons whose access to the money waits for somebody to confirm it.' }),
})
export type UserQuery = z.infer<typeof UserQuery>

const Scopes = z
  .strictObject({
    retreatIds: z.array(Id).min(1).max(100).optional(),
    operations: z.array(z.enum(operations)).min(1).max(operations.length).optional(),
  })
  .meta({
    id: 'Scopes',
    description:
      'What the key is limited to; what is absent is not limited. Limited to retreats, it changes nothing that concerns all of them, and reads companies without contacts; limited in any way, it changes neither users nor keys. An integration reads contacts, users and keys only where `operations` names `contacts.read` and `access.read`.',
  })

const keyFields = { name: ShortText, roles: Roles }
const keyExample = { name: 'SIPD Kaltim (contoh)', roles: ['integration'] }

export const NewApiKey = z
  .strictObject({
    ...keyFields,
    userId: Id.optional().meta({
      description: 'The system that the key is for; without, the key is one’s own.',
    }),
    scopes: Scopes.optional(),
    expiresAt: Instant.optional(),
  })
  .meta({ id: 'NewApiKey', examples: [keyExample] })
export type NewApiKey = z.infer<typeof NewApiKey>

const apiKeyShape = {
  id: Id,
  ...keyFields,
  roles: z.array(z.enum(role.enumValues)),
  prefix: z.string().meta({ description: 'The beginning of the key, to recognise it by.' }),
  userId: Id.nullable().meta({ description: 'Null where it is a key of bootstrap.' }),
  scopes: Scopes.nullable(),
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable().meta({ description: 'To the minute.' }),
  createdAt: Instant,
}
const apiKeyExample = {
  id: '0198f2a0-0009-7a51-9d2e-3f1b6c7d8e9f',
  ...keyExample,
  prefix: 'ckp_3fVx9bQa',
  userId: null,
  scopes: null,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  createdAt: '2025-03-01T01:00:00.000Z',
}

export const ApiKey = z.object(apiKeyShape).meta({ id: 'ApiKey', examples: [apiKeyExample] })
export type ApiKey = z.infer<typeof ApiKey>
export const ApiKeyPage = pageOf(ApiKey).meta({ id: 'ApiKeyPage' })

export const IssuedApiKey = z
  .object({
    ...apiKeyShape,
    key: z
      .string()
      .nullable()
      .meta({ description: 'The key itself: shown once, null when the answer is replayed.' }),
  })
  .meta({ id: 'IssuedApiKey', examples: [{ ...apiKeyExample, key: 'ckp_3fVx9bQaEXAMPLE-not-a-key' }] })
export type IssuedApiKey = z.infer<typeof IssuedApiKey>
