import { sql } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import { assertRetreatsExist } from '../platform/authority/assert-retreats-exist.ts'
import { preferences } from '../platform/authority/preferences.table.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import type { Me, MeChange } from './me.schema.ts'
import { readMe } from './read-me.ts'

/** Changes what is given of what a person wants of the desk; the first choice of all makes the row. */
export async function changePreferences(
  tx: Tx,
  actor: Actor,
  { change, ifMatch }: { change: MeChange; ifMatch: string },
): Promise<Outcome<Me>> {
  const me = await readMe(tx.$client, actor)
  assertMatches(ifMatch, me)
  const { retreatId, ...chosen } = change.preferences
  if (retreatId) await assertRetreatsExist(tx, [retreatId], () => '/preferences/retreatId')
  const values = { ...chosen, ...(retreatId !== undefined && { defaultRetreatId: retreatId }) }
  const { rowCount } = await tx
    .insert(preferences)
    .values({ id: actor.personId, ...values })
    .onConflictDoUpdate({
      target: preferences.id,
      set: { ...values, id: actor.personId },
      // Only what was read is changed: another request may have come between.
      setWhere: sql`${preferences.version} = ${me.version}`,
    })
  const changed = await readMe(tx.$client, actor)
  if (rowCount === 0) assertMatches(ifMatch, changed)
  const subject = { type: 'user', id: actor.personId }
  return { result: changed, events: [{ id: newId(), type: 'user.preferences_changed', subject, data: {} }] }
}
