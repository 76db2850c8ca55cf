import { type Actor, mayAlso, sees } from '../platform/authority/actor.ts'
import { operations } from '../platform/authority/permissions.ts'
import { type Queryable, queryRows } from '../platform/db/pipeline.ts'
import type { Me, Preferences } from './me.schema.ts'

interface Row extends Preferences {
  name: string | null
  version: number
}

/** Who asks, what they may do, and what they want of the desk. */
export async function readMe(client: Queryable, actor: Actor): Promise<Me> {
  const { personId: id, roles, scopes } = actor
  const kind = actor.kind === 'system' ? 'system' : 'person'
  const [row] = await queryRows<Row & Record<string, unknown>>(client, {
    name: 'read me',
    text: `
      select u.name, coalesce(p.language, 'id')::text as language, p.default_retreat_id as "retreatId",
        coalesce(p.digest, false) as digest, coalesce(p.version, 0) as version
      from (select $1::uuid as id) me left join users u using (id) left join preferences p using (id)`,
    values: [id],
  })
  const { name = null, language = 'id', retreatId = null, digest = false, version = 0 } = row ?? {}
  const visible = retreatId && sees(actor, retreatId) ? retreatId : null
  return {
    id,
    kind,
    name,
    roles: [...roles],
    scopes: scopes && { ...scopes },
    operations: operations.filter((operation) => mayAlso(actor, operation)),
    preferences: kind === 'person' ? { language, retreatId: visible, digest } : null,
    version,
  } as Me
}
