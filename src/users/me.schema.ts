import { z } from 'zod'
import { userKind } from '../platform/authority/authority.table.ts'
import { operations } from '../platform/authority/permissions.ts'
import { role } from '../platform/authority/roles.ts'
import { codeOf } from '../platform/shared/codes.ts'
import { languages } from '../platform/shared/language.ts'
import { Id } from '../platform/shared/wire.ts'

const preferences = {
  language: z.enum(languages).meta({
    description: 'Of what is answered where `Accept-Language` is absent, or names neither of the two.',
  }),
  retreatId: Id.nullable().meta({
    description: 'The retreat that the desk opens with. Null: none, or one that the credential does not see.',
  }),
  digest: z.boolean().meta({ description: 'Whether what waits is told once a day by e-mail.' }),
}

export const Preferences = z.object(preferences).meta({ id: 'Preferences' })
export type Preferences = z.infer<typeof Preferences>

export const MeChange = z
  .strictObject({ preferences: z.strictObject(preferences).partial() })
  .meta({ id: 'MeChange', examples: [{ preferences: { language: 'en', digest: true } }] })
export type MeChange = z.infer<typeof MeChange>

export const Me = z
  .object({
    id: Id.meta({ description: 'As which person the caller counts as a maker or checker.' }),
    kind: z.enum(userKind.enumValues),
    name: z.string().nullable().meta({ description: 'Null where no user stands behind the token.' }),
    roles: z.array(z.enum(role.enumValues)).meta({ description: 'Those of the credential.' }),
    scopes: z
      .object({ retreatIds: z.array(Id).optional(), operations: z.array(codeOf(operations)).optional() })
      .nullable()
      .meta({ description: 'What the credential is limited to; null: to nothing.' }),
    operations: z
      .array(z.enum(operations as [string, ...string[]]))
      .meta({ description: 'What this credential lets the caller do.' }),
    preferences: Preferences.nullable().meta({ description: 'Of a person; a system has none.' }),
    version: z.int().meta({ description: 'Of the preferences: 0 until the person chooses any.' }),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        id: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
        kind: 'person',
        name: 'Punai Contoh',
        roles: ['finance'],
        scopes: null,
        operations: ['pledges.read', 'pledges.write', 'preferences.own'],
        preferences: { language: 'id', retreatId: null, digest: false },
        version: 0,
      },
    ],
  })
export type Me = z.infer<typeof Me>
