import { z } from 'zod'
import { PASSWORD_MAX } from '../platform/authority/passwords.ts'
import { isOneLine } from '../platform/shared/text.ts'
import { Id, Instant } from '../platform/shared/wire.ts'
import { User } from './users.schema.ts'

const Password = z.string().min(1).max(PASSWORD_MAX)

/** As somebody typed it; Postgres takes no NUL. */
const EnteredEmail = z
  .string()
  .min(1)
  .max(200)
  .refine(isOneLine, { params: { format: 'seen_text' } })

export const NewSession = z.strictObject({ email: EnteredEmail, password: Password }).meta({
  id: 'NewSession',
  examples: [{ email: 'petugas@contoh.example', password: 'hujan-di-atas-mahakam' }],
})

export const PasswordChange = z
  .strictObject({
    currentPassword: Password,
    newPassword: Password.meta({ description: 'At least 12 characters; a sentence is best.' }),
  })
  .meta({
    id: 'PasswordChange',
    examples: [{ currentPassword: 'k3w9m-t7hpa-2xnqe-v8rjd', newPassword: 'hujan-di-atas-mahakam' }],
  })
export type PasswordChange = z.infer<typeof PasswordChange>

export const Session = z
  .object({
    personId: Id,
    name: User.shape.name,
    email: User.shape.email,
    roles: User.shape.roles,
    mustChangePassword: z.boolean().meta({ description: 'Nothing else can be done before.' }),
    startedAt: Instant,
    expiresAt: Instant,
    previousSignInAt: Instant.nullable().meta({
      description: 'When the person signed in before this session. Was it not you? Tell an admin.',
    }),
    resets: z
      .array(
        z.object({
          at: Instant,
          by: z.object({
            id: Id,
            name: z.string().nullable().meta({
              description: 'Of the admin, or of the key of bootstrap; null where the service itself did it.',
            }),
          }),
        }),
      )
      .meta({
        description:
          'When others gave the person a password, and who: in the last 90 days, the newest first, 10 at most.',
      }),
    csrfToken: z
      .string()
      .meta({ description: 'To be sent as X-CSRF-Token with every POST, PATCH and DELETE.' }),
  })
  .meta({
    id: 'Session',
    examples: [
      {
        personId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        name: 'Petugas Keuangan (contoh)',
        email: 'petugas@contoh.example',
        roles: ['finance'],
        mustChangePassword: false,
        startedAt: '2025-03-03T00:00:00.000Z',
        expiresAt: '2025-03-03T12:00:00.000Z',
        previousSignInAt: '2025-03-02T00:30:00.000Z',
        resets: [
          {
            at: '2025-03-01T01:00:00.000Z',
            by: { id: '0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f', name: 'Admin (contoh)' },
          },
        ],
        csrfToken: 'pX9t1mE4cY7uB2kQ8rJ5wL0sD3fH6gA1zV4nM7xT2oI',
      },
    ],
  })
export type Session = z.infer<typeof Session>

export const SessionsEnded = z
  .object({ ended: z.int().meta({ description: 'How many sessions.' }) })
  .meta({ id: 'SessionsEnded', examples: [{ ended: 1 }] })

export const SignOutQuery = z.strictObject({
  everywhere: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether all sessions of this person end, on every device.' }),
})

export const InitialPasswordRequest = z
  .strictObject({})
  .meta({ id: 'InitialPasswordRequest', examples: [{}] })

export const InitialPassword = z
  .object({
    userId: Id,
    password: z.string().nullable().meta({ description: 'Shown once, null when the answer is replayed.' }),
  })
  .meta({
    id: 'InitialPassword',
    examples: [{ userId: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f', password: 'k3w9m-t7hpa-2xnqe-v8rjd' }],
  })
export type InitialPassword = z.infer<typeof InitialPassword>
