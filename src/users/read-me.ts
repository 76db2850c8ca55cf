import { type Actor, mayAlso } from '../platform/authority/actor.ts'
import { operations } from '../platform/authority/permissions.ts'
import type { Db } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { Me } from './me.schema.ts'

/** Who asks, and what they may do. */
export async function readMe(db: Db, actor: Actor): Promise<Me> {
  const { personId: id, kind, roles, scopes } = actor
  const [user] = await queryRows<{ name: string }>(db.$client, {
    name: 'read own name',
    text: 'select name from users where id = $1',
    values: [id],
  })
  return {
    id,
    kind: kind === 'system' ? 'system' : 'person',
    name: user?.name ?? null,
    roles: [...roles],
    scopes: scopes && { ...scopes },
    operations: operations.filter((operation) => mayAlso(actor, operation)),
  } as Me
}
