import { z } from 'zod'
import { Id, Instant, pageOf, ShortText } from '../platform/shared/wire.ts'

/** An identity at the single sign-on: a token's `iss` and `sub`. */
export const SsoIdentity = z.strictObject({ issuer: z.url().max(300), subject: ShortText })
export type SsoIdentity = z.infer<typeof SsoIdentity>

const identityExample = {
  issuer: 'https://sso.contoh.example/realms/kaltim',
  subject: '6f1c0b5e-contoh',
}

export const NewPersonLink = z
  .strictObject(SsoIdentity.shape)
  .meta({ id: 'NewPersonLink', examples: [identityExample] })
export type NewPersonLink = z.infer<typeof NewPersonLink>

export const LinkConfirmation = z.strictObject({}).meta({ id: 'LinkConfirmation', examples: [{}] })
export const LinkWithdrawal = z.strictObject({}).meta({ id: 'LinkWithdrawal', examples: [{}] })

const Confirmed = Instant.nullable()

export const PersonLink = z
  .object({
    id: Id,
    userId: Id,
    issuer: z.string(),
    subject: z.string().nullable().meta({ description: 'Null for whoever may not read addresses.' }),
    state: z.enum(['proposed', 'in_force', 'withdrawn']).meta({
      description:
        'A proposed link has no effect. In force, which it is for ever, the subject’s tokens are this user.',
    }),
    proposedBy: Id,
    accountConfirmedAt: Confirmed.meta({ description: 'In a session, or with a key, of the user.' }),
    subjectConfirmedAt: Confirmed.meta({ description: 'With a token of the subject.' }),
    withdrawnAt: Instant.nullable(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({
    id: 'PersonLink',
    examples: [
      {
        id: '0198f2a0-000a-7a51-9d2e-3f1b6c7d8e9f',
        userId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        ...identityExample,
        state: 'proposed' as const,
        proposedBy: '0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f',
        accountConfirmedAt: '2025-03-02T01:00:00.000Z',
        subjectConfirmedAt: null,
        withdrawnAt: null,
        version: 2,
        createdAt: '2025-03-01T01:00:00.000Z',
        updatedAt: '2025-03-02T01:00:00.000Z',
      },
    ],
  })
export type PersonLink = z.infer<typeof PersonLink>
export const PersonLinkPage = pageOf(PersonLink).meta({ id: 'PersonLinkPage' })
