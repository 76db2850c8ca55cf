import { z } from 'zod'
import { userKind } from '../platform/authority/authority.table.ts'
import { operations } from '../platform/authority/permissions.ts'
import { role } from '../platform/authority/roles.ts'
import { Id } from '../platform/shared/wire.ts'

export const Me = z
  .object({
    id: Id.meta({ description: 'As which person the caller counts as a maker or checker.' }),
    kind: z.enum(userKind.enumValues),
    name: z.string().nullable().meta({ description: 'Null where no user stands behind the token.' }),
    roles: z.array(z.enum(role.enumValues)).meta({ description: 'Those of the credential.' }),
    scopes: z
      .object({ retreatIds: z.array(Id).optional(), operations: z.array(z.string()).optional() })
      .nullable()
      .meta({ description: 'What the credential is limited to; null: to nothing.' }),
    operations: z
      .array(z.enum(operations as [string, ...string[]]))
      .meta({ description: 'What this credential lets the caller do.' }),
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
        operations: ['pledges.read', 'pledges.write'],
      },
    ],
  })
export type Me = z.infer<typeof Me>
